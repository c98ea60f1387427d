import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import * as fc from 'fast-check';

import drawSeed from './drawSeed';
import { countRuns, draw, isLong, readSeed } from './seed';

const TESTS = path.join(__dirname, '..');

describe('the seed', () => {
	const { SEED } = process.env;
	afterEach(() => {
		if (SEED === undefined) delete process.env.SEED;
		else process.env.SEED = SEED;
	});

	it('is always the same, unless another one is asked for', () => {
		delete process.env.SEED;
		expect([readSeed(), readSeed(7)]).toEqual([1, 7]);
		process.env.SEED = '23';
		expect([readSeed(), readSeed(7)]).toEqual([23, 23]);
	});

	it('decides what is drawn', () => {
		const drawWith = (seed: string): number[] => {
			process.env.SEED = seed;
			return draw(fc.nat(), 100);
		};
		expect(drawWith('5')).toEqual(drawWith('5'));
		expect(drawWith('5')).not.toEqual(drawWith('6'));
	});

	it.each(['random', '1.5', '-1', 'x'])('is a whole number and not %s', (text) => {
		process.env.SEED = text;
		expect(() => readSeed()).toThrow(`SEED is no whole number: ${text}`);
	});

	it('is drawn once for all files and said when it is to be random', () => {
		const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
		process.env.SEED = 'random';
		drawSeed();
		const drawn = process.env.SEED;
		drawSeed();
		expect(process.env.SEED).toBe(drawn);
		expect(write.mock.calls).toEqual([[`Seed ${drawn}: SEED=${drawn} repeats this run.\n`]]);
		expect(String(readSeed())).toBe(drawn);
		write.mockRestore();
	});
});

it('a short run tries a twentieth of the cases, but a hundred where there are so many', () => {
	const runs = [10, 100, 1_000, 5_000].map(countRuns);
	expect(runs).toEqual(isLong ? [10, 100, 1_000, 5_000] : [10, 100, 100, 250]);
});

it('no test draws without it', async () => {
	const files = (await readdir(TESTS, { recursive: true })).filter(
		(file) => file.endsWith('.ts') && !path.join(TESTS, file).startsWith(__dirname),
	);
	const drawing: string[] = [];
	for (const file of files) {
		const text = await readFile(path.join(TESTS, file), 'utf8');
		if (/\bfc\.(assert|check|sample)\(|Math\.random\(/.test(text)) drawing.push(file);
	}
	// A program of its own, which is told its seed.
	expect(drawing).toEqual(['nodes/Medium/feed/mutatedFeeds.ts']);
});
