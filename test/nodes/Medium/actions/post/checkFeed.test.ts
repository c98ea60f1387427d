import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { useDeduplication } from '../../../../support/deduplication';
import {
	ME,
	medium,
	NODE_TYPE,
	POST_PARAMETERS,
	runMedium,
	USER_ID,
} from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import type { NodeUnderTest } from '../../../../../sandbox/engine/singleNode';
import type { WorkflowRun } from '../../../../../sandbox/engine/workflowRun';
import { type InventedStory, rss } from '../../feed/inventedFeed';
import { storeCreates } from '../../publishing/medium';

/** How long was waited for the feed, in milliseconds. */
const mockSlept: number[] = [];
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => {
		mockSlept.push(ms);
		await Promise.resolve();
	},
}));

const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
const TEXT = '<p>What the tide leaves.</p>';

function shown(title: string, story: Partial<InventedStory> = {}): InventedStory {
	return {
		id: `aaaaaaaaaa${title.length}`,
		title,
		content: TEXT,
		publishedAt: Date.now(),
		...story,
	};
}

/** The feeds that are asked for one after the other; no other request for one may come. */
function answerFeeds(...feeds: Array<InventedStory[] | number>): void {
	for (const feed of feeds) {
		const get = nock('https://medium.com', { badheaders: ['authorization', 'cookie'] }).get(
			'/feed/@ada.writes',
		);
		if (typeof feed === 'number') get.reply(feed, 'no');
		else
			get.reply(200, () =>
				rss(feed.map((story) => ({ ...story, publishedAt: story.publishedAt ?? Date.now() }))),
			);
	}
}

async function publish(
	titles: string[],
	parameters: IDataObject = {},
	settings: Partial<NodeUnderTest> = {},
): Promise<WorkflowRun> {
	return await runMedium({
		parameters: {
			...POST_PARAMETERS,
			title: '={{ $json.title }}',
			contentFormat: 'html',
			content: TEXT,
			publishStatus: 'public',
			options: { checkFeed: true },
			...parameters,
		},
		settings: { type: NODE_TYPE, ...settings },
		input: titles.map((title) => ({ json: { title } })),
	});
}

describe('Check the Feed', () => {
	goOffline();
	beforeEach(() => {
		mockSlept.length = 0;
	});

	it('a story without a clear answer that is in the feed is published, with its ID and link', async () => {
		const { requests } = storeCreates('lost');
		answerFeeds([shown('a', { tags: ['sea', 'tide'] })]);

		const { error, items, nodes } = await publish(['a'], {
			additionalFields: { canonicalUrl: 'https://ada.example/a' },
		});

		expect(error).toBeUndefined();
		expect(requests).toEqual(['a']);
		expect(items('Node').map(({ json }) => json)).toEqual([
			{
				id: 'aaaaaaaaaa1',
				title: 'a',
				authorId: USER_ID,
				url: 'https://medium.com/@ida.brook/story-aaaaaaaaaa1',
				canonicalUrl: 'https://ada.example/a',
				publishStatus: 'public',
				publishedAt: expect.any(Number) as number,
				tags: ['sea', 'tide'],
				warnings: [],
			},
		]);
		expect(nodes.Node?.[0]?.hints.map(({ message }) => message)).toEqual([
			'Item 0: Medium gave no clear response, but “a” is in your feed, so it counts as published. The output is what the feed shows.',
		]);
	});

	it('looks three times, for 15 seconds, and concludes nothing from what is not there', async () => {
		const { requests } = storeCreates('lost');
		answerFeeds([], [shown('another')], [shown('a', { publishedAt: Date.now() - 60_000 })]);

		const { error } = await publish(['a']);

		expect(mockSlept).toEqual([0, 5_000, 10_000]);
		expect(requests).toEqual(['a']);
		expect(error?.description).toContain('The story “a” may have been created');
		expect(error?.description).toContain('Your feed does not show it, which says nothing yet');
	});

	it('a second try finds what the first could not see yet, and goes on', async () => {
		const { requests } = storeCreates('lost');
		answerFeeds([], [], [], [shown('a')]);

		const { error, items } = await publish(['a', 'bb'], {}, RETRY);

		expect(error).toBeUndefined();
		expect(requests).toEqual(['a', 'bb']);
		expect(items('Node').map(({ json }) => json.id)).toEqual(['aaaaaaaaaa1', 'f2']);
	});

	it('a second try that sees nothing either sends nothing', async () => {
		const { requests } = storeCreates('lost');
		answerFeeds([], [], [], []);

		const { error } = await publish(['a'], {}, RETRY);

		expect(requests).toEqual(['a']);
		expect(error?.message).toContain('so it was not sent again');
		expect(error?.description).toContain('Your feed does not show it');
	});

	it.each<[string, number]>([
		['throttled', 429],
		['not there', 404],
	])('a feed that is %s settles nothing, and its message is told', async (_what, status) => {
		storeCreates('lost');
		answerFeeds(status);

		const { error } = await publish(['a']);

		expect(error?.description).toContain('may have been created');
		expect(error?.description).toMatch(/Your feed could not be looked at: “[A-Z]/);
	});

	it('nobody’s feed is asked for where Medium does not say who the user is', async () => {
		medium()
			.get('/me')

			.reply(200, { data: { ...ME, username: undefined } });
		storeCreates('lost');

		const { error } = await publish(['a']);

		expect(error?.description).toContain('Medium did not say whose feed it would be in');
	});

	it.each(['draft', 'unlisted'])('no feed is asked for a story that is %s', async (status) => {
		storeCreates('lost');

		const { error } = await publish(['a'], { publishStatus: status });

		expect(error?.description).toContain('may have been created');
	});

	it('nor for one that Medium answered, or refused', async () => {
		const { stored } = storeCreates(undefined, 429);
		expect((await publish(['a'])).error).toBeUndefined();
		expect((await publish(['a'])).error).toBeDefined();
		expect(stored).toEqual(['a']);
	});

	it('one story in the feed is not taken for two of the same title', async () => {
		const { stored } = storeCreates('lost', 502);
		// The first is seen at once; the second was never stored.
		const first = shown('a');
		answerFeeds([first], [first], [first], [first]);

		const { items } = await publish(['a', 'a'], {}, { onError: 'continueRegularOutput' });

		expect(stored).toEqual(['a']);
		const [one, other] = items('Node').map(({ json }) => json);
		expect(one?.id).toBe('aaaaaaaaaa1');
		expect(JSON.stringify(other)).toContain('may have been created');
	});

	it('while two of the same title are in doubt, neither is looked for', async () => {
		storeCreates('lost', 502);
		answerFeeds([], [], []);

		const { items } = await publish(['a', 'a'], {}, { onError: 'continueRegularOutput' });

		expect(items('Node').map(({ json }) => json.id)).toEqual([undefined, undefined]);
	});

	it.each(['skip', 'sendAgain'])(
		'what an earlier execution left in doubt is published where the feed has it (%s)',
		async (unknownOutcome) => {
			await useDeduplication();
			const { requests } = storeCreates('lost');
			answerFeeds([], [], [], [shown('a', { publishedAt: Date.now() - 3_600_000 })]);
			const skip = {
				skipIfPublished: true,
				recognizeBy: 'titleAndContent',
				skipOptions: { unknownOutcome },
			};

			await publish(['a'], skip);
			const { items } = await publish(['a'], skip);
			const again = await publish(['a'], skip);

			expect(requests).toEqual(['a']);
			for (const run of [items('Node'), again.items('Node')]) {
				expect(run.map(({ json }) => json.reason)).toEqual(['alreadyPublished']);
			}
		},
	);

	it('a switch that is neither on nor off is said before anything is sent', async () => {
		const { requests } = storeCreates();

		const { error } = await publish(['a'], { options: { checkFeed: '={{ "maybe" }}' } });

		expect(error?.message).toBe('Check the Feed is neither true nor false');
		expect(requests).toEqual([]);
	});
});
