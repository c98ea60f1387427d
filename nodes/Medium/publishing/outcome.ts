import { MediumApiError } from '../transport/errors';
import { DAILY_LIMIT_CODE, type Miss, type Silence } from '../transport/outcome';

/** What is known about a create that did not succeed. */
export type FailedOutcome =
	/** Nothing was created; it may be sent again. */
	| 'rejected'
	/** Nothing was created, and Medium will create nothing more for the rest of the day. */
	| 'dailyLimit'
	/** The story may exist. */
	| 'unknown';

/** What stopped a request before it could reach Medium. */
const NEVER_SENT: ReadonlySet<Silence> = new Set([
	'dns',
	'tls',
	'connectionRefused',
	'unreachable',
	'blocked',
	'notConnected',
	'reconnect',
	'noCredential',
	'proxy',
]);

/** A gateway also returns this status when it gave up waiting for a request that it passed on. */
const REQUEST_TIMEOUT = 408;

/**
 * Decides, from what sending a create threw, whether the story may exist: the one place that does.
 * Whatever is not certain is unknown.
 */
export function decideOutcome(thrown: unknown): FailedOutcome {
	if (!(thrown instanceof MediumApiError) || !isCertainlyRejected(thrown.outcome)) return 'unknown';
	return isDailyLimit(thrown.outcome) ? 'dailyLimit' : 'rejected';
}

function isCertainlyRejected(outcome: Miss): boolean {
	if (outcome.kind === 'unanswered') return NEVER_SENT.has(outcome.silence);
	return outcome.status >= 400 && outcome.status < 500 && outcome.status !== REQUEST_TIMEOUT;
}

function isDailyLimit(outcome: Miss): boolean {
	return outcome.kind === 'rejected' && outcome.code === DAILY_LIMIT_CODE;
}
