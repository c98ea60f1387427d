/** `npm run test:versions`: tests the packed package in several versions of n8n. */
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installN8n as installSandboxN8n } from '../n8n/install.ts';
import { describeFailure, Failure, throwIfStopped } from '../support/failure.ts';
import { createProgress, type Progress } from '../support/progress.ts';
import { isExpected, judge, gapsIn, VERSIONS, type Verdict } from './expectations.ts';
import { installN8n, isInstalled, sandboxVersion } from './install.ts';
import { runTests, type RunTest } from './runTests.ts';

const USAGE = `npm run test:versions -- [options] [versions]

Installs each version of n8n in its own folder and tests the package in it: the nodes and
credentials load, all examples do what they say, no story is posted twice, and the trigger emits
each story once. Default versions: ${VERSIONS.join(', ')}.

  --folder DIR  folder for the installed versions, 2 GB each, which are kept for the next run
                (default: a folder in the system's temporary folder)
  --help        show this text`;

interface Column {
	version: string;
	tests: RunTest[];
}

/** Installs this version if it is missing. Returns the folder whose node_modules contains it. */
async function provideN8n(
	version: string,
	folder: string,
	progress: Progress,
	signal: AbortSignal,
): Promise<string> {
	if (version === (await sandboxVersion())) {
		await installSandboxN8n(progress, signal);
		return join(import.meta.dirname, '..', 'n8n');
	}
	const own = join(folder, version);
	if (!(await isInstalled(version, own))) {
		await progress.step(`Installing n8n ${version}`, (detail) =>
			installN8n(version, own, detail, signal),
		);
	}
	return own;
}

function verdictOf({ version, tests }: Column, name: string): Verdict | 'not run' {
	const test = tests.find((one) => one.name === name);
	return test ? judge(version, test) : 'not run';
}

function describeTable(columns: Column[]): string {
	const names = [...new Set(columns.flatMap(({ tests }) => tests.map(({ name }) => name)))];
	const rows = [
		['n8n', ...columns.map(({ version }) => version)],
		['Node.js', ...columns.map(() => process.versions.node)],
		...names.map((name) => [name, ...columns.map((column) => verdictOf(column, name))]),
	];
	const widths = ['', ...columns].map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
	return rows
		.map((row) =>
			row
				.map((cell, at) => cell.padEnd(widths[at]!))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

function describeNotes({ version, tests }: Column): string[] {
	return [
		...gapsIn(version).map(({ notice }) => `n8n ${version}: ${notice}.`),
		...tests
			.filter((test) => judge(version, test) === 'FAILED')
			.map(({ name, failure }) => `n8n ${version}: ${name}\n${failure}`),
	];
}

async function run(versions: string[], folder: string, signal: AbortSignal): Promise<number> {
	const progress = createProgress(process.stdout);
	const columns: Column[] = [];
	for (const version of versions) {
		throwIfStopped(signal);
		const installation = await provideN8n(version, folder, progress, signal);
		const tests = await progress.step(`Running the tests in n8n ${version}`, () =>
			runTests(installation, signal),
		);
		columns.push({ version, tests });
	}
	const notes = columns.flatMap(describeNotes);
	process.stdout.write(`\n${[describeTable(columns), ...notes].join('\n\n')}\n`);
	const verdicts = columns.flatMap(({ version, tests }) =>
		tests.map((test) => judge(version, test)),
	);
	return verdicts.every(isExpected) ? 0 : 1;
}

const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort());
try {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			folder: { type: 'string', default: join(tmpdir(), 'n8n-versions') },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(`${USAGE}\n`);
	} else {
		const versions = positionals.length > 0 ? positionals : [...VERSIONS];
		const inexact = versions.find((version) => !/^\d+\.\d+\.\d+$/.test(version));
		if (inexact)
			throw new Failure(`${inexact} is not a complete version number, such as 2.0.0.`, USAGE);
		process.exitCode = await run(versions, resolve(values.folder), stopping.signal);
	}
} catch (error) {
	process.stderr.write(`\n${describeFailure(error)}\n`);
	process.exitCode = 1;
}
