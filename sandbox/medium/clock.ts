/**
 * The time as this Medium sees it. Tests and users move it forward instead of waiting for a daily
 * limit or a token's 60 days to pass.
 */
export type Clock = {
	/** Milliseconds since 1970. */
	now(): number;
	/** Moves the clock forward by this many milliseconds. */
	advance(milliseconds: number): void;
	reset(): void;
};

/** A clock that runs with the machine's until it is advanced. */
export function createClock(): Clock {
	let ahead = 0;
	return {
		now: () => Date.now() + ahead,
		advance: (milliseconds) => {
			ahead += milliseconds;
		},
		reset: () => {
			ahead = 0;
		},
	};
}
