import {
	type Create,
	type ExecutionObservation,
	type Fate,
	isClearlyAnswered,
	isRefused,
	type Observation,
	type Report,
	type Story,
} from './observation';
import type { Plan } from './plan';

/** A promise of the node that a run broke. */
export interface Violation {
	rule: Rule;
	/** Which execution of the run, from 1. */
	execution: number;
	/** The story, where it is about one. */
	title?: string;
}

export type Rule =
	/** More stories are stored than there are items for them, or than their key allows. */
	| 'stored twice'
	/** Published, says the node; Medium has no such story, or it belongs to another item. */
	| 'published but not stored'
	/** Stored with another status or elsewhere than asked for. */
	| 'stored otherwise than asked'
	/** Stored, although every item of it was said to be refused, held back, skipped or not reached. */
	| 'stored but not said'
	/** A create may have arrived and was sent again. */
	| 'sent again'
	| 'sent after the daily limit'
	/** Nothing went wrong, and yet not everything was published once. */
	| 'not published without a reason'
	/** An item with no word about it, or with more than one, or with a strange one. */
	| 'not reported once'
	/** Unknown, refused, over the limit or skipped, says the node, and nothing of the kind happened. */
	| 'said without a reason';

type Kind = Report['kind'];

/** All that belongs to one story in one execution: one item, or several that are equal. */
interface StoryView {
	title: string;
	fates: Fate[];
	reports: Report[];
	creates: Create[];
	stored: Story[];
	/** From executions before this one. */
	earlier: { creates: Create[]; stored: Story[] };
}

/** Holds a run against what the node promises. Pure: the same observation, the same violations. */
export function findViolations(plan: Plan, { executions }: Observation): Violation[] {
	return executions.flatMap((execution, index) => {
		const found: Array<Omit<Violation, 'execution'>> = [
			...checkExecution(plan, execution),
			...viewStories(executions, index).flatMap((story) =>
				RULES.filter(({ broken }) => broken(story, plan, execution)).map(({ rule }) => ({
					rule,
					title: story.title,
				})),
			),
		];
		return found.map((violation) => ({ ...violation, execution: index + 1 }));
	});
}

function viewStories(executions: ExecutionObservation[], index: number): StoryView[] {
	const execution = executions[index];
	if (execution === undefined) return [];
	const { fates, creates, stored } = execution;
	const earlier = executions.slice(0, index);
	const titles = [...fates, ...creates, ...stored].map(({ title }) => title);
	return [...new Set(titles)].map((title) => {
		const isOfStory = (other: { title: string }): boolean => other.title === title;
		const own = fates.filter(isOfStory);
		return {
			title,
			fates: own,
			reports: own.flatMap(({ reports }) => reports),
			creates: creates.filter(isOfStory),
			stored: stored.filter(isOfStory),
			earlier: {
				creates: earlier.flatMap((one) => one.creates.filter(isOfStory)),
				stored: earlier.flatMap((one) => one.stored.filter(isOfStory)),
			},
		};
	});
}

const RULES: Array<{
	rule: Rule;
	broken: (story: StoryView, plan: Plan, execution: ExecutionObservation) => boolean;
}> = [
	{
		rule: 'stored twice',
		broken: (story, plan) =>
			plan.recognizeBy === undefined
				? story.stored.length > story.fates.length
				: story.stored.length + story.earlier.stored.length > 1,
	},
	{
		rule: 'published but not stored',
		broken: ({ title, reports, stored }) => {
			const ids = new Set(stored.map(({ id }) => id));
			const published = reports.filter((report) => report.kind === 'published');
			// Two items with the same answer share one story: the second was not published.
			const own = new Set(published.map(({ id }) => id));
			return (
				own.size < published.length ||
				published.some((report) => report.title !== title || !ids.has(report.id))
			);
		},
	},
	{
		rule: 'stored otherwise than asked',
		broken: ({ stored }, { publishStatus, target }) =>
			stored.some(
				(story) =>
					story.publishStatus !== publishStatus ||
					(story.publicationId !== undefined) !== (target === 'publication'),
			),
	},
	{
		rule: 'stored but not said',
		broken: (story) => {
			const { fates, reports, stored } = story;
			const said = count(reports, 'published', 'unknown') + countState(fates, 'passed');
			return stored.length > said;
		},
	},
	{
		// Passed items have no report; that they were published is what passing means.
		rule: 'published but not stored',
		broken: ({ fates, reports, stored }, { recognizeBy, dailyLimit }) =>
			recognizeBy === undefined &&
			dailyLimit !== 'continueLater' &&
			stored.length < count(reports, 'published') + countState(fates, 'passed'),
	},
	{
		rule: 'sent again',
		broken: ({ fates, creates, earlier }, { recognizeBy }) => {
			if (recognizeBy !== undefined) {
				const all = [...earlier.creates, ...creates];
				return all.slice(0, -1).some((create) => !isRefused(create));
			}
			return fates.length === 1
				? creates.slice(0, -1).some((create) => !isRefused(create))
				: creates.filter((create) => !isRefused(create)).length > fates.length;
		},
	},
	{
		rule: 'not reported once',
		broken: ({ fates, reports }) =>
			fates.some((fate) => fate.reports.length !== (fate.state === 'reported' ? 1 : 0)) ||
			count(reports, 'strange') > 0,
	},
	{
		rule: 'said without a reason',
		broken: (story, plan, execution) =>
			story.reports.some((report) => !hasReason(report, story, plan, execution)),
	},
];

/** Whether what was said of a story goes back to something that happened. */
function hasReason(
	report: Report,
	{ creates, stored, earlier }: StoryView,
	plan: Plan,
	execution: ExecutionObservation,
): boolean {
	const isInDoubt = (create: Create): boolean => !isRefused(create) && !isClearlyAnswered(create);
	const limitReached = execution.creates.some(({ overLimit }) => overLimit);
	switch (report.kind) {
		case 'published':
		case 'strange':
			return true;
		case 'unknown':
			return creates.some(isInDoubt) || isTooSlow(report, plan);
		case 'refused':
			return execution.readFaults.length > 0 || creates.some(isRefused);
		case 'overLimit':
			return limitReached && plan.dailyLimit !== 'continueLater';
		case 'heldBack':
			return limitReached && plan.dailyLimit === 'continueLater';
		case 'skipped':
			return report.reason === 'alreadyPublished'
				? [...earlier.stored, ...stored].length > 0
				: report.reason === 'outcomeUnknown' && [...earlier.creates, ...creates].some(isInDoubt);
	}
}

/** A short time limit may be over before a busy machine has brought the create to the local Medium. */
function isTooSlow(report: Report, { writeTimeout }: Plan): boolean {
	return writeTimeout !== undefined && report.kind === 'unknown' && report.timedOut;
}

function checkExecution(
	plan: Plan,
	{ creates, fates, readFaults }: ExecutionObservation,
): Array<Omit<Violation, 'execution'>> {
	const found: Array<Omit<Violation, 'execution'>> = [];
	const limited = creates.findIndex(({ overLimit }) => overLimit);
	if (limited !== -1 && limited < creates.length - 1) {
		found.push({ rule: 'sent after the daily limit', title: creates[limited + 1]?.title });
	}
	const reports = fates.flatMap((fate) => fate.reports);
	const isQuiet =
		readFaults.length === 0 &&
		creates.every(isClearlyAnswered) &&
		!reports.some((report) => isTooSlow(report, plan));
	if (!isQuiet) return found;
	const skipped = plan.recognizeBy === undefined ? 0 : count(reports, 'skipped');
	const published = count(reports, 'published');
	if (published + skipped !== fates.length || published !== creates.length) {
		found.push({ rule: 'not published without a reason' });
	}
	return found;
}

function count(reports: Report[], ...kinds: Kind[]): number {
	return reports.filter(({ kind }) => kinds.includes(kind)).length;
}

function countState(fates: Fate[], state: Fate['state']): number {
	return fates.filter((fate) => fate.state === state).length;
}
