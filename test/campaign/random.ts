/** Draws from a seed: the same seed, the same draws, on every machine. */
export interface Random {
	/** A whole number, both ends included. */
	int(from: number, to: number): number;
	/** True with the given probability. */
	chance(probability: number): boolean;
	pick<T>(list: readonly [T, ...T[]]): T;
}

/** The generator mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for this. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
	return {
		int,
		chance: (probability) => next() < probability,
		pick: (list) => list[int(0, list.length - 1)] ?? list[0],
	};
}

/** A generator for each run of its own, so that any run can be repeated alone. */
export function randomOfRun(seed: number, index: number): Random {
	return createRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
}
