import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { version } from '../../../../../package.json';
import { runMedium } from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import type { WorkflowRun } from '../../../../../sandbox/engine/workflowRun';
import { type InventedStory, rss, START } from '../../feed/inventedFeed';

const DAY = 24 * 60 * 60 * 1000;
const STORIES: InventedStory[] = [
	{ id: 'aaaaaaaaaaa3', title: 'Three', tags: ['sea'], publishedAt: START },
	{
		id: 'aaaaaaaaaaa2',
		title: 'Two',
		tags: ['tide', 'sea'],
		author: 'Max Weir',
		publishedAt: START - DAY,
		content: '<p>The <strong>moon</strong> pulls.</p>',
	},
	{
		id: 'aaaaaaaaaaa1',
		title: 'One',
		tags: ['harbour'],
		publishedAt: START - 2 * DAY,
		content: undefined,
	},
];
const TYPE = { 'content-type': 'text/xml; charset=utf-8' };

/** The address of a feed, with what must be on the wire: who asks, and no token. */
function site(): nock.Scope {
	return nock('https://medium.com', {
		reqheaders: { 'user-agent': `n8n-nodes-medium/${version}` },
		badheaders: ['authorization', 'cookie'],
	});
}

async function getMany(
	parameters: IDataObject = {},
	settings: { onError?: 'continueRegularOutput' } = {},
): Promise<WorkflowRun> {
	return await runMedium({
		parameters: {
			resource: 'post',
			operation: 'getMany',
			source: 'user',
			user: '@ida.brook',
			...parameters,
		},
		credentials: {},
		settings: { ...settings, credentials: [] },
	});
}

async function titles(parameters: IDataObject): Promise<unknown[]> {
	site().get('/feed/@ida.brook').reply(200, rss(STORIES), TYPE);
	const { error, items } = await getMany(parameters);
	expect(error).toBeUndefined();
	return items('Node').map(({ json }) => json.title);
}

describe('Post → Get Many', () => {
	goOffline();

	it('gives the stories of a user, without any credential', async () => {
		site().get('/feed/@ida.brook').reply(200, rss(STORIES), TYPE);

		const { error, items } = await getMany();

		expect(error).toBeUndefined();
		expect(items('Node').map(({ pairedItem }) => pairedItem)).toEqual(
			STORIES.map(() => ({ item: 0 })),
		);
		expect(items('Node')[1]?.json).toEqual({
			id: 'aaaaaaaaaaa2',
			title: 'Two',
			subtitle: null,
			url: 'https://medium.com/@ida.brook/story-aaaaaaaaaaa2',
			publishedAt: '2026-03-13T17:39:08.000Z',
			updatedAt: expect.stringMatching(/^2026-03-\d\dT.*Z$/) as string,
			author: 'Max Weir',
			tags: ['tide', 'sea'],
			imageUrl: null,
			snippet: 'The moon pulls.',
			content: 'The **moon** pulls.\n',
			isTruncated: false,
			readingTime: 1,
			publicationId: null,
		});
		expect(items('Node')[2]?.json).toMatchObject({ isTruncated: true, readingTime: null });
	});

	it.each<[IDataObject, string]>([
		[{ source: 'publication', feedPublication: 'https://medium.com/high-tide' }, '/feed/high-tide'],
		[{ source: 'tag', tag: '#Machine Learning' }, '/feed/tag/machine-learning'],
		[
			{ source: 'publicationTag', feedPublication: 'high-tide', tag: 'sea' },
			'/feed/high-tide/tagged/sea',
		],
		[{ source: 'url', feedUrl: 'https://medium.com/@ida.brook?source=x' }, '/feed/@ida.brook'],
	])('reads %j', async (parameters, path) => {
		site().get(path).reply(200, rss(STORIES), TYPE);

		const { error, items } = await getMany(parameters);

		expect(error).toBeUndefined();
		expect(items('Node')).toHaveLength(3);
	});

	it.each<[IDataObject, string[]]>([
		[{ limit: 2 }, ['Three', 'Two']],
		[{ filters: { tags: 'Harbour, Tide' } }, ['Two', 'One']],
		[{ filters: { words: ['moon'] } }, ['Two']],
		[{ filters: { author: 'max weir' } }, ['Two']],
		[{ filters: { publishedAfter: '2026-03-13T00:00:00Z' } }, ['Three', 'Two']],
		[{ filters: { tags: 'nothing' } }, []],
	])('keeps to %j', async (parameters, expected) => {
		expect(await titles(parameters)).toEqual(expected);
	});

	it.each<[string, unknown]>([
		['html', '<p>The <strong>moon</strong> pulls.</p>'],
		['text', 'The moon pulls.'],
		['none', undefined],
	])('gives the content as %s', async (storyContent, content) => {
		site().get('/feed/@ida.brook').reply(200, rss(STORIES), TYPE);

		const { items } = await getMany({ storyContent });

		expect(items('Node')[1]?.json.content).toEqual(content);
	});

	it('gives the entry as it is written where it is not to be simplified', async () => {
		site().get('/feed/@ida.brook').reply(200, rss(STORIES), TYPE);

		const { items } = await getMany({ simplify: false, limit: 1 });

		expect(items('Node')[0]?.json.feedItem).toMatchObject({
			guid: 'https://medium.com/p/aaaaaaaaaaa3',
			link: expect.stringContaining('?source=rss-') as string,
		});
	});

	it.each<[IDataObject, string, RegExp]>([
		[{ user: '  ' }, 'No user is given', /such as @jane/],
		[{ user: { a: 1 } }, 'User is not a text', /Choose the property/],
		[
			{ source: 'publication', feedPublication: '@ida' },
			'This is a profile, not a publication',
			/choose the user as the source/,
		],
		[{ source: 'tag', tag: '!!' }, 'This is not a tag', /machine-learning/],
		[{ source: 'shelf' }, 'Source has a value that is none of its options', /Use one of/],
		[{ storyContent: 'pdf' }, 'Content has a value that is none of its options', /markdown/],
		[{ filters: { publishedAfter: 'soon' } }, 'Published After is not a date', /It reads “soon”/],
		[{ filters: { tags: { a: 1 } } }, 'Tags is not a text', /a list or an object/],
	])('refuses %j before anything is asked: %s', async (parameters, message, description) => {
		const { error } = await getMany(parameters);

		expect(error?.message).toBe(message);
		expect((error as { description?: string }).description).toMatch(description);
	});

	const feed = rss(STORIES);
	it('asks again after a feed that broke off and after 503, and not after more than that', async () => {
		site()
			.get('/feed/@ida.brook')
			.reply(200, feed.slice(0, feed.length / 2), TYPE);
		site().get('/feed/@ida.brook').reply(503);
		site().get('/feed/@ida.brook').reply(200, feed, TYPE);
		const { error, items } = await getMany();
		expect(error).toBeUndefined();
		expect(items('Node')).toHaveLength(3);
	}, 20_000);

	it('waits where the server says for how long', async () => {
		site().get('/feed/@ida.brook').reply(429, '', { 'retry-after': '1' });
		site().get('/feed/@ida.brook').reply(200, feed, TYPE);

		const { error } = await getMany();

		expect(error).toBeUndefined();
	}, 20_000);

	it('follows redirects', async () => {
		site().get('/feed/@ida.brook').reply(302, '', { location: 'https://medium.com/feed/@ida' });
		site().get('/feed/@ida').reply(200, feed, TYPE);
		expect((await getMany()).error).toBeUndefined();
	});

	it('goes on after a feed that cannot be had where the node is set to', async () => {
		site().get('/feed/@ida.brook').reply(404);

		const { items } = await getMany({}, { onError: 'continueRegularOutput' });

		expect(items('Node')).toEqual([
			{
				json: {
					error: 'There is no feed at this address',
					description: expect.stringContaining('copy the whole address') as string,
					httpCode: '404',
				},
				pairedItem: { item: 0 },
			},
		]);
	});
});
