const REDRAW_EVERY = 500; // ms, on a terminal
const LINE_EVERY = 10_000; // ms, into a file or a pipe

/** Where progress is told: one line for each step, with the time it took. */
export interface Progress {
	/** A line of its own. */
	say: (line: string) => void;
	/** Runs one step, showing that it is under way and then how long it took. */
	step<T>(title: string, work: (detail: (text: string) => void) => Promise<T>): Promise<T>;
}

function seconds(since: number): string {
	return `${Math.round((performance.now() - since) / 1000)} s`;
}

/**
 * Progress on a stream: a terminal gets one line that is drawn again, anything else a plain line
 * every ten seconds.
 */
export function createProgress(stream: NodeJS.WriteStream): Progress {
	const redraws = stream.isTTY;

	const step = async <T>(
		title: string,
		work: (detail: (text: string) => void) => Promise<T>,
	): Promise<T> => {
		const began = performance.now();
		let detail = '';
		const line = () => `${title}… ${detail ? `${detail}, ` : ''}${seconds(began)}`;
		const draw = () =>
			redraws
				? stream.write(`\r\u001B[2K${line().slice(0, (stream.columns || 80) - 1)}`)
				: stream.write(`${line()}\n`);
		if (redraws) draw();
		const timer = setInterval(draw, redraws ? REDRAW_EVERY : LINE_EVERY);
		let outcome = 'stopped after';
		try {
			const result = await work((text) => {
				detail = text;
			});
			outcome = 'done in';
			return result;
		} finally {
			clearInterval(timer);
			stream.write(`${redraws ? '\r\u001B[2K' : ''}${title}: ${outcome} ${seconds(began)}\n`);
		}
	};

	return { say: (line) => void stream.write(`${line}\n`), step };
}
