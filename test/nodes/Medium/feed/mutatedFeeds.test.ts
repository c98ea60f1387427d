import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const FEEDS = 10_000;
/** For one feed; on a busy machine most of it is waiting. */
const MAX_MS = 1_000;
const MB = 1024 * 1024;
/** For one feed. */
const MAX_BYTES = 200 * MB;

interface Outcome {
	outcomes: Record<string, number>;
	slowest: number;
	most: number;
}

describe('of 10,000 mutated feeds', () => {
	it('each gives stories or a reason, at once and within bounds', async () => {
		const folder = await mkdtemp(path.join(tmpdir(), 'feeds-'));
		try {
			const program = path.join(folder, 'mutatedFeeds.cjs');
			await build({
				entryPoints: [path.join(__dirname, 'mutatedFeeds.ts')],
				outfile: program,
				bundle: true,
				platform: 'node',
			});
			const seed = Math.floor(Math.random() * 2 ** 31);
			const run = promisify(execFile)(process.execPath, [
				// More would end the program.
				'--max-old-space-size=200',
				program,
				String(FEEDS),
				String(seed),
			]);
			const { outcomes, slowest, most } = JSON.parse((await run).stdout) as Outcome;
			process.stdout.write(
				`Mutated feeds (seed ${seed}): slowest ${Math.round(slowest)} ms, most memory ${Math.round(most / MB)} MB, ${JSON.stringify(outcomes)}\n`,
			);

			expect(slowest).toBeLessThan(MAX_MS);
			expect(most).toBeLessThan(MAX_BYTES);
			// Feeds that survive, and those that do not, for most of the reasons.
			expect(Object.keys(outcomes)).toEqual(
				expect.arrayContaining([
					...['feed', 'cut', 'notXml', 'otherXml', 'tooDeep', 'tooMany', 'documentType'],
					...['throttled', 'empty'],
				]),
			);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	}, 240_000);
});
