/** How late stories are where feeds lag. */
const LAG_MS = 15 * 60 * 1_000;

/** How the feeds are served. */
export class FeedSettings {
	/** Whether every feed has teasers only, as the owner of a publication may choose. */
	truncated = false;
	/** Whether a story is in no feed before a quarter of an hour has passed. */
	lagging = false;

	/** Which stories are in feeds: those that came until then, in milliseconds since 1970. */
	shownUntil(now: number): number {
		return this.lagging ? now - LAG_MS : now;
	}

	reset(): void {
		this.truncated = false;
		this.lagging = false;
	}
}
