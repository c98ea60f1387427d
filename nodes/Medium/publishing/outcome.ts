import type { Post } from '../transport/answers';
import { RequestError } from '../transport/errors';
import { DAILY_LIMIT_CODE, type Failure, type NetworkCause } from '../transport/outcome';

/** What became of a create that was sent. */
export type Settlement =
	| { kind: 'published'; post: Post }
	/** Nothing was created; it may be sent again. */
	| { kind: 'refused'; error: RequestError }
	/** Nothing was created, and nothing will be for the rest of the day. */
	| { kind: 'dailyLimit'; error: RequestError }
	/** The story may exist. */
	| { kind: 'unknown'; error: unknown };

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

/** A gateway that gave up waiting says so with this status too, after it passed the request on. */
const REQUEST_TIMEOUT = 408;

/**
 * Settles the outcome of a create: the one place that decides whether a story exists. Whatever is
 * not certain is unknown.
 */
export function settle(sent: PromiseSettledResult<Post>): Settlement {
	if (sent.status === 'fulfilled') return { kind: 'published', post: sent.value };
	const error: unknown = sent.reason;
	if (!(error instanceof RequestError) || !isClearlyRefused(error.outcome)) {
		return { kind: 'unknown', error };
	}
	return { kind: isDailyLimit(error.outcome) ? 'dailyLimit' : 'refused', error };
}

/** Whether a create that failed has certainly left nothing behind. */
function isClearlyRefused(failure: Failure): boolean {
	if (failure.kind === 'networkError') return NEVER_SENT.has(failure.cause);
	return failure.status >= 400 && failure.status < 500 && failure.status !== REQUEST_TIMEOUT;
}

function isDailyLimit(failure: Failure): boolean {
	return failure.kind === 'refused' && failure.code === DAILY_LIMIT_CODE;
}
