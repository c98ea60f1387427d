import { RequestError } from '../transport/errors';
import { DAILY_LIMIT_CODE, type Failure, type NetworkCause } from '../transport/outcome';

/** What is known about a create that did not succeed. */
export type FailedOutcome =
	/** Nothing was created; it may be sent again. */
	| 'rejected'
	/** Nothing was created, and Medium will create nothing more for the rest of the day. */
	| 'dailyLimit'
	/** The story may exist. */
	| 'unknown';

/** What stopped a request before it could reach Medium. */
const NEVER_SENT: ReadonlySet<NetworkCause> = new Set([
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
	if (!(thrown instanceof RequestError) || !isCertainlyRejected(thrown.outcome)) return 'unknown';
	return isDailyLimit(thrown.outcome) ? 'dailyLimit' : 'rejected';
}

function isCertainlyRejected(failure: Failure): boolean {
	if (failure.kind === 'networkError') return NEVER_SENT.has(failure.cause);
	return failure.status >= 400 && failure.status < 500 && failure.status !== REQUEST_TIMEOUT;
}

function isDailyLimit(failure: Failure): boolean {
	return failure.kind === 'refused' && failure.code === DAILY_LIMIT_CODE;
}
