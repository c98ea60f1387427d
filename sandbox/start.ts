/** `npm start`: a local Medium, a real n8n with this package in it, and a published article. */
import { readOptions, USAGE, UsageError, type Options } from './start/options.ts';
import {
	describeRestart,
	describeSandbox,
	describeStory,
	restartAsJson,
	sandboxAsJson,
} from './start/report.ts';
import { prepare } from './start/prepare.ts';
import type { Sandbox } from './start/run.ts';
import { undoAll, type Undo } from './start/undo.ts';
import { describeFailure, Failure, Stopped } from './support/failure.ts';
import { createProgress } from './support/progress.ts';

const LOOK_FOR_PARENT = 1000; // ms

/** Resolves when a stop is asked for: by a signal, or because npm, which ran this, is gone. */
function stopSignal(): AbortSignal {
	const stopping = new AbortController();
	const stop = () => stopping.abort();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
	if (process.env['npm_lifecycle_event']) {
		const parent = process.ppid;
		setInterval(() => process.ppid !== parent && stop(), LOOK_FOR_PARENT).unref();
	}
	return stopping.signal;
}

function untilStopped(signal: AbortSignal): Promise<'stopped'> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve('stopped');
		signal.addEventListener('abort', () => resolve('stopped'), { once: true });
	});
}

/** Resolves when a stop is asked for. That n8n ends before is a `Failure`, unless it is kept. */
async function stayUp(
	{ n8n, log }: Sandbox,
	{ keepN8n, json }: Options,
	signal: AbortSignal,
): Promise<void> {
	const stopped = untilStopped(signal);
	for (;;) {
		const end = await Promise.race([stopped, n8n.current.ended]);
		if (end === 'stopped') return;
		if (!keepN8n) throw new Failure(`n8n ended by itself, with code ${end}.`, log);
		const { pid } = await n8n.restart();
		process.stdout.write(`${(json ? restartAsJson : describeRestart)(pid)}\n`);
	}
}

async function run(options: Options): Promise<number> {
	const signal = stopSignal();
	const progress = createProgress(options.json ? process.stderr : process.stdout);
	const undo: Undo = [];
	try {
		const prepared = await prepare(options, progress, undo, signal);
		// Only now are the libraries there that the rest imports.
		const { startSandbox } = await import('./start/run.ts');
		const sandbox = await startSandbox(prepared, options, progress, undo, signal);
		const describe = options.once ? describeStory : describeSandbox;
		process.stdout.write(`${(options.json ? sandboxAsJson : describe)(sandbox)}\n`);
		if (options.once) return 0;
		progress.say('Ctrl-C stops everything.');
		await stayUp(sandbox, options, signal);
		return 0;
	} catch (error) {
		if (!(error instanceof Stopped)) process.stderr.write(`\n${describeFailure(error)}\n`);
		return 1;
	} finally {
		if (undo.length > 1) {
			await progress.step('Stopping', () => undoAll(undo));
		} else {
			await undoAll(undo);
		}
	}
}

try {
	const options = readOptions(process.argv.slice(2));
	if (options.help) {
		process.stdout.write(`${USAGE}\n`);
	} else {
		// Servers of libraries may keep a timer; everything that was started has been stopped by now.
		process.exit(await run(options));
	}
} catch (error) {
	if (!(error instanceof UsageError)) throw error;
	process.stderr.write(`${error.message}\n\n${USAGE}\n`);
	process.exitCode = 2;
}
