import type { Failure } from './outcome';

/** How often a request is tried again after its first try. */
export const MAX_RETRIES = 3;
/** The delay before the first retry, in milliseconds; it doubles with each further one. */
export const BASE_DELAY_MS = 500;
/** The longest delay the doubling reaches, in milliseconds. */
export const MAX_DELAY_MS = 8_000;
/** The longest Retry-After that is waited for, in milliseconds; a longer one is reported instead. */
export const MAX_WAIT_MS = 60_000;

const TOO_MANY_REQUESTS = 429;
const RETRIED_STATUS: ReadonlySet<number> = new Set([TOO_MANY_REQUESTS, 502, 503, 504]);

/**
 * What may be tried again: nothing; whatever cannot change anything; or that, but for a throttled
 * request only where the server says how long to wait, since asking again is what it complains of.
 */
export type RetryPolicy = 'never' | 'read' | 'readUnlessThrottled';

export interface RetryQuestion {
	/** How many tries were made, at least 1. */
	attempt: number;
	policy: RetryPolicy;
	failure: Failure;
}

/**
 * Decides whether a request that failed is tried again.
 *
 * @returns the decision and, for logs and tests, its reason
 */
export function shouldRetry({ attempt, policy, failure }: RetryQuestion): {
	retry: boolean;
	reason: string;
} {
	// Medium has no idempotency key and no delete: what may have arrived is never sent again.
	if (policy === 'never') return { retry: false, reason: 'not a read' };
	if (attempt > MAX_RETRIES) return { retry: false, reason: 'tried often enough' };
	if (failure.kind === 'networkError') {
		// A name, a certificate or a missing sign-in does not change within seconds, and a time limit
		// was the user's word on how long to wait.
		return { retry: failure.cause === 'reset', reason: failure.cause };
	}
	const { status, retryAfterMs } = failure;
	if (retryAfterMs !== undefined && retryAfterMs > MAX_WAIT_MS) {
		return { retry: false, reason: 'asked to wait too long' };
	}
	if (
		policy === 'readUnlessThrottled' &&
		status === TOO_MANY_REQUESTS &&
		retryAfterMs === undefined
	) {
		return { retry: false, reason: 'throttled' };
	}
	// Of a response that was no success the status tells enough, cut or not.
	if (status < 400 && failure.kind === 'invalidResponse' && failure.reason === 'cut') {
		return { retry: true, reason: 'cut' };
	}
	return { retry: RETRIED_STATUS.has(status), reason: `status ${status}` };
}

/**
 * How long to wait before the next try, in milliseconds: what the server asked for, otherwise a
 * delay that doubles up to a cap, half of it random so that many workflows do not ask in step.
 *
 * @param random a number from 0 up to 1
 */
export function retryDelay(attempt: number, failure: Failure, random: number): number {
	if (failure.kind !== 'networkError' && failure.retryAfterMs !== undefined) {
		return failure.retryAfterMs;
	}
	const delay = Math.min(BASE_DELAY_MS * 2 ** (attempt - 1), MAX_DELAY_MS);
	return Math.round(delay / 2 + (delay / 2) * random);
}
