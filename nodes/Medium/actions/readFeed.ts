import { fetchFeed } from '../feed/fetch';
import type { FeedSource } from '../feed/feedUrls';
import type { Feed } from '../feed/parse';
import type { OperationContext } from './operation';

/**
 * Fetches a feed, without any credential.
 *
 * @throws NodeApiError when no whole feed comes
 */
export async function readFeed(context: OperationContext, { feedUrl }: FeedSource): Promise<Feed> {
	const { functions, itemIndex, connection } = context;
	const timeoutMs = connection.limits.readMs;
	return await fetchFeed({ functions, itemIndex, feedUrl, timeoutMs });
}
