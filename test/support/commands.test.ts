import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');
const JEST = path.join(ROOT, 'node_modules/jest/bin/jest.js');
const REPORTER = path.join(__dirname, 'reporter.js');

interface Ended {
	code: number | null;
	/** Both streams, as they came. */
	output: string;
}

async function runNode(args: string[]): Promise<Ended> {
	const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => (output += text));
	}
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	return { code, output };
}

const lastLine = ({ output }: Ended): string | undefined => output.trimEnd().split('\n').at(-1);

describe('what commands print', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'commands-'));
	});
	afterEach(async () => await rm(folder, { recursive: true, force: true }));

	const TWO_GOOD = 'it("a", () => {}); it("b", () => console.log("said"));';
	const ONE_BAD = 'it("c", () => expect(1).toBe(2)); it("d", () => {});';
	const BROKEN = 'throw new Error("cannot be run");';

	/** What jest is to be called with to run test files of these texts. */
	async function jestArgs(files: Record<string, string>): Promise<string[]> {
		const config = path.join(folder, 'jest.config.json');
		await writeFile(config, JSON.stringify({ cache: false, transform: {} }));
		for (const [name, text] of Object.entries(files))
			await writeFile(path.join(folder, name), text);
		return [JEST, '--config', config, '--runInBand', '--reporters', REPORTER];
	}

	it('counts tests and files, and ends with the totals', async () => {
		const ended = await runNode(await jestArgs({ 'good.test.js': TWO_GOOD }));
		expect(ended.output).toMatch(/^good\.test\.js \(log\): said$/m);
		expect(ended.output).toMatch(/^2 tests, 1 of 1 file, 0 failed, \d+ s$/m);
		expect(lastLine(ended)).toBe('Tests: 2 passed, 0 failed');
		expect(ended.code).toBe(0);
	});

	it('shows failures in full, and names them again before the totals', async () => {
		const files = { 'good.test.js': TWO_GOOD, 'bad.test.js': ONE_BAD, 'broken.test.js': BROKEN };
		const ended = await runNode(await jestArgs(files));
		expect(ended.output).toMatch(/Expected: 2\s+Received: 1/);
		expect(ended.output).toContain('cannot be run');
		const end = ended.output.trimEnd().split('\n').slice(-5);
		expect(end[0]).toMatch(/^5 tests, 3 of 3 files, 2 failed, \d+ s$/);
		expect(end[1]).toBe('Failed:');
		expect(end.slice(2, 4).sort()).toEqual(['  bad.test.js: c', '  broken.test.js']);
		expect(end[4]).toBe('Tests: 3 passed, 2 failed');
		expect(ended.code).toBe(1);
	});

	it('shows what else fails as a whole, goes on all the same, and ends with the totals', async () => {
		const program = process.execPath;
		const node = (name: string, text: string): object => ({ name, program, args: ['-e', text] });
		const lists = [
			[{ name: 'Tests', program, isJest: true, args: await jestArgs({ 'a.test.js': TWO_GOOD }) }],
			[
				node('Wrong', 'console.log("one"); console.error("two"); process.exit(3)'),
				node('Right', 'console.log("three")'),
			],
		];
		const ended = await runNode([
			...['-e', 'require(process.argv[1])(JSON.parse(process.argv[2]))'],
			...[path.join(__dirname, 'runParts.js'), JSON.stringify(lists)],
		]);
		expect(ended.output).toMatch(/^one\ntwo\n\nWrong: FAILED, \d+ s$/m);
		expect(ended.output).toMatch(/^Right: \d+ s$/m);
		expect(ended.output).not.toContain('three');
		expect(ended.output).toMatch(/\nFailed: Wrong\nTests: 2 passed, 0 failed\n$/);
		expect(ended.code).toBe(1);
	});
});
