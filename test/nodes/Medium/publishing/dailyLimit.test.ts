import type { IDataObject } from 'n8n-workflow';

import { DailyLimit } from '../../../../nodes/Medium/publishing/dailyLimit';
import { type MemoryDeduplicator, useDeduplication } from '../../../support/deduplication';
import { POST_PARAMETERS, PUBLICATION_ID, runMedium } from '../../../support/mediumNode';
import { goOffline } from '../../../support/offline';
import type { NodeUnderTest } from '../../../../sandbox/engine/singleNode';
import { strictContext } from '../../../support/strictContext';
import type { WorkflowRun } from '../../../../sandbox/engine/workflowRun';
import { type CreateFault, storeCreates } from './medium';
import type { IExecuteFunctions } from 'n8n-workflow';

const CONTINUE_LATER = { options: { dailyLimit: 'continueLater' } };
const HELD_BACK = { published: false, reason: 'dailyLimit' };
const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 5, 1, 10, 30);
const none = (count: number): CreateFault[] => Array<CreateFault>(count).fill(undefined);

async function publish(
	titles: string[],
	parameters: IDataObject = {},
	settings?: Partial<NodeUnderTest>,
): Promise<WorkflowRun> {
	return await runMedium({
		parameters: { ...POST_PARAMETERS, title: '={{ $json.title }}', ...parameters },
		settings,
		input: titles.map((title) => ({ json: { title } })),
	});
}

describe('when the daily limit is reached', () => {
	goOffline();
	let memory: MemoryDeduplicator;
	beforeEach(async () => {
		memory = await useDeduplication();
	});
	afterEach(() => jest.restoreAllMocks());

	it('the execution stops, and says when the window ends at the latest', async () => {
		jest.spyOn(Date, 'now').mockReturnValue(NOW);
		const medium = storeCreates(undefined, 'dailyLimit');

		const { error } = await publish(['a', 'b', 'c']);

		expect(medium.requests).toEqual(['a', 'b']);
		expect(error).toMatchObject({
			message: 'Medium accepts no more stories from you today',
			httpCode: '429',
			context: { itemIndex: 1 },
		});
		// 10:30 UTC is 06:30 in New York, which is where n8n takes itself to be.
		expect(error?.description).toMatch(
			/These end on 2 June 2026 at 06:30 \(America\/New_York\) at the latest\. This story was not created/,
		);
	});

	it.each([0, 1, 5, 10])('after %i stories nothing more is sent, on any try', async (published) => {
		const medium = storeCreates(...none(published), 'dailyLimit');
		const titles = Array.from({ length: 12 }, (_, index) => `${index}`);

		const run = await publish(titles, {}, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });

		expect(run.finished).toBe(false);
		expect(run.error?.message).toBe('Medium accepts no more stories from you today');
		expect(medium.requests).toHaveLength(published + 1);
		expect(medium.stored).toHaveLength(published);
	});

	it('every item that is left says so where the node continues', async () => {
		const medium = storeCreates(undefined, 'dailyLimit');
		const run = await publish(['a', 'b', 'c'], {}, { onError: 'continueRegularOutput' });

		expect(medium.requests).toEqual(['a', 'b']);
		expect(run.items('Node').map(({ json }) => [json.id, json.error, json.httpCode])).toEqual([
			['f1', undefined, undefined],
			[undefined, 'Medium accepts no more stories from you today', '429'],
			[undefined, 'Medium accepts no more stories from you today', '429'],
		]);
	});

	it('with Continue Later the others are kept for another run, and one hint says why', async () => {
		const medium = storeCreates(undefined, 'dailyLimit');
		const { items, nodes, finished } = await publish(['a', 'b', 'c'], CONTINUE_LATER);

		expect(finished).toBe(true);
		expect(medium.requests).toEqual(['a', 'b']);
		expect(items('Node').map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[expect.objectContaining({ id: 'f1' }), { item: 0 }],
			[HELD_BACK, { item: 1 }],
			[HELD_BACK, { item: 2 }],
		]);
		const hints = nodes['Node']?.[0]?.hints ?? [];
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(
				/^Item 1: Medium accepts no more.*The 24 hours end on .* at the latest/,
			),
		]);
	});

	it('a publication counts as well as the profile', async () => {
		const medium = storeCreates('dailyLimit');
		const { items } = await publish(['a', 'b'], {
			...CONTINUE_LATER,
			publication: '={{ $json.title === "a" }}',
			publicationId: PUBLICATION_ID,
		});
		expect(medium.requests).toEqual(['a']);
		expect(items('Node').map(({ json }) => json)).toEqual([HELD_BACK, HELD_BACK]);
	});

	it('the words tell as well, whatever the code', async () => {
		const medium = storeCreates('dailyLimitInWords');
		const { items } = await publish(['a', 'b'], CONTINUE_LATER);
		expect(medium.requests).toEqual(['a']);
		expect(items('Node').map(({ json }) => json)).toEqual([HELD_BACK, HELD_BACK]);
	});

	it('a 429 with another code is no daily limit', async () => {
		const medium = storeCreates(429);
		await publish(['a', 'b'], CONTINUE_LATER, { onError: 'continueRegularOutput' });
		expect(medium.requests).toEqual(['a', 'b']);
	});

	it('is refused in words when the option holds something else', async () => {
		storeCreates();
		const { error } = await publish(['a'], { options: { dailyLimit: 'whenever' } });
		expect(error?.message).toContain('When the Daily Limit Is Reached');
		expect(error?.description).toContain('continueLater, stop');
	});

	describe('with Skip If Already Published', () => {
		const backlog = {
			...CONTINUE_LATER,
			skipIfPublished: true,
			recognizeBy: 'expression',
			storyKey: '={{ $json.title }}',
		};
		const kinds = ({ items }: WorkflowRun): unknown[] =>
			items('Node').map(({ json }) => json.reason ?? 'published');

		it('a backlog is worked off, each story once', async () => {
			const titles = Array.from({ length: 7 }, (_, index) => `${index}`);
			const medium = storeCreates();
			for (let day = 0; day < 3; day++) {
				medium.faults = [...none(3), 'dailyLimit'];
				await publish(titles, backlog);
			}
			expect(medium.stored).toEqual(titles);
			expect(medium.requests).toHaveLength(9);
			expect(kinds(await publish(titles, backlog))).toEqual(Array(7).fill('alreadyPublished'));
		});

		it('what was published before is not said to be held back, in any order', async () => {
			const medium = storeCreates();
			await publish(['a', 'b'], backlog);
			medium.faults = ['dailyLimit'];
			expect(kinds(await publish(['d', 'b', 'c', 'a'], backlog))).toEqual([
				'dailyLimit',
				'alreadyPublished',
				'dailyLimit',
				'alreadyPublished',
			]);
			expect(memory.entries().filter((entry) => /: [cd]$/.test(entry))).toEqual([]);
			expect(memory.entries()).toHaveLength(6);
		});
	});
});

describe('DailyLimit', () => {
	function execution(id: string, flow: Record<string, unknown> = {}): IExecuteFunctions {
		return strictContext<IExecuteFunctions>({
			getContext: () => flow,
			getExecutionId: () => id,
		});
	}

	it('holds back until the window ends, counted from the first story that is known', () => {
		const limit = new DailyLimit(execution('1'), 'account');
		expect(limit.endsAt(NOW)).toBeUndefined();
		expect(limit.reach(NOW, NOW - 1000)).toBe(NOW - 1000 + DAY);
		expect(limit.endsAt(NOW)).toBe(NOW - 1000 + DAY);
		// A workflow may wait a day in the middle of a loop.
		expect(limit.endsAt(NOW - 1000 + DAY)).toBeUndefined();
	});

	it('counts from now where no story is known', () => {
		expect(new DailyLimit(execution('1'), 'account').reach(NOW)).toBe(NOW + DAY);
	});

	it('is shared by the nodes of an execution, for each account on its own', () => {
		const flow = {};
		new DailyLimit(execution('1', flow), 'account').reach(NOW);
		new DailyLimit(execution('1', flow), 'other').reach(NOW + 5);
		expect(new DailyLimit(execution('1', flow), 'account').endsAt(NOW)).toBe(NOW + DAY);
		expect(new DailyLimit(execution('1', flow), 'third').endsAt(NOW)).toBeUndefined();
	});

	it('ends with the execution: a retry of it asks Medium again', () => {
		const flow = {};
		new DailyLimit(execution('1', flow), 'account').reach(NOW);
		expect(new DailyLimit(execution('2', flow), 'account').endsAt(NOW)).toBeUndefined();
	});

	it.each([null, 'text', { account: 1 }, { account: { executionId: '1', endsAt: 'x' } }])(
		'does not trust a context that holds %j',
		(mediumDailyLimit) => {
			const limit = new DailyLimit(execution('1', { mediumDailyLimit }), 'account');
			expect(limit.endsAt(NOW)).toBeUndefined();
		},
	);
});
