/** Why a response cannot be used. */
export type InvalidReason =
	/** Cloudflare wants proof that a person is asking. */
	| 'challenge'
	/** Sent elsewhere, where that is not followed. */
	| 'redirect'
	/** A status that is no success, and nothing that says why. */
	| 'unexpected'
	/** A web page. */
	| 'html'
	| 'empty'
	/** Broken off before its end. */
	| 'cut'
	| 'tooLarge'
	/** Not text in the encoding it names. */
	| 'encoding'
	/** Of the API: not JSON, or without what was asked for. */
	| 'notJson'
	| 'noData'
	/** Of feeds: see `NotAFeed`. */
	| 'throttled'
	| 'hub'
	| 'otherXml'
	| 'notXml'
	| 'tooDeep'
	| 'tooMany'
	| 'documentType';

/** Why no response came. */
export type NetworkCause =
	| 'dns'
	| 'tls'
	| 'connectionRefused'
	| 'unreachable'
	/** n8n's own network protection. */
	| 'blocked'
	| 'notConnected'
	| 'reconnect'
	| 'noCredential'
	| 'proxy'
	| 'timeout'
	| 'reset'
	| 'canceled'
	/** The file that is passed on could not be read to its end. */
	| 'source'
	| 'unknown';

/** “User has reached the rate limit for publishing today.” (MEDIUM.md, "Errors".) */
export const DAILY_LIMIT_CODE = 1007;

export interface Ok<T> {
	kind: 'ok';
	value: T;
}

/** Medium rejected the request and said why. */
export interface Refused {
	kind: 'refused';
	status: number;
	/**
	 * The code of Medium's first error; an open set (MEDIUM.md, "Errors"). Where Medium's words say
	 * that the daily limit is reached, it is the code for that, whatever was sent.
	 */
	code?: number;
	/** Medium's own words, as sent: escape before showing. */
	message: string;
	/** What a Retry-After header asked for, in milliseconds. */
	retryAfterMs?: number;
}

/** A response came that is not what was asked for. */
export interface InvalidResponse {
	kind: 'invalidResponse';
	status: number;
	reason: InvalidReason;
	/** The start of what was sent, as sent: escape before showing. */
	preview: string;
	retryAfterMs?: number;
}

/** No response came. */
export interface NetworkError {
	kind: 'networkError';
	cause: NetworkCause;
	/** What the network or n8n said, as said: redact and escape before showing. */
	message: string;
}

export type Failure = Refused | InvalidResponse | NetworkError;

/** How a request ended. */
export type Outcome<T> = Ok<T> | Failure;
