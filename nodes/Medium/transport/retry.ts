import type { Miss } from './outcome';

/** How often a read is tried again after its first try. */
export const MAX_RETRIES = 3;
/** The delay before the first retry, in milliseconds; it doubles with each further one. */
export const BASE_DELAY_MS = 500;
/** The longest delay the doubling reaches, in milliseconds. */
export const MAX_DELAY_MS = 8_000;
/** The longest Retry-After that is waited for, in milliseconds; a longer one is reported instead. */
export const MAX_WAIT_MS = 60_000;

const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export interface RetryQuestion {
	/** How many tries were made, at least 1. */
	attempt: number;
	/** Whether asking again cannot change anything at Medium. */
	isRead: boolean;
	miss: Miss;
}

/**
 * Decides whether an exchange that missed is tried again.
 *
 * @returns the decision and, for logs and tests, its reason
 */
export function shouldRetry({ attempt, isRead, miss }: RetryQuestion): {
	retry: boolean;
	reason: string;
} {
	// Medium has no idempotency key and no delete: what may have arrived is never sent again.
	if (!isRead) return { retry: false, reason: 'not a read' };
	if (attempt > MAX_RETRIES) return { retry: false, reason: 'tried often enough' };
	if (miss.kind === 'unanswered') {
		// A name, a certificate or a missing sign-in does not mend itself within seconds, and a
		// time limit was the user's word on how long to wait.
		return { retry: miss.silence === 'reset', reason: miss.silence };
	}
	if (miss.retryAfterMs !== undefined && miss.retryAfterMs > MAX_WAIT_MS) {
		return { retry: false, reason: 'asked to wait too long' };
	}
	// Of an answer that was no success the status tells enough, cut or not.
	if (miss.status < 400 && miss.kind === 'unreadable' && miss.defect === 'cut') {
		return { retry: true, reason: 'cut' };
	}
	return { retry: RETRIED_STATUS.has(miss.status), reason: `status ${miss.status}` };
}

/**
 * How long to wait before the next try, in milliseconds: what the server asked for, otherwise a
 * delay that doubles up to a cap, half of it random so that many workflows do not ask in step.
 *
 * @param random a number from 0 up to 1
 */
export function retryDelay(attempt: number, miss: Miss, random: number): number {
	if (miss.kind !== 'unanswered' && miss.retryAfterMs !== undefined) return miss.retryAfterMs;
	const delay = Math.min(BASE_DELAY_MS * 2 ** (attempt - 1), MAX_DELAY_MS);
	return Math.round(delay / 2 + (delay / 2) * random);
}
