import type { IDataObject } from 'n8n-workflow';

import { readSwitch } from '../../../../nodes/Medium/parameters/readSwitch';
import {
	answerMe,
	medium,
	POST_PARAMETERS,
	postAnswer,
	PUBLICATION_ID,
	runMedium,
	USER_ID,
} from '../../../support/mediumNode';
import { goOffline } from '../../../support/offline';

describe('readSwitch', () => {
	it.each<[unknown, boolean | undefined]>([
		[true, true],
		[false, false],
		['true', true],
		[' False\n', false],
		['', undefined],
		[null, undefined],
		[undefined, undefined],
	])('reads %p as %p', (value, expected) => {
		expect(readSwitch('A switch', value)).toEqual(
			expected === undefined ? {} : { value: expected },
		);
	});

	it.each([1, 0, 'yes', 'no', 'on', {}, [], [true], 'x'.repeat(1000)])('refuses %p', (value) => {
		const { problem } = readSwitch('A switch', value);
		expect(problem).toMatchObject({
			field: 'A switch',
			message: 'A switch is neither true nor false',
			description: expect.stringContaining('true or false') as string,
		});
		expect(problem?.description.length).toBeLessThan(200);
	});
});

describe('In a Publication and Notify Followers, from an expression', () => {
	goOffline();

	const parameters: IDataObject = {
		...POST_PARAMETERS,
		publication: '={{ $json.inPublication }}',
		publicationId: { __rl: true, mode: 'id', value: PUBLICATION_ID },
		additionalFields: { notifyFollowers: '={{ $json.notify }}' },
	};

	it('never let a story for a publication appear on the profile', async () => {
		const posts: unknown[] = [];
		answerMe();
		for (const path of [`/publications/${PUBLICATION_ID}/posts`, `/users/${USER_ID}/posts`]) {
			medium()
				.post(path)
				.times(2)
				.reply(201, async (request: Request) => {
					const { notifyFollowers } = (await request.json()) as IDataObject;
					posts.push([path.split('/')[1], notifyFollowers]);
					return postAnswer();
				});
		}

		const { items } = await runMedium({
			parameters,
			input: [
				{ json: { inPublication: true, notify: 'false' } },
				{ json: { inPublication: 'true', notify: true } },
				{ json: { inPublication: 'yes' } },
				{ json: { inPublication: true, notify: 'no' } },
				{ json: { inPublication: 'false', notify: false } },
				{ json: { inPublication: null, notify: null } },
			],
			settings: { onError: 'continueRegularOutput' },
		});

		expect(posts).toEqual([
			['publications', false],
			['publications', true],
			['users', false],
			['users', undefined],
		]);
		expect(items('Node').map(({ json }) => json.error)).toEqual([
			undefined,
			undefined,
			'In a Publication is neither true nor false',
			'Notify Followers is neither true nor false',
			undefined,
			undefined,
		]);
	});
});
