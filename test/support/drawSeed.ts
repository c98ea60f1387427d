import { randomInt } from 'node:crypto';

/** Before anything of a run with `SEED=random`: one number for all of its files, and says which. */
export default function drawSeed(): void {
	if (process.env.SEED !== 'random') return;
	process.env.SEED = String(randomInt(2 ** 31));
	process.stderr.write(`Seed ${process.env.SEED}: SEED=${process.env.SEED} repeats this run.\n`);
}
