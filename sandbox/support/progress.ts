const REDRAW_INTERVAL = 500; // ms, on a terminal
const LINE_INTERVAL = 10_000; // ms, in a file or a pipe

/** Prints progress: one line for each step, with the time it took. */
export interface Progress {
	/** Prints a line. */
	print: (line: string) => void;
	/** Runs a step and shows its progress, then how long it took. */
	step<T>(title: string, work: (detail: (text: string) => void) => Promise<T>): Promise<T>;
}

function seconds(since: number): string {
	return `${Math.round((performance.now() - since) / 1000)} s`;
}

/**
 * Prints progress to a stream. On a terminal it updates one line; elsewhere it prints a line every
 * ten seconds.
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
		const timer = setInterval(draw, redraws ? REDRAW_INTERVAL : LINE_INTERVAL);
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

	return { print: (line) => void stream.write(`${line}\n`), step };
}
