/** How the feeds are served. Nobody has seen whether Medium's have validators, so they are off. */
export class FeedSettings {
	/** Whether feeds come with ETag and Last-Modified, and 304 is answered. */
	validators = false;
	/** Whether every feed has teasers only, as the owner of a publication may choose. */
	truncated = false;

	reset(): void {
		this.validators = false;
		this.truncated = false;
	}
}
