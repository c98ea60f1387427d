import type { Clock } from './clock.ts';

/** 10 posts a user, counted over 24 hours from the FIRST of them (medium-api-docs #105). */
const POSTS = 10;
const WINDOW_MS = 24 * 60 * 60 * 1_000;

/** The publishing limit; off until somebody switches it on. Drafts count too: nobody knows better. */
export class DailyLimit {
	enabled = false;
	readonly #clock: Clock;
	readonly #windows = new Map<string, { startedAt: number; posts: number }>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Whether the user may post now; counts the post if so. Posts count while the limit is off, too. */
	take(userId: string): boolean {
		const now = this.#clock.now();
		const open = this.#windows.get(userId);
		const window =
			open !== undefined && now < open.startedAt + WINDOW_MS ? open : { startedAt: now, posts: 0 };
		if (this.enabled && window.posts >= POSTS) return false;
		window.posts += 1;
		this.#windows.set(userId, window);
		return true;
	}

	reset(): void {
		this.enabled = false;
		this.#windows.clear();
	}
}
