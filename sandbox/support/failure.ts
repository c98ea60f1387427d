/**
 * An error that the user can act on, shown without a stack trace. Every other error is a bug in the
 * sandbox and is shown with its stack trace.
 */
export class Failure extends Error {
	/** What the user can do about it. */
	readonly advice: string | undefined;

	constructor(message: string, advice?: string) {
		super(message);
		this.name = 'Failure';
		this.advice = advice;
	}
}

/** The user stopped the program (Ctrl-C, SIGTERM). */
export class Stopped extends Error {
	constructor() {
		super('Stopped.');
		this.name = 'Stopped';
	}
}

/** Throws `Stopped` if the signal has fired. */
export function throwIfStopped(signal: AbortSignal): void {
	if (signal.aborted) throw new Stopped();
}

/** The text to print for an error. */
export function describeFailure(error: unknown): string {
	if (error instanceof Failure) {
		return error.advice ? `${error.message}\n${error.advice}` : error.message;
	}
	if (error instanceof Stopped) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
