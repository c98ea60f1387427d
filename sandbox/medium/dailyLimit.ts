import type { Clock } from './clock.ts';

/** 10 posts per user in 24 hours, counted from the FIRST post (medium-api-docs #105). */
const POSTS = 10;
const WINDOW_MS = 24 * 60 * 60 * 1_000;

/** The publishing limit, off by default. Drafts count too: whether they do on Medium is not known. */
export class DailyLimit {
	enabled = false;
	readonly #clock: Clock;
	readonly #windows = new Map<string, { startedAt: number; posts: number }>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Returns whether the user may post now, and counts the post. Posts count while the limit is off too. */
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
