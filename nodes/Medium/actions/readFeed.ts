import { fetchFeed } from '../feed/fetch';
import type { FeedSource } from '../feed/feedUrls';
import type { FeedReading } from '../feed/parse';
import type { OperationContext } from './operation';

/**
 * Fetches the feed that is meant, without any credential.
 *
 * @throws NodeApiError when it cannot be had
 */
export async function readFeed(
	{ functions, itemIndex, connection }: OperationContext,
	source: FeedSource,
): Promise<{ source: FeedSource; feed: Extract<FeedReading, { kind: 'feed' }> }> {
	const answer = await fetchFeed({
		functions,
		itemIndex,
		feedUrl: source.feedUrl,
		timeoutMs: connection.limits.readMs,
	});
	return { source, feed: answer.feed };
}
