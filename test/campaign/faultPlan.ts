import type { FaultRule } from '../support/localMedium';
import type { Random } from './random';

/** One fault of the local Medium, with its settings (sandbox/medium/faultTable.ts). */
export interface PlannedFault {
	/** Which requests it meets. */
	on: 'create' | 'read';
	/** Which of them, counted from 1 over all tries and rounds. */
	nth: number[];
	name: string;
	settings: FaultSettings;
}

export type FaultSettings = Record<string, unknown>;

interface FaultKind {
	name: string;
	draw: (random: Random) => FaultSettings;
}

/** The time limit of runs with a fault that outlasts it, in seconds: waited for dozens of times. */
export const SHORT_TIMEOUT = 0.8;
/** Stores the story when the client has given up, in milliseconds. */
export const LATE = 1_100;
/** How many faults outlast the time limit: few, or the campaign takes minutes longer. */
const SILENT_SHARE = 0.02;

const latency: FaultKind = {
	name: 'latency',
	draw: (random) => ({ ms: random.int(1, 20) }),
};
const tooManyRequests: FaultKind = {
	name: 'tooManyRequests',
	draw: (random) => random.pick<FaultSettings>([{}, { retryAfter: 1 }, { retryAfter: 3_600 }]),
};
const serverError: FaultKind = {
	name: 'serverError',
	draw: (random) => ({
		status: random.pick([500, 502, 503, 504]),
		body: random.pick(['json', 'html']),
		afterStoring: random.chance(0.5),
		...(random.chance(0.2) ? { retryAfter: 1 } : {}),
	}),
};

function plain(name: string): FaultKind {
	return { name, draw: () => ({}) };
}

/** Whether the story is there in spite of the answer is tossed for: the client cannot tell. */
function perhapsStored(name: string): FaultKind {
	return { name, draw: (random) => ({ afterStoring: random.chance(0.5) }) };
}

/** Those that happen most in life are there more than once. */
const CREATE_FAULTS: readonly [FaultKind, ...FaultKind[]] = [
	latency,
	plain('wrongContentType'),
	tooManyRequests,
	tooManyRequests,
	plain('dailyLimit'),
	plain('dailyLimit'),
	plain('unknownCode'),
	plain('tokenNotSeen'),
	plain('invalidToken'),
	plain('cloudflareChallenge'),
	serverError,
	serverError,
	serverError,
	plain('resetBeforeStoring'),
	plain('resetAfterStoring'),
	plain('cutAnswer'),
	plain('malformedJson'),
	perhapsStored('emptyBody'),
	perhapsStored('htmlInsteadOfJson'),
];
const SILENT_FAULTS: readonly [FaultKind, ...FaultKind[]] = [
	perhapsStored('neverAnswers'),
	perhapsStored('neverAnswers'),
	{ name: 'latency', draw: () => ({ ms: LATE }) },
];
const READ_FAULTS: readonly [FaultKind, ...FaultKind[]] = [
	latency,
	tooManyRequests,
	plain('invalidToken'),
	plain('cloudflareChallenge'),
	serverError,
	plain('resetBeforeStoring'),
	plain('cutAnswer'),
	plain('malformedJson'),
	plain('emptyBody'),
	plain('htmlInsteadOfJson'),
];

/** The names of all faults that a plan may hold. */
export const FAULT_NAMES: readonly string[] = [
	...new Set([...CREATE_FAULTS, ...SILENT_FAULTS, ...READ_FAULTS].map(({ name }) => name)),
].sort();

/** A fault on one create, at a place that is reached more often than not. */
export function drawCreateFault(random: Random, items: number): PlannedFault {
	const nth = [random.int(1, items + 1)];
	const { name, draw } = random.pick(random.chance(SILENT_SHARE) ? SILENT_FAULTS : CREATE_FAULTS);
	return { on: 'create', nth, name, settings: draw(random) };
}

/** A fault on one read or on several in a row: a read is tried four times. */
export function drawReadFault(random: Random): PlannedFault {
	const first = random.int(1, 2);
	const nth = Array.from({ length: random.int(1, 6) }, (_, index) => first + index);
	const { name, draw } = random.pick(READ_FAULTS);
	return { on: 'read', nth, name, settings: draw(random) };
}

/** Medium's daily limit, met at one create. */
export function dailyLimitAt(nth: number): PlannedFault {
	return { on: 'create', nth: [nth], name: 'dailyLimit', settings: {} };
}

/** Whether a fault lasts longer than the short time limit. */
export function isSilent({ name, settings }: PlannedFault): boolean {
	return name === 'neverAnswers' || settings.ms === LATE;
}

const PATHS = {
	create: { method: 'POST', path: '^/v1/(users|publications)/[^/]+/posts$' },
	read: { method: 'GET', path: '/v1/me' },
} as const;

/** How the local Medium is told. */
export function toRule({ on, nth, name, settings }: PlannedFault): FaultRule {
	return { match: { ...PATHS[on], nth }, fault: { name, ...settings } };
}
