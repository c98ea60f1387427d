/**
 * `npm start`: starts a local Medium, publishes an article with this package's node, and then
 * starts a real n8n with the package installed.
 */
import { needsN8n, startBase, type Base } from './start/base.ts';
import { readLocalStory, requireComplete } from './start/localStory.ts';
import { readOptions, USAGE, UsageError, type Options } from './start/options.ts';
import { EXAMPLE_ARTICLE, publishInEngine } from './start/publishInEngine.ts';
import {
	describeOutcome,
	describeRestart,
	describeSandbox,
	describeStory,
	restartAsJson,
	sandboxAsJson,
	type Outcome,
} from './start/report.ts';
import { requireInstallation, startSandbox, type Sandbox } from './start/run.ts';
import { runCleanup, type CleanupSteps } from './start/cleanup.ts';
import { describeFailure, Failure, Stopped } from './support/failure.ts';
import { createProgress, type Progress } from './support/progress.ts';

const PARENT_CHECK_INTERVAL = 1000; // ms

/** A signal that aborts on SIGINT, SIGTERM and SIGHUP, and when the npm that ran this has ended. */
function createStopSignal(): AbortSignal {
	const stopping = new AbortController();
	const stop = () => stopping.abort();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
	if (process.env['npm_lifecycle_event']) {
		const parent = process.ppid;
		setInterval(() => process.ppid !== parent && stop(), PARENT_CHECK_INTERVAL).unref();
	}
	return stopping.signal;
}

function untilStopped(signal: AbortSignal): Promise<'stopped'> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve('stopped');
		signal.addEventListener('abort', () => resolve('stopped'), { once: true });
	});
}

/** Resolves when the user presses Enter. The end of the input does not count. */
function untilEnter(): Promise<'enter'> {
	return new Promise((resolve) => {
		process.stdin.once('data', () => resolve('enter'));
	});
}

/** Waits until the user stops it. If n8n ends before that, restarts it or throws a `Failure`. */
async function runUntilStopped(
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

/** Publishes the files in n8n's engine, and prints each story, or why it was not published. */
async function publish(
	files: readonly string[],
	base: Base,
	options: Options,
	progress: Progress,
	signal: AbortSignal,
): Promise<Outcome[]> {
	const what = files.length === 1 ? 'an article' : `${files.length} articles`;
	const publications = await progress.step(`Publishing ${what} with the Medium node`, () =>
		publishInEngine(files, base, { isExample: options.files.length === 0 }, signal),
	);
	const outcomes: Outcome[] = [];
	for (const publication of publications) {
		const outcome: Outcome =
			'story' in publication
				? { ...publication, local: await readLocalStory(base.medium.url, publication.story.id) }
				: publication;
		if (!options.json) process.stdout.write(`${describeOutcome(outcome)}\n`);
		outcomes.push(outcome);
	}
	return outcomes;
}

/** `--once` with files: publishes them, and runs the local Medium until the user presses Enter. */
async function publishOwnFiles(
	options: Options,
	base: Base,
	progress: Progress,
	signal: AbortSignal,
): Promise<number> {
	const outcomes = await publish(options.files, base, options, progress, signal);
	if (options.json) process.stdout.write(`${JSON.stringify({ stories: outcomes })}\n`);
	progress.print(`\nAll stories: ${base.medium.url}\nPress Enter to stop the local Medium.`);
	await Promise.race([untilEnter(), untilStopped(signal)]);
	return outcomes.every(({ local }) => local) ? 0 : 1;
}

/** Publishes the example and checks that the story is complete. */
async function publishExample(
	options: Options,
	base: Base,
	progress: Progress,
	signal: AbortSignal,
): Promise<Outcome> {
	const [outcome] = await publish([EXAMPLE_ARTICLE], base, options, progress, signal);
	if (!outcome?.local) throw new Failure('The Medium node did not publish the example.');
	await requireComplete(base.medium.url, outcome.local);
	return outcome;
}

async function run(options: Options): Promise<number> {
	const signal = createStopSignal();
	const progress = createProgress(options.json ? process.stderr : process.stdout);
	const cleanup: CleanupSteps = [];
	try {
		await requireInstallation(options.installation);
		const base = await startBase(options, progress, cleanup);
		if (options.files.length > 0) return await publishOwnFiles(options, base, progress, signal);

		const example =
			options.empty || options.throughN8n
				? undefined
				: await publishExample(options, base, progress, signal);
		if (!needsN8n(options)) {
			if (options.json) process.stdout.write(`${JSON.stringify({ story: example?.local })}\n`);
			progress.print(
				'\nThe local Medium stops now. To see the story, and n8n with this package, run: npm start',
			);
			return 0;
		}
		if (example && !options.json) {
			progress.print('\nYou can read the story while n8n starts.\n');
		}
		const sandbox = await startSandbox(base, options, progress, cleanup, signal);
		const story = sandbox.provisioned?.story ?? example?.local;
		if (options.json) process.stdout.write(`${sandboxAsJson(sandbox, story)}\n`);
		else if (options.once && story) process.stdout.write(`${describeStory(story)}\n`);
		else process.stdout.write(describeSandbox(sandbox));
		if (options.once) return 0;
		if (options.dev)
			progress.print('Change a file in nodes/ or credentials/, and n8n reloads the nodes.');
		progress.print('Press Ctrl-C to stop everything.');
		await runUntilStopped(sandbox, options, signal);
		return 0;
	} catch (error) {
		if (!(error instanceof Stopped)) process.stderr.write(`\n${describeFailure(error)}\n`);
		return 1;
	} finally {
		await (needsN8n(options) && cleanup.length > 1
			? progress.step('Stopping', () => runCleanup(cleanup))
			: runCleanup(cleanup));
	}
}

try {
	const options = readOptions(process.argv.slice(2));
	if (options.help) {
		process.stdout.write(`${USAGE}\n`);
	} else {
		// Everything has stopped by now, but a library may have left a timer running.
		process.exit(await run(options));
	}
} catch (error) {
	if (!(error instanceof UsageError)) throw error;
	process.stderr.write(`${error.message}\n\n${USAGE}\n`);
	process.exitCode = 2;
}
