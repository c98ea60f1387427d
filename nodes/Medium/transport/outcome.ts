/** Why an answer that arrived cannot be used. */
export type Defect =
	| 'challenge'
	| 'html'
	| 'empty'
	| 'cut'
	| 'notJson'
	| 'encoding'
	| 'tooLarge'
	| 'noData'
	| 'redirect'
	| 'unexpected';

/** Why no answer arrived. */
export type Silence =
	| 'dns'
	| 'tls'
	| 'connectionRefused'
	| 'unreachable'
	| 'blocked'
	| 'notConnected'
	| 'reconnect'
	| 'noCredential'
	| 'proxy'
	| 'timeout'
	| 'reset'
	| 'cancelled'
	| 'source'
	| 'unknown';

/** “User has reached the rate limit for publishing today.” (MEDIUM.md, "Errors".) */
export const DAILY_LIMIT_CODE = 1007;

/** Medium answered and `data` is what its envelope held. */
export interface Answered {
	kind: 'answered';
	status: number;
	data: unknown;
}

/** Medium answered that it does not do what was asked, and said why. */
export interface Rejected {
	kind: 'rejected';
	status: number;
	/**
	 * The code of Medium's first error; an open set (MEDIUM.md, "Errors"). Where Medium's words say
	 * that the daily limit is reached, it is the code for that, whatever was sent.
	 */
	code?: number;
	/** Medium's own words, as sent: escape before showing. */
	reason: string;
	/** What a Retry-After header asked for, in milliseconds. */
	retryAfterMs?: number;
}

/** Something answered, but not in Medium's words. */
export interface Unreadable {
	kind: 'unreadable';
	status: number;
	defect: Defect;
	/** The start of what was sent, as sent: escape before showing. */
	preview: string;
	retryAfterMs?: number;
}

/** Nothing answered. */
export interface Unanswered {
	kind: 'unanswered';
	silence: Silence;
	/** What the network or n8n said, as said: redact and escape before showing. */
	reason: string;
}

/** How one exchange with Medium ended. */
export type Outcome = Answered | Rejected | Unreadable | Unanswered;

/** The outcomes that are no success. */
export type Miss = Exclude<Outcome, Answered>;
