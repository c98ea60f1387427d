import * as fc from 'fast-check';

/**
 * What tests that draw their cases may be told by the environment:
 *
 * - `SEED`: a whole number, for other cases; `random` for some that nobody has seen, which prints the
 *   number that repeats them (jest's setup, drawSeed.js, turns it into one for all files of a run)
 * - `RUNS`: `long` for as many cases as `npm run test:campaign` tries, which sets it
 *
 * Without either the cases are few, and the same every time.
 */
const SHORT = 20;
const ENOUGH = 100;

/** Whether as many cases are tried as a test has. */
export const isLong = process.env.RUNS === 'long';

/** How many cases are tried of so many: in a short run a twentieth, but a hundred at least. */
export function countRuns(long: number): number {
	return isLong ? long : Math.min(long, Math.max(ENOUGH, Math.ceil(long / SHORT)));
}

/** @throws when `SEED` is no whole number: repeating another run would help nobody */
export function readSeed(fixed = 1): number {
	return readWhole('SEED') ?? fixed;
}

/** A whole number from the environment, undefined where there is none. */
export function readWhole(name: string): number | undefined {
	const text = process.env[name];
	if (text === undefined || text === '') return undefined;
	const number = Number(text);
	if (!Number.isSafeInteger(number) || number < 0) {
		throw new Error(`${name} is no whole number: ${text}`);
	}
	return number;
}

/** Checks a property in so many cases, or fewer in a short run. */
export function forAll<Cases>(property: fc.IProperty<Cases>, runs = ENOUGH): void {
	fc.assert(property, { numRuns: countRuns(runs), seed: readSeed() });
}

/** Draws so many cases, or fewer in a short run. */
export function draw<Case>(cases: fc.Arbitrary<Case>, runs: number): Case[] {
	return fc.sample(cases, { numRuns: countRuns(runs), seed: readSeed() });
}
