import { type Feed, fetchFeed } from '../feed/fetch';
import type { FeedSource } from '../feed/feedUrls';
import type { ReadParameter } from '../parameters/stories';
import { type FieldReading, valueOf } from '../parameters/inputProblem';
import type { OperationContext } from './operation';

/** Reads parameters of an item. */
export function parametersOf({ functions, itemIndex }: OperationContext): ReadParameter {
	return (name, fallback): unknown => functions.getNodeParameter(name, itemIndex, fallback);
}

/**
 * Fetches the feed that is meant, without any credential.
 *
 * @throws NodeOperationError when none can be meant, NodeApiError when it cannot be had
 */
export async function readFeed(
	context: OperationContext,
	reading: FieldReading<FeedSource>,
): Promise<{ source: FeedSource; feed: Feed }> {
	const source = valueOf(context, reading)!;
	const { functions, itemIndex, connection } = context;
	const feed = await fetchFeed({
		functions,
		itemIndex,
		feedUrl: source.feedUrl,
		timeoutMs: connection.limits.readMs,
	});
	return { source, feed };
}
