import { type Logger, sleep } from 'n8n-workflow';
import { version } from '../../../package.json';
import { nameNetworkError } from './networkError';
import type { Outcome } from './outcome';
import { retryDelay, type RetryPolicy, shouldRetry } from './retry';

/** Says what it is: Cloudflare lets an honest client pass where it challenges a feigned browser. */
export const USER_AGENT = `n8n-nodes-medium/${version}`;
/** n8n's own time limit ends the connection; ours only guards against what it does not see. */
const DEADLINE_GRACE_MS = 1_000;

/** A request, as far as sending it is concerned. */
export interface Sending<T> {
	/** For the log: method and address. */
	name: string;
	logger: Pick<Logger, 'debug'>;
	/** For each try, until its outcome is known, in milliseconds. */
	timeoutMs: number;
	retry: RetryPolicy;
	/** Makes the request once. Throws when no response came. */
	tryOnce: () => Promise<Outcome<T>>;
}

/**
 * Sends a request: tries it, again where that is allowed and can help, and tells how it ended. Every
 * request of this package goes through here.
 */
export async function send<T>(sending: Sending<T>): Promise<Outcome<T>> {
	for (let attempt = 1; ; attempt++) {
		const outcome = await tryInTime(sending);
		if (outcome.kind === 'ok') return outcome;
		const { retry, reason } = shouldRetry({ attempt, policy: sending.retry, failure: outcome });
		if (!retry) return outcome;
		const delayMs = retryDelay(attempt, outcome, Math.random());
		sending.logger.debug(`Medium: ${sending.name} is tried again in ${delayMs} ms (${reason})`);
		await sleep(delayMs);
	}
}

async function tryInTime<T>({ tryOnce, timeoutMs }: Sending<T>): Promise<Outcome<T>> {
	try {
		return await withDeadline(tryOnce(), timeoutMs + DEADLINE_GRACE_MS);
	} catch (error) {
		return nameNetworkError(error);
	}
}

/** What a promise is rejected with when its time is over. */
export class DeadlineError extends Error {
	constructor(limitMs: number) {
		super(`timeout of ${limitMs}ms exceeded`);
		this.name = 'DeadlineError';
	}
}

/**
 * Waits for `work` for at most `limitMs` milliseconds. n8n's own time limit ends only a connection on
 * which nothing comes; a server that sends a byte now and then would hold the workflow for ever.
 *
 * @throws DeadlineError when the time is over; `work` is left alone then
 */
async function withDeadline<T>(work: Promise<T>, limitMs: number): Promise<T> {
	// Its timer keeps no process alive.
	const signal = AbortSignal.timeout(limitMs);
	return await Promise.race([
		work,
		new Promise<never>((_resolve, reject) => {
			signal.addEventListener('abort', () => reject(new DeadlineError(limitMs)), { once: true });
		}),
	]);
}
