/**
 * Something a person can act on: shown as it is, without a stack. Everything else that is thrown
 * in the sandbox is a mistake in the sandbox and is shown with its stack.
 */
export class Failure extends Error {
	/** What to do about it, in plain words. */
	readonly advice: string | undefined;

	constructor(message: string, advice?: string) {
		super(message);
		this.name = 'Failure';
		this.advice = advice;
	}
}

/** The stop a person asked for (Ctrl-C, SIGTERM). */
export class Stopped extends Error {
	constructor() {
		super('Stopped.');
		this.name = 'Stopped';
	}
}

/** Throws `Stopped` once a stop was asked for. */
export function throwIfStopped(signal: AbortSignal): void {
	if (signal.aborted) throw new Stopped();
}

/** The text to print for anything that was thrown. */
export function describeFailure(error: unknown): string {
	if (error instanceof Failure) {
		return error.advice ? `${error.message}\n${error.advice}` : error.message;
	}
	if (error instanceof Stopped) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
