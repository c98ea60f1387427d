import {
	dailyLimitAt,
	drawCreateFault,
	drawReadFault,
	isSilent,
	type PlannedFault,
	SHORT_TIMEOUT,
} from './faultPlan';
import { type Random, randomOfRun } from './random';

/** What one item of the input is about. Equal stories are meant to be published that often. */
export interface PlannedItem {
	title: string;
	content: string;
	canonicalUrl: string;
}

export const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
export const RECOGNIZE_BY = ['titleAndContent', 'canonicalUrl', 'expression'] as const;

/** One run of the campaign: a workflow, and all that goes wrong while it is executed. */
export interface Plan {
	/** Which run of the campaign; with the seed it is all that is needed to repeat it. */
	index: number;
	items: PlannedItem[];
	/** Items a round of Loop Over Items; without a loop when absent. */
	batchSize?: number;
	/** “Retry On Fail”, off when absent. */
	maxTries?: number;
	onError: (typeof ON_ERROR)[number];
	publishStatus: 'draft' | 'public';
	target: 'profile' | 'publication';
	/** Seconds; the node's default when absent. */
	writeTimeout?: number;
	/** When the daily limit is reached; the node's default, `stop`, when absent. */
	dailyLimit?: 'stop' | 'continueLater';
	/**
	 * “Skip If Already Published”, off when absent. Such a workflow is executed a second time, when
	 * nothing goes wrong any more.
	 */
	recognizeBy?: (typeof RECOGNIZE_BY)[number];
	/** Stories of earlier today when Medium's limit of ten is on; off when absent. */
	publishedToday?: number;
	faults: PlannedFault[];
}

export const MAX_ITEMS = 12;
const DAILY_LIMIT = 10;
const MAX_FAULTS = 4;
/** How many of the runs meet the daily limit at a create that is drawn first, and nothing else. */
const LIMIT_SHARE = 0.08;

/** Draws a run of the campaign. */
export function drawPlan(seed: number, index: number): Plan {
	const random = randomOfRun(seed, index);
	// Runs for the daily limit by themselves: other faults, and shorter lists, leave few for the end.
	const limitAt = random.chance(LIMIT_SHARE) ? random.int(1, MAX_ITEMS) : undefined;
	const items = drawItems(random, index, limitAt);
	const faults = limitAt === undefined ? drawFaults(random, items.length) : [dailyLimitAt(limitAt)];
	return {
		index,
		items,
		...(random.chance(0.35) ? { batchSize: random.int(1, Math.min(4, items.length)) } : {}),
		...(random.chance(0.6) ? { maxTries: random.int(2, 4) } : {}),
		onError: random.pick(ON_ERROR),
		publishStatus: random.pick(['draft', 'public']),
		target: random.pick(['profile', 'publication']),
		...(random.chance(0.5) ? { dailyLimit: random.pick(['stop', 'continueLater']) } : {}),
		...(random.chance(0.25) ? { recognizeBy: random.pick(RECOGNIZE_BY) } : {}),
		...(random.chance(0.15) ? { publishedToday: random.int(0, DAILY_LIMIT) } : {}),
		...(faults.some(isSilent) ? { writeTimeout: SHORT_TIMEOUT } : {}),
		faults,
	};
}

/** n8n's own number of tries. */
const DEFAULT_TRIES = 3;

/**
 * The part of a plan that n8n's own Medium node can do as well: without this package's options, and
 * without silence, which that node has no time limit for. “Retry On Fail” is on.
 */
export function asSharedPlan(plan: Plan): Plan {
	const { writeTimeout, dailyLimit, recognizeBy, maxTries = DEFAULT_TRIES, ...shared } = plan;
	return { ...shared, maxTries, faults: plan.faults.filter((fault) => !isSilent(fault)) };
}

function drawItems(random: Random, index: number, atLeast = 1): PlannedItem[] {
	// The smaller of two draws: short lists are what people have, and quick.
	const count = Math.min(random.int(atLeast, MAX_ITEMS), random.int(atLeast, MAX_ITEMS));
	const withEqual = random.chance(0.2);
	const stories: number[] = [];
	for (let item = 0; item < count; item++) {
		const repeats = withEqual && item > 0 && random.chance(0.4);
		stories.push(repeats ? (stories[random.int(0, item - 1)] ?? item) : item);
	}
	return stories.map((story) => ({
		title: `Run ${index}, story ${story}`,
		content: `The text of story ${story}.`,
		canonicalUrl: `https://example.com/${index}/${story}`,
	}));
}

function drawFaults(random: Random, items: number): PlannedFault[] {
	const count = random.chance(0.1) ? 0 : random.int(1, MAX_FAULTS);
	const faults = Array.from({ length: count }, () => drawCreateFault(random, items));
	return random.chance(0.1) ? [...faults, drawReadFault(random)] : faults;
}
