/** What a promise is rejected with when its time is over. */
export class DeadlineError extends Error {
	constructor(limitMs: number) {
		super(`timeout of ${limitMs}ms exceeded`);
		this.name = 'DeadlineError';
	}
}

/**
 * Waits for `work` for at most `limitMs` milliseconds. n8n's own time limit counts only silence on
 * the connection; a server that sends a byte now and then would hold the workflow for ever.
 *
 * @throws DeadlineError when the time is over; `work` is left alone then
 */
export async function withDeadline<T>(work: Promise<T>, limitMs: number): Promise<T> {
	// Its timer keeps no process alive.
	const signal = AbortSignal.timeout(limitMs);
	return await Promise.race([
		work,
		new Promise<never>((_resolve, reject) => {
			signal.addEventListener('abort', () => reject(new DeadlineError(limitMs)), { once: true });
		}),
	]);
}
