import { setTimeout as delay } from 'node:timers/promises';
import { ApiError, type ApiErrorName } from './apiErrors.ts';
import { challengePage, gatewayPage } from './faultPages.ts';
import { gzippedZeros } from './gzipBomb.ts';

/** The settings of a fault. */
export type Fault = {
	name: string;
	/** Milliseconds: the delay of `latency`, and the time between two bytes of `slowTrickle`. */
	ms?: number;
	/** HTTP status of `serverError` (500, 502, 503 or 504) and `tooManyFeedRequests` (429 or 403). */
	status?: number;
	/** Body of `serverError`. */
	body?: 'json' | 'html';
	/** Seconds in the Retry-After header of a temporary error; no header when absent. */
	retryAfter?: number;
	/** Whether the request is carried out first; each fault has its own default. */
	afterStoring?: boolean;
};

/** The response to send. Before storing it is an empty 200 with the headers of every response. */
export type HttpResponse = { status: number; headers: Record<string, string>; body: Buffer };

/** What a fault does to a response. */
export type Effect =
	| { kind: 'respond'; response: HttpResponse }
	/** Sends half of the response, then closes the connection. Without one, resets it at once. */
	| { kind: 'cut'; response?: HttpResponse }
	| { kind: 'trickle'; response: HttpResponse; ms: number }
	| { kind: 'noResponse' }
	| { kind: 'unchanged' };

type FaultKind = {
	/** Whether the request is carried out (the story is stored) before the fault happens. */
	afterStoring: boolean;
	apply: (response: HttpResponse, fault: Fault) => Effect | Promise<Effect>;
};

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** All faults by name. */
export const FAULTS = {
	/** Responds as usual, but late. */
	latency: {
		afterStoring: false,
		apply: async (_answer, { ms = 1_000 }) => {
			await delay(ms, undefined, { ref: false });
			return { kind: 'unchanged' };
		},
	},
	/** 429 without Medium's code for the daily limit. */
	tooManyRequests: apiError('tooManyRequests'),
	/** 429 or 403, with the text that Medium's feeds send. */
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
	/** 429 with code 1007, as after ten posts. */
	dailyLimit: apiError('dailyLimit'),
	/** The same with code -1: only the message says that it is the daily limit. */
	dailyLimitInWords: apiError('dailyLimitInWords'),
	/** 401 with code 6000 although a token was sent, as in one recording. */
	tokenNotSeen: apiError('tokenRequired'),
	/** 401 with code 6003. */
	invalidToken: apiError('invalidToken'),
	/** 400 with a code that no client knows. */
	unknownCode: apiError('unknownCode'),
	/** 500, 502, 503 or 504, as sent by an overloaded Medium (JSON) or by its gateway (HTML). */
	serverError: {
		afterStoring: false,
		apply: (response, { status = 500, body = 'json', retryAfter }) => {
			const headers = retryHeaders(retryAfter);
			return body === 'html'
				? page(status, gatewayPage(status), headers)
				: json(response, { status, body: new ApiError('unavailable').body, headers });
		},
	},
	/** 403 with a browser check, as seen from cloud servers (pipedream #18249). */
	cloudflareChallenge: {
		afterStoring: false,
		apply: () => page(403, challengePage(), { 'cf-mitigated': 'challenge', server: 'cloudflare' }),
	},
	/** Resets the connection; nothing is stored. */
	resetBeforeStoring: { afterStoring: false, apply: () => ({ kind: 'cut' }) },
	/** Stores the story, then resets the connection. */
	resetAfterStoring: { afterStoring: true, apply: () => ({ kind: 'cut' }) },
	/** Stores the story, sends half of the body, then closes the connection. */
	cutAnswer: { afterStoring: true, apply: (response) => ({ kind: 'cut', response }) },
	/** The right headers, and JSON that ends too early. */
	malformedJson: {
		afterStoring: true,
		apply: (response) => changed(response, response.body.subarray(0, response.body.length / 2)),
	},
	/** The right status and an empty body. */
	emptyBody: { afterStoring: true, apply: (response) => changed(response, Buffer.alloc(0)) },
	/** 200 with a web page instead of JSON. */
	htmlInsteadOfJson: {
		afterStoring: true,
		apply: () => page(200, '<!doctype html><title>Medium</title><p>Welcome back.</p>'),
	},
	/** The right body with a wrong content type. */
	wrongContentType: {
		afterStoring: true,
		apply: (response) =>
			changed(response, response.body, { 'content-type': 'application/octet-stream' }),
	},
	/** Keeps the connection open and sends nothing. */
	neverAnswers: { afterStoring: false, apply: () => ({ kind: 'noResponse' }) },
	/** 100 MB of zeros, compressed to about 100 kB. */
	gzipBomb: {
		afterStoring: true,
		apply: async (response) =>
			changed(response, await gzippedZeros(), { 'content-encoding': 'gzip' }),
	},
	/** The right response, one byte at a time. */
	slowTrickle: {
		afterStoring: true,
		apply: (response, { ms = 100 }) => ({ kind: 'trickle', response, ms }),
	},
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof FAULTS;

/** Whether a fault happens after the request was carried out. */
export function isAfterStoring(fault: Fault & { name: FaultName }): boolean {
	return fault.afterStoring ?? FAULTS[fault.name].afterStoring;
}

/** Applies a fault to a response. */
export async function effectOf(
	fault: Fault & { name: FaultName },
	response: HttpResponse,
): Promise<Effect> {
	const kind: FaultKind = FAULTS[fault.name];
	return kind.apply(response, fault);
}

function apiError(name: ApiErrorName): FaultKind {
	const error = new ApiError(name);
	return {
		afterStoring: false,
		apply: (response, { retryAfter }) =>
			json(response, {
				status: error.status,
				body: error.body,
				headers: retryHeaders(retryAfter),
			}),
	};
}

function retryHeaders(seconds: number | undefined): Record<string, string> {
	return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

/** JSON comes from Medium and keeps its headers. Pages come from the gateway in front of Medium. */
function json(
	response: HttpResponse,
	{ status, body, headers }: { status: number; body: unknown; headers: Record<string, string> },
): Effect {
	const { location: _ofTheStory, ...kept } = response.headers;
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
	const response = {
		status,
		headers: { ...headers, 'content-type': contentType },
		body: Buffer.from(body),
	};
	return { kind: 'respond', response };
}

function changed(
	response: HttpResponse,
	body: Buffer,
	headers: Record<string, string> = {},
): Effect {
	return {
		kind: 'respond',
		response: { ...response, headers: { ...response.headers, ...headers }, body },
	};
}
