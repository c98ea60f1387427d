/** Of the processor, in milliseconds: its clock ticks every four. */
const MEASURABLE = 24;
/** How often the smaller amount of work is done for the larger one once. */
const TIMES = 16;
const ROUNDS = 3;

/** An exponent from which on time is not said to grow in proportion. */
export const MORE_THAN_LINEAR = 1.5;

/**
 * How many times the effort of some other work this work takes. Only what this thread works is
 * counted, in one run, so that it says the same on a slow machine and on a busy one.
 */
export function compareEffort(work: () => void, other: () => void): number {
	// Compiled, as they are for all that follows.
	other();
	work();
	let repetitions = 1;
	let base = effortOf(other, repetitions);
	while (base < MEASURABLE) {
		repetitions *= 4;
		base = effortOf(other, repetitions);
	}
	// Work of less than a tick of the clock counts as nothing, and nothing has no exponent.
	return Math.max(effortOf(work, repetitions), base / MEASURABLE) / base;
}

/**
 * The exponent with which the effort of some work grows with its size: 1 where it grows in
 * proportion, 2 where it grows with the square, 0 where size does not matter. Work of that size is
 * compared with work of a sixteenth of it, sixteen times over.
 *
 * @param work does the work of a size; what it builds to that end should cost little
 */
export function measureGrowth(work: (size: number) => void, size: number): number {
	const whole = (): void => work(size);
	const parts = (): void => {
		for (let time = 0; time < TIMES; time++) work(Math.ceil(size / TIMES));
	};
	let exponent = Infinity;
	// Garbage is collected at the expense of whoever works just then: the quietest round counts.
	for (let round = 0; round < ROUNDS && exponent >= MORE_THAN_LINEAR; round++) {
		exponent = Math.min(exponent, 1 + Math.log(compareEffort(whole, parts)) / Math.log(TIMES));
	}
	return exponent;
}

function effortOf(work: () => void, repetitions: number): number {
	const before = process.threadCpuUsage();
	for (let repetition = 0; repetition < repetitions; repetition++) work();
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}
