import type { IBinaryKeyData } from 'n8n-workflow';

import { matchFile } from '../../../../../nodes/Medium/actions/post/matchFile';

const file = (fileName?: string, directory?: string): IBinaryKeyData[string] => ({
	data: '',
	mimeType: 'image/png',
	fileName,
	directory,
});

const FILES: IBinaryKeyData = {
	data: file('story.md', '/files/posts'),
	well: file('well-head.png', '/files/posts/images'),
	data_2: file('map.png', '/files/posts/images'),
	data_3: file('map.png', '/files/other'),
	cover: file('Größe 100%.jpg'),
	nameless: file(),
};

describe('matchFile', () => {
	it.each([
		['well', 'well'],
		['well-head.png', 'well'],
		['images/well-head.png', 'well'],
		['./images/well-head.png', 'well'],
		['../posts/images/well-head.png', 'well'],
		['/files/posts/images/well-head.png', 'well'],
		['file:///files/posts/images/well-head.png', 'well'],
		['images\\well-head.png', 'well'],
		['WELL-HEAD.PNG', 'well'],
		['assets/2024/well-head.png', 'well'],
		['well-head.png?width=600#top', 'well'],
		['attachment:well', 'well'],
		['binary:cover', 'cover'],
		['images/map.png', 'data_2'],
		['other/map.png', 'data_3'],
		['map.png', 'data_2'],
		['Gr%C3%B6%C3%9Fe%20100%.jpg', 'cover'],
		['Größe 100%.jpg', 'cover'],
		['cover.jpg', 'cover'],
	])('%s is in the field %s', (reference, field) => {
		expect(matchFile(reference, FILES)).toBe(field);
	});

	it.each(['', './', 'head.png', 'images/', 'nothing.png', '%zz', 'ell-head.png'])(
		'“%s” is in none',
		(reference) => {
			expect(matchFile(reference, FILES)).toBeUndefined();
		},
	);
});
