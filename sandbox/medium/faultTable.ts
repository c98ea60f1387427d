import { setTimeout as delay } from 'node:timers/promises';
import { ApiError, type ApiErrorName } from './apiErrors.ts';
import { challengePage, gatewayPage } from './faultPages.ts';
import { gzippedZeros } from './gzipBomb.ts';

/** The settings of a fault. */
export type Fault = {
	name: string;
	/** Milliseconds: of `latency`, and between two bytes of `slowTrickle`. */
	ms?: number;
	/** HTTP status of `serverError` (500, 502, 503 or 504) and `tooManyFeedRequests` (429 or 403). */
	status?: number;
	/** Body of `serverError`. */
	body?: 'json' | 'html';
	/** Seconds for a Retry-After header, on what is refused for a while; none when absent. */
	retryAfter?: number;
	/** Whether the request does its work first; each fault has its own default. */
	afterStoring?: boolean;
};

/** The answer that goes out in the end; before storing it is an empty 200 with the headers of every answer. */
export type Answer = { status: number; headers: Record<string, string>; body: Buffer };

/** What a fault does to an answer. */
export type Effect =
	| { kind: 'answer'; answer: Answer }
	/** Sends this much of the answer, then closes the connection; undefined: sends nothing at all. */
	| { kind: 'cut'; answer?: Answer }
	| { kind: 'trickle'; answer: Answer; ms: number }
	| { kind: 'silence' }
	| { kind: 'goOn' };

type FaultKind = {
	/** Whether the request does its work (stores the story) before the fault shows. */
	afterStoring: boolean;
	apply: (answer: Answer, fault: Fault) => Effect | Promise<Effect>;
};

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Every fault, once. */
export const FAULTS = {
	/** Answers as usual, but late. */
	latency: {
		afterStoring: false,
		apply: async (_answer, { ms = 1_000 }) => {
			await delay(ms, undefined, { ref: false });
			return { kind: 'goOn' };
		},
	},
	/** 429 without Medium's code for the daily limit. */
	tooManyRequests: refusal('tooManyRequests'),
	/** 429 or 403, in the words of Medium's feeds (MEDIUM.md, section 4). */
	tooManyFeedRequests: {
		afterStoring: false,
		apply: (_answer, { status = 429, retryAfter }) =>
			respond(
				status,
				'text/plain; charset=utf-8',
				'Too many feed requests. See: https://medium.superfeedr.com',
				retryHeaders(retryAfter),
			),
	},
	/** 429/1007, as after ten posts. */
	dailyLimit: refusal('dailyLimit'),
	/** The same under the code -1: only the words tell. */
	dailyLimitInWords: refusal('dailyLimitInWords'),
	/** 401/6000 although a token was sent, as seen in one recording. */
	tokenNotSeen: refusal('tokenRequired'),
	/** 401/6003. */
	invalidToken: refusal('invalidToken'),
	/** 400 with a code nobody has heard of. */
	unknownCode: refusal('unheardOf'),
	/** 500, 502, 503 or 504; what an overloaded Medium and what the gateway before it says. */
	serverError: {
		afterStoring: false,
		apply: (answer, { status = 500, body = 'json', retryAfter }) => {
			const headers = retryHeaders(retryAfter);
			return body === 'html'
				? page(status, gatewayPage(status), headers)
				: json(answer, { status, body: new ApiError('unavailable').body, headers });
		},
	},
	/** 403 and a page for browsers, as cloud addresses get it (pipedream #18249). */
	cloudflareChallenge: {
		afterStoring: false,
		apply: () => page(403, challengePage(), { 'cf-mitigated': 'challenge', server: 'cloudflare' }),
	},
	/** The connection is reset; nothing was stored. */
	resetBeforeStoring: { afterStoring: false, apply: () => ({ kind: 'cut' }) },
	/** The connection is reset; the story exists. */
	resetAfterStoring: { afterStoring: true, apply: () => ({ kind: 'cut' }) },
	/** Half of the promised body, then the connection is gone; the story exists. */
	cutAnswer: { afterStoring: true, apply: (answer) => ({ kind: 'cut', answer }) },
	/** The right headers and JSON that ends too early. */
	malformedJson: {
		afterStoring: true,
		apply: (answer) => changed(answer, answer.body.subarray(0, answer.body.length / 2)),
	},
	/** The right status and nothing else. */
	emptyBody: { afterStoring: true, apply: (answer) => changed(answer, Buffer.alloc(0)) },
	/** 200 and a web page where JSON was due. */
	htmlInsteadOfJson: {
		afterStoring: true,
		apply: () => page(200, '<!doctype html><title>Medium</title><p>Welcome back.</p>'),
	},
	/** The right body under a wrong name. */
	wrongContentType: {
		afterStoring: true,
		apply: (answer) => changed(answer, answer.body, { 'content-type': 'application/octet-stream' }),
	},
	/** The connection stays open and nothing comes. */
	neverAnswers: { afterStoring: false, apply: () => ({ kind: 'silence' }) },
	/** 100 MB of zeros in about 100 kB. */
	gzipBomb: {
		afterStoring: true,
		apply: async (answer) => changed(answer, await gzippedZeros(), { 'content-encoding': 'gzip' }),
	},
	/** The right answer, one byte at a time. */
	slowTrickle: {
		afterStoring: true,
		apply: (answer, { ms = 100 }) => ({ kind: 'trickle', answer, ms }),
	},
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof FAULTS;

/** Whether a fault shows only after the request did its work. */
export function isAfterStoring(fault: Fault & { name: FaultName }): boolean {
	return fault.afterStoring ?? FAULTS[fault.name].afterStoring;
}

/** What a fault makes of an answer. */
export async function effectOf(
	fault: Fault & { name: FaultName },
	answer: Answer,
): Promise<Effect> {
	const kind: FaultKind = FAULTS[fault.name];
	return kind.apply(answer, fault);
}

function refusal(name: ApiErrorName): FaultKind {
	const error = new ApiError(name);
	return {
		afterStoring: false,
		apply: (answer, { retryAfter }) =>
			json(answer, {
				status: error.status,
				body: error.body,
				headers: retryHeaders(retryAfter),
			}),
	};
}

function retryHeaders(seconds: number | undefined): Record<string, string> {
	return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

/** Medium's own words keep the headers of its answers; pages come from what stands before it. */
function json(
	answer: Answer,
	{ status, body, headers }: { status: number; body: unknown; headers: Record<string, string> },
): Effect {
	const { location: _ofTheStory, ...kept } = answer.headers;
	return respond(status, JSON_TYPE, JSON.stringify(body), { ...kept, ...headers });
}

function page(status: number, body: string, headers: Record<string, string> = {}): Effect {
	return respond(status, HTML, body, headers);
}

function respond(
	status: number,
	contentType: string,
	body: string,
	headers: Record<string, string>,
): Effect {
	const answer = {
		status,
		headers: { ...headers, 'content-type': contentType },
		body: Buffer.from(body),
	};
	return { kind: 'answer', answer };
}

function changed(answer: Answer, body: Buffer, headers: Record<string, string> = {}): Effect {
	return {
		kind: 'answer',
		answer: { ...answer, headers: { ...answer.headers, ...headers }, body },
	};
}
