/**
 * The clock of the local Medium. Tests and users move it forward instead of waiting for the daily
 * limit to reset or for a token's 60 days to pass.
 */
export type Clock = {
	/** Milliseconds since 1970. */
	now(): number;
	/** Moves the clock forward by this many milliseconds. */
	advance(milliseconds: number): void;
	reset(): void;
};

/** A clock that shows the system time until it is moved forward. */
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
