import { readChecksFeed } from '../../descriptions/options';
import type { FeedCheck } from '../../publishing/feedCheck';
import type { OperationContext } from '../operation';
import type { PostBody } from './buildPost';

/**
 * Reads the option Check the Feed.
 *
 * @returns undefined where the option is off, or the story is one that feeds never show
 */
export function readCheckFeed(context: OperationContext, body: PostBody): FeedCheck | undefined {
	const { functions, itemIndex, connection, account, parameters } = context;
	if (!readChecksFeed(parameters) || body.publishStatus !== 'public') return undefined;
	return {
		functions,
		itemIndex,
		timeoutMs: connection.limits.readMs,
		getAuthor: async () => await account.me(),
		story: body,
	};
}
