import type { Post } from '../transport/answers';
import { MediumApiError } from '../transport/errors';
import { DAILY_LIMIT_CODE, type Miss, type Silence } from '../transport/outcome';

/** What became of a create that was sent. */
export type Settlement =
	| { kind: 'published'; post: Post }
	/** Nothing was created; it may be sent again. */
	| { kind: 'refused'; error: MediumApiError }
	/** Nothing was created, and nothing will be for the rest of the day. */
	| { kind: 'dailyLimit'; error: MediumApiError }
	/** The story may exist. */
	| { kind: 'unknown'; error: unknown };

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

/** A gateway that gave up waiting says so with this status too, after it passed the request on. */
const REQUEST_TIMEOUT = 408;

/**
 * Settles the outcome of a create: the one place that decides whether a story exists. Whatever is
 * not certain is unknown.
 */
export function settle(sent: PromiseSettledResult<Post>): Settlement {
	if (sent.status === 'fulfilled') return { kind: 'published', post: sent.value };
	const error: unknown = sent.reason;
	if (!(error instanceof MediumApiError) || !isClearlyRefused(error.outcome)) {
		return { kind: 'unknown', error };
	}
	return { kind: isDailyLimit(error.outcome) ? 'dailyLimit' : 'refused', error };
}

/** Whether a create that missed has certainly left nothing behind. */
function isClearlyRefused(miss: Miss): boolean {
	if (miss.kind === 'unanswered') return NEVER_SENT.has(miss.silence);
	return miss.status >= 400 && miss.status < 500 && miss.status !== REQUEST_TIMEOUT;
}

function isDailyLimit(miss: Miss): boolean {
	return miss.kind === 'rejected' && miss.code === DAILY_LIMIT_CODE;
}
