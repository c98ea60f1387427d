import nock from 'nock';

import { runMedium } from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import type { WorkflowRun } from '../../../../../sandbox/engine/workflowRun';
import { rss } from '../../feed/inventedFeed';

const PUBLICATION_ID = 'b0123456789a';
const FEED = rss([{ id: 'aaaaaaaaaaa1', source: `rss----${PUBLICATION_ID}---4` }], {
	title: 'High Tide &amp; Low - Medium',
	description: 'All about &quot;water&quot; - Medium',
	link: `https://medium.com/high-tide?source=rss----${PUBLICATION_ID}---4`,
});

async function get(resource: 'publication' | 'user', parameters: object): Promise<WorkflowRun> {
	return await runMedium({
		parameters: { resource, operation: 'getByName', ...parameters },
		credentials: {},
		settings: { credentials: [] },
	});
}

describe('Publication → Get', () => {
	goOffline();

	it.each([
		['high-tide', 'https://medium.com/feed/high-tide'],
		['https://medium.com/high-tide/a-story-aaaaaaaaaaa1', 'https://medium.com/feed/high-tide'],
		['https://tide.example', 'https://tide.example/feed'],
	])('tells the ID and what the feed says: %s', async (feedPublication, feedUrl) => {
		const { origin, pathname } = new URL(feedUrl);
		nock(origin, { badheaders: ['authorization'] })
			.get(pathname)
			.reply(200, FEED);

		const { error, items } = await get('publication', { feedPublication });

		expect(error).toBeUndefined();
		expect(items('Node')).toEqual([
			{
				json: {
					id: PUBLICATION_ID,
					name: 'High Tide & Low',
					description: 'All about "water"',
					url: 'https://medium.com/high-tide',
					imageUrl: 'https://cdn-images-1.medium.com/fit/c/150/150/1*aBcDeF.png',
					feedUrl,
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('takes the ID from a story where the channel does not tell', async () => {
		const feed = FEED.replace(
			/https:\/\/medium\.com\/high-tide\?source=[^<]*/g,
			'https://tide.example',
		);
		nock('https://tide.example').get('/feed').reply(200, feed);

		const { items } = await get('publication', { feedPublication: 'https://tide.example' });

		expect(items('Node')[0]?.json).toMatchObject({ id: PUBLICATION_ID });
	});

	it('explains an ID, which leads to no feed', async () => {
		const { error } = await get('publication', { feedPublication: PUBLICATION_ID });

		expect(error?.message).toBe('A publication’s ID does not lead to its feed');
	});
});

describe('User → Get by Name', () => {
	goOffline();

	it('tells who it is, without any credential', async () => {
		nock('https://medium.com', { badheaders: ['authorization'] })
			.get('/feed/@ida.brook')
			.reply(200, rss([]));

		const { error, items } = await get('user', { user: 'https://medium.com/@ida.brook/about' });

		expect(error).toBeUndefined();
		expect(items('Node')[0]?.json).toEqual({
			username: 'ida.brook',
			name: 'Ida Brook',
			url: 'https://medium.com/@ida.brook',
			imageUrl: 'https://cdn-images-1.medium.com/fit/c/150/150/1*aBcDeF.png',
			feedUrl: 'https://medium.com/feed/@ida.brook',
		});
	});

	it('says that nobody has this name', async () => {
		nock('https://medium.com').get('/feed/@nobody').reply(404);

		const { error } = await get('user', { user: '@nobody' });

		expect(error?.message).toBe('There is no feed at this address');
	});
});
