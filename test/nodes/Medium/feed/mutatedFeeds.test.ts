import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

import { countRuns, isLong, readSeed } from '../../../support/seed';

const FEEDS = 10_000;
const MB = 1024 * 1024;
/** For one feed. */
const MAX_BYTES = 200 * MB;
const TIME_LIMIT_MS = 240_000;

interface Outcome {
	outcomes: Record<string, number>;
	slowest: number;
	sound: number;
	most: number;
}

describe('of thousands of mutated feeds', () => {
	it(
		'each gives stories or a reason, sooner than a sound one of that size, and within bounds',
		async () => {
			const folder = await mkdtemp(path.join(tmpdir(), 'feeds-'));
			try {
				const program = path.join(folder, 'mutatedFeeds.cjs');
				await build({
					entryPoints: [path.join(__dirname, 'mutatedFeeds.ts')],
					outfile: program,
					bundle: true,
					platform: 'node',
				});
				const feeds = countRuns(FEEDS);
				const seed = readSeed();
				const run = promisify(execFile)(process.execPath, [
					// More would end the program.
					'--max-old-space-size=200',
					program,
					String(feeds),
					String(seed),
				]);
				const { outcomes, slowest, sound, most } = JSON.parse((await run).stdout) as Outcome;
				process.stdout.write(
					`${feeds} mutated feeds (seed ${seed}): slowest ${Math.round(slowest)} ms, a sound one ${Math.round(sound)} ms, most memory ${Math.round(most / MB)} MB, ${JSON.stringify(outcomes)}\n`,
				);

				expect(slowest).toBeLessThan(sound);
				expect(most).toBeLessThan(MAX_BYTES);
				// Feeds that survive, and those that do not, for most of the reasons.
				expect(Object.keys(outcomes)).toEqual(
					expect.arrayContaining([
						...['feed', 'cut', 'notXml', 'otherXml', 'documentType', 'throttled', 'empty'],
						// A few in a thousand.
						...(isLong ? ['tooDeep', 'tooMany'] : []),
					]),
				);
			} finally {
				await rm(folder, { recursive: true, force: true });
			}
		},
		TIME_LIMIT_MS,
	);
});
