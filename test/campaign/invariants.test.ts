import { findViolations, type Rule } from './invariants';
import type { Create, ExecutionObservation, Fate, Report, Story } from './observation';
import type { Plan } from './plan';

const PLAN: Plan = {
	index: 0,
	items: [],
	onError: 'continueRegularOutput',
	publishStatus: 'draft',
	target: 'profile',
	faults: [],
};
const SKIPPING: Plan = { ...PLAN, recognizeBy: 'titleAndContent' };

const LOOKING: Plan = { ...PLAN, publishStatus: 'public', checkFeed: 'prompt' };

const create = (title: string, changes: Partial<Create> = {}): Create => ({
	title,
	status: 201,
	overLimit: false,
	answered: true,
	...changes,
});
const lost = (title: string): Create => ({
	title,
	fault: 'resetAfterStoring',
	overLimit: false,
	answered: false,
});
const refusal = (title: string): Create => create(title, { status: 429, fault: 'tooManyRequests' });
const limit = (title: string): Create =>
	create(title, { status: 429, fault: 'dailyLimit', overLimit: true });
const story = (title: string, id = `id of ${title}`): Story => ({
	id,
	title,
	publishStatus: 'draft',
});

const publicStory = (title: string): Story => ({ ...story(title), publishStatus: 'public' });

const published = (title: string, id = `id of ${title}`): Report => ({
	kind: 'published',
	id,
	title,
});
const UNKNOWN: Report = { kind: 'unknown', text: 'may have been created', timedOut: false };
const TIMED_OUT: Report = { ...UNKNOWN, timedOut: true };
const REFUSED: Report = { kind: 'refused', text: 'no' };
const OVER_LIMIT: Report = { kind: 'overLimit', text: 'no more today' };
const HELD_BACK: Report = { kind: 'heldBack' };
const ALREADY: Report = { kind: 'skipped', reason: 'alreadyPublished', key: 'k' };
const IN_DOUBT: Report = { kind: 'skipped', reason: 'outcomeUnknown', key: 'k' };

const fate = (title: string, ...reports: Report[]): Fate => ({
	title,
	state: 'reported',
	reports,
});
const without = (title: string, state: 'passed' | 'notReached'): Fate => ({
	title,
	state,
	reports: [],
});

type Parts = Partial<ExecutionObservation>;

const execution = (parts: Parts): ExecutionObservation => ({
	fates: [],
	creates: [],
	stored: [],
	readFaults: [],
	feedsRead: 0,
	...parts,
});

/** The rules that the executions break, each once. */
function broken(plan: Plan, ...executions: Parts[]): Rule[] {
	const violations = findViolations(plan, { executions: executions.map(execution) });
	return [...new Set(violations.map(({ rule }) => rule))];
}

const FINE: Array<[string, Plan, Parts[]]> = [
	['nothing at all', PLAN, [{}]],
	[
		'everything published',
		PLAN,
		[
			{
				fates: [fate('a', published('a')), fate('b', published('b'))],
				creates: [create('a'), create('b')],
				stored: [story('a'), story('b')],
			},
		],
	],
	[
		'equal items, each published',
		PLAN,
		[
			{
				fates: [fate('a', published('a', '1')), fate('a', published('a', '2'))],
				creates: [create('a'), create('a')],
				stored: [story('a', '1'), story('a', '2')],
			},
		],
	],
	[
		'sent again after a refusal',
		PLAN,
		[
			{
				fates: [fate('a', published('a'))],
				creates: [refusal('a'), create('a')],
				stored: [story('a')],
			},
		],
	],
	[
		'refused in an answer that broke off',
		PLAN,
		[{ fates: [fate('a', REFUSED)], creates: [{ ...refusal('a'), answered: false }] }],
	],
	[
		'unknown, stored or not',
		PLAN,
		[
			{
				fates: [fate('a', UNKNOWN), fate('b', UNKNOWN)],
				creates: [lost('a'), lost('b')],
				stored: [story('a')],
			},
		],
	],
	[
		'stopped by the second of three',
		PLAN,
		[
			{
				fates: [without('a', 'passed'), fate('b', REFUSED), without('c', 'notReached')],
				creates: [create('a'), refusal('b')],
				stored: [story('a')],
				stoppedBy: 'no',
			},
		],
	],
	[
		'the daily limit, stopped',
		PLAN,
		[{ fates: [fate('a', OVER_LIMIT), fate('b', OVER_LIMIT)], creates: [limit('a')] }],
	],
	[
		'the daily limit, continued later',
		{ ...SKIPPING, dailyLimit: 'continueLater' },
		[
			{ fates: [fate('a', HELD_BACK), fate('b', HELD_BACK)], creates: [limit('a')] },
			{
				fates: [fate('a', published('a')), fate('b', published('b'))],
				creates: [create('a'), create('b')],
				stored: [story('a'), story('b')],
			},
		],
	],
	[
		'skipped the second time',
		SKIPPING,
		[
			{
				fates: [fate('a', published('a')), fate('b', UNKNOWN), fate('c', REFUSED)],
				creates: [create('a'), lost('b'), refusal('c')],
				stored: [story('a')],
			},
			{
				fates: [fate('a', ALREADY), fate('b', IN_DOUBT), fate('c', published('c'))],
				creates: [create('c')],
				stored: [story('c')],
			},
		],
	],
	[
		'seen in the feed, or not yet',
		LOOKING,
		[
			{
				fates: [fate('a', published('a')), fate('b', UNKNOWN), fate('c', UNKNOWN)],
				creates: [lost('a'), lost('b'), create('c', { fault: 'latency', answered: false })],
				stored: [publicStory('a'), publicStory('c')],
				feedsRead: 4,
			},
		],
	],
	[
		'two of a kind, of which one is seen',
		LOOKING,
		[
			{
				fates: [fate('a', UNKNOWN), fate('a', UNKNOWN)],
				creates: [lost('a'), lost('a')],
				stored: [publicStory('a')],
			},
		],
	],
	[
		'in doubt, as the feed cannot be read',
		{ ...LOOKING, checkFeed: 'throttled' },
		[{ fates: [fate('a', UNKNOWN)], creates: [lost('a')], stored: [publicStory('a')] }],
	],
	['given up before it arrived', { ...PLAN, writeTimeout: 1 }, [{ fates: [fate('a', TIMED_OUT)] }]],
	[
		'a read that failed',
		PLAN,
		[{ fates: [fate('a', REFUSED)], readFaults: ['cloudflareChallenge'] }],
	],
];

const BROKEN: Array<[Rule, string, Plan, Parts[]]> = [
	[
		'shown but in doubt',
		'the only one of its title',
		LOOKING,
		[{ fates: [fate('a', UNKNOWN)], creates: [lost('a')], stored: [publicStory('a')] }],
	],
	[
		'published but not stored',
		'taken for another in the feed',
		LOOKING,
		[
			{
				fates: [fate('a', published('a', '1')), fate('a', published('a', '1'))],
				creates: [create('a'), lost('a')],
				stored: [{ ...publicStory('a'), id: '1' }],
			},
		],
	],
	[
		'feed read without a reason',
		'not asked for',
		PLAN,
		[{ fates: [fate('a', UNKNOWN)], creates: [lost('a')], feedsRead: 1 }],
	],
	[
		'feed read without a reason',
		'for a draft',
		{ ...LOOKING, publishStatus: 'draft' },
		[{ fates: [fate('a', UNKNOWN)], creates: [lost('a')], feedsRead: 1 }],
	],
	[
		'stored twice',
		'an item',
		PLAN,
		[
			{
				fates: [fate('a', published('a', '1'))],
				creates: [create('a'), create('a')],
				stored: [story('a', '1'), story('a', '2')],
			},
		],
	],
	[
		'stored twice',
		'more often than there are equal items',
		PLAN,
		[
			{
				fates: [fate('a', published('a', '1')), fate('a', published('a', '2'))],
				creates: [create('a'), create('a'), create('a')],
				stored: [story('a', '1'), story('a', '2'), story('a', '3')],
			},
		],
	],
	[
		'stored twice',
		'a key, by equal items',
		SKIPPING,
		[
			{
				fates: [fate('a', published('a', '1')), fate('a', published('a', '2'))],
				creates: [create('a'), create('a')],
				stored: [story('a', '1'), story('a', '2')],
			},
		],
	],
	[
		'stored twice',
		'a key, by two executions',
		SKIPPING,
		[
			{ fates: [fate('a', UNKNOWN)], creates: [lost('a')], stored: [story('a', '1')] },
			{
				fates: [fate('a', published('a', '2'))],
				creates: [create('a')],
				stored: [story('a', '2')],
			},
		],
	],
	[
		'published but not stored',
		'no such story',
		PLAN,
		[{ fates: [fate('a', published('a'))], creates: [create('a')] }],
	],
	[
		'published but not stored',
		'another id',
		PLAN,
		[{ fates: [fate('a', published('a', 'x'))], creates: [create('a')], stored: [story('a')] }],
	],
	[
		'published but not stored',
		'the answer of another item',
		PLAN,
		[
			{
				fates: [fate('a', published('b')), fate('b', published('b'))],
				creates: [create('a'), create('b')],
				stored: [story('a'), story('b')],
			},
		],
	],
	[
		'published but not stored',
		'one answer for two equal items',
		PLAN,
		[
			{
				fates: [fate('a', published('a', '1')), fate('a', published('a', '1'))],
				creates: [create('a'), create('a')],
				stored: [story('a', '1'), story('a', '2')],
			},
		],
	],
	[
		'published but not stored',
		'passed over on the way to the item that stopped',
		PLAN,
		[
			{
				fates: [without('a', 'passed'), fate('b', REFUSED)],
				creates: [refusal('b')],
				stoppedBy: 'no',
			},
		],
	],
	[
		'stored otherwise than asked',
		'public in place of draft',
		PLAN,
		[
			{
				fates: [fate('a', published('a'))],
				creates: [create('a')],
				stored: [{ ...story('a'), publishStatus: 'public' }],
			},
		],
	],
	[
		'stored otherwise than asked',
		'on the profile in place of the publication',
		{ ...PLAN, target: 'publication' },
		[{ fates: [fate('a', published('a'))], creates: [create('a')], stored: [story('a')] }],
	],
	...[REFUSED, OVER_LIMIT, HELD_BACK, ALREADY].map((report): [Rule, string, Plan, Parts[]] => [
		'stored but not said',
		`said to be ${report.kind}`,
		PLAN,
		[{ fates: [fate('a', report)], creates: [lost('a')], stored: [story('a')] }],
	]),
	[
		'stored but not said',
		'an item after the one that stopped',
		PLAN,
		[
			{
				fates: [fate('a', REFUSED), without('b', 'notReached')],
				creates: [refusal('a'), create('b')],
				stored: [story('b')],
				stoppedBy: 'no',
			},
		],
	],
	[
		'stored but not said',
		'a story that no item asked for',
		PLAN,
		[{ creates: [create('z')], stored: [story('z')] }],
	],
	[
		'sent again',
		'after an unknown outcome',
		PLAN,
		[{ fates: [fate('a', UNKNOWN)], creates: [lost('a'), lost('a')] }],
	],
	[
		'sent again',
		'after an unknown outcome, then refused',
		PLAN,
		[{ fates: [fate('a', REFUSED)], creates: [lost('a'), refusal('a')] }],
	],
	[
		'sent again',
		'after an answer',
		PLAN,
		[
			{
				fates: [fate('a', published('a', '1'))],
				creates: [create('a'), lost('a')],
				stored: [story('a', '1')],
			},
		],
	],
	[
		'sent again',
		'more often than there are equal items',
		PLAN,
		[
			{
				fates: [fate('a', UNKNOWN), fate('a', UNKNOWN)],
				creates: [lost('a'), lost('a'), lost('a')],
			},
		],
	],
	[
		'sent again',
		'by the second execution',
		SKIPPING,
		[
			{ fates: [fate('a', UNKNOWN)], creates: [lost('a')] },
			{ fates: [fate('a', published('a'))], creates: [create('a')], stored: [story('a')] },
		],
	],
	[
		'sent after the daily limit',
		'another item',
		PLAN,
		[
			{
				fates: [fate('a', OVER_LIMIT), fate('b', OVER_LIMIT)],
				creates: [limit('a'), limit('b')],
			},
		],
	],
	[
		'sent after the daily limit',
		'the same item',
		PLAN,
		[
			{
				fates: [fate('a', published('a'))],
				creates: [limit('a'), create('a')],
				stored: [story('a')],
			},
		],
	],
	[
		'not published without a reason',
		'an item that was never sent',
		PLAN,
		[{ fates: [without('a', 'notReached')] }],
	],
	[
		'not published without a reason',
		'the second execution leaves one out',
		SKIPPING,
		[
			{ fates: [fate('a', REFUSED)], creates: [refusal('a')] },
			{ fates: [without('a', 'notReached')] },
		],
	],
	['not reported once', 'no word', PLAN, [{ fates: [fate('a')], creates: [lost('a')] }]],
	[
		'not reported once',
		'two words',
		PLAN,
		[{ fates: [fate('a', UNKNOWN, UNKNOWN)], creates: [lost('a')] }],
	],
	[
		'not reported once',
		'the input in place of a word',
		PLAN,
		[{ fates: [fate('a', { kind: 'strange', output: {} })], creates: [refusal('a')] }],
	],
	[
		'said without a reason',
		'unknown, although it was refused',
		PLAN,
		[{ fates: [fate('a', UNKNOWN)], creates: [refusal('a')] }],
	],
	[
		'said without a reason',
		'unknown, although it was answered',
		PLAN,
		[{ fates: [fate('a', UNKNOWN)], creates: [create('a')], stored: [story('a')] }],
	],
	[
		'said without a reason',
		'given up, although there was time enough',
		PLAN,
		[{ fates: [fate('a', TIMED_OUT)] }],
	],
	[
		'said without a reason',
		'refused, although nobody refused it',
		PLAN,
		[{ fates: [fate('a', REFUSED), fate('b', UNKNOWN)], creates: [lost('b')] }],
	],
	[
		'said without a reason',
		'over the limit, although it was not reached',
		PLAN,
		[{ fates: [fate('a', OVER_LIMIT)], creates: [refusal('a')] }],
	],
	[
		'said without a reason',
		'held back, although the workflow is to stop',
		PLAN,
		[{ fates: [fate('a', HELD_BACK)], creates: [limit('a')] }],
	],
	[
		'said without a reason',
		'skipped, although it was never published',
		SKIPPING,
		[{ fates: [fate('a', REFUSED)], creates: [refusal('a')] }, { fates: [fate('a', ALREADY)] }],
	],
	[
		'said without a reason',
		'skipped as unknown, although it was refused',
		SKIPPING,
		[{ fates: [fate('a', REFUSED)], creates: [refusal('a')] }, { fates: [fate('a', IN_DOUBT)] }],
	],
];

describe('the invariants', () => {
	it.each(FINE)('hold with %s', (_what, plan, executions) => {
		expect(broken(plan, ...executions)).toEqual([]);
	});

	it.each(BROKEN)('find “%s”: %s', (rule, _what, plan, executions) => {
		expect(broken(plan, ...executions)).toContain(rule);
	});

	it('name the execution and the story', () => {
		const executions = [{}, { fates: [fate('a', published('a'))], creates: [create('a')] }];
		expect(findViolations(SKIPPING, { executions: executions.map(execution) })).toContainEqual({
			rule: 'published but not stored',
			execution: 2,
			title: 'a',
		});
	});
});
