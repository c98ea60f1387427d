/** Runs the tests that need only n8n against an installed version of it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcessGroup } from '../support/processGroup.ts';
import { Failure, throwIfStopped } from '../support/failure.ts';
import { environmentWithThisNode } from '../support/environment.ts';
import type { TestResult } from './expectations.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SUITES = ['editor', 'publishing', 'trigger'];
const JEST = [
	'--experimental-vm-modules',
	'--disable-warning=ExperimentalWarning',
	join('node_modules', 'jest', 'bin', 'jest.js'),
	...['--config', join('test', 'n8n', 'jest.config.js')],
	'--runInBand',
];

/** The file that jest writes with `--json`. */
interface Report {
	testResults: {
		/** Why jest could not run the file. */
		message: string;
		assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
	}[];
}

/** A test, and why it failed if it did. */
export interface RunTest extends TestResult {
	failure: string;
}

/**
 * Runs the tests against the n8n in a folder. Throws a `Failure` if jest cannot run them, and
 * `Stopped` when the signal fires.
 */
export async function runTests(installation: string, signal: AbortSignal): Promise<RunTest[]> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-version-'));
	const outputFile = join(folder, 'results.json');
	const files = SUITES.map((name) => `test/n8n/${name}.test.ts`);
	const jest = startProcessGroup(
		process.execPath,
		[...JEST, '--json', '--outputFile', outputFile, ...files],
		{ cwd: ROOT, env: { ...environmentWithThisNode(), SANDBOX_N8N: installation } },
	);
	let output = '';
	const read = (text: string) => {
		output = (output + text).slice(-20_000);
	};
	jest.child.stdout.on('data', read);
	jest.child.stderr.on('data', read);
	const stop = () => void jest.end();
	signal.addEventListener('abort', stop, { once: true });
	try {
		await jest.ended;
		throwIfStopped(signal);
		const text = await readFile(outputFile, 'utf8').catch(() => undefined);
		if (text === undefined) throw new Failure(`Jest ended without a result:\n${output}`);
		return readReport(JSON.parse(text) as Report);
	} finally {
		signal.removeEventListener('abort', stop);
		await rm(folder, { recursive: true, force: true });
	}
}

function readReport({ testResults }: Report): RunTest[] {
	return testResults.flatMap(({ message, assertionResults }) => {
		if (assertionResults.length === 0)
			throw new Failure(`Jest could not run a test file:\n${message}`);
		return assertionResults.map(({ fullName, status, failureMessages }) => ({
			name: fullName,
			passed: status === 'passed',
			failure: failureMessages.join('\n'),
		}));
	});
}
