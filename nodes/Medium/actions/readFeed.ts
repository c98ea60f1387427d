import { fetchFeed } from '../feed/fetch';
import type { FeedSource } from '../feed/feedUrls';
import type { Feed } from '../feed/parse';
import type { ReadParameter } from '../parameters/stories';
import type { OperationContext } from './operation';

/** Reads parameters of an item. */
export function parametersOf({ functions, itemIndex }: OperationContext): ReadParameter {
	return (name, fallback): unknown => functions.getNodeParameter(name, itemIndex, fallback);
}

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
