import { sleep } from 'n8n-workflow';
import { readChecksFeed } from '../../descriptions/options';
import { fetchFeed } from '../../feed/fetch';
import { userFeed } from '../../feed/feedUrls';
import { type FeedStory, readStories } from '../../feed/story';
import type { LookedUp, LookUp, LookUpTerms } from '../../publishing/creation';
import { findInFeed } from '../../publishing/feedCheck';
import { messageOf } from '../../publishing/messages';
import type { Post, User } from '../../transport/answers';
import type { OperationContext } from '../operation';
import type { PostBody } from './buildPost';

/** When to look at the feed for a story that was just sent, in milliseconds: it takes a while to appear. */
const LOOKS_AFTER_MS = [0, 5_000, 15_000];

/**
 * The option Check the Feed: how a story is looked for in its author's feed.
 *
 * @returns undefined where the option is off, or the story is one that feeds never show
 */
export function readCheckFeed(context: OperationContext, body: PostBody): LookUp | undefined {
	const isOn = readChecksFeed(context.parameters);
	if (!isOn || body.publishStatus !== 'public') return undefined;
	return async (terms) => {
		const [looked] = await Promise.allSettled([lookAtFeed(context, body, terms)]);
		if (looked.status === 'fulfilled') return looked.value;
		return {
			kind: 'notFound',
			said: `Your feed could not be looked at: “${messageOf(looked.reason)}”.`,
		};
	};
}

/** @throws when Medium does not say who the user is, or gives no feed */
async function lookAtFeed(
	{ functions, itemIndex, connection, account }: OperationContext,
	body: PostBody,
	{ isJustSent, ...terms }: LookUpTerms,
): Promise<LookedUp> {
	const user = await account.me();
	const { username } = user;
	if (typeof username !== 'string' || username === '') {
		return { kind: 'notFound', said: 'Medium did not say whose feed it would be in.' };
	}
	const { feedUrl } = userFeed(username);
	let waited = 0;
	for (const after of isJustSent ? LOOKS_AFTER_MS : [0]) {
		await sleep(after - waited);
		waited = after;
		const feed = await fetchFeed({
			functions,
			itemIndex,
			feedUrl,
			timeoutMs: connection.limits.readMs,
		});
		const story = findInFeed(readStories(feed), body, terms);
		if (story) return { kind: 'found', post: toPost(story, body, user) };
		if (functions.getExecutionCancelSignal()?.aborted) break;
	}
	return {
		kind: 'notFound',
		said: 'Your feed does not show it, which says nothing yet: feeds lag behind.',
	};
}

/** As Medium answers a create, as far as a feed tells. */
function toPost(
	{ id, title, url, tags, publishedAt, publicationId }: FeedStory,
	body: PostBody,
	user: User,
): Post {
	return {
		id,
		title,
		authorId: user.id,
		url,
		canonicalUrl: body.canonicalUrl ?? '',
		publishStatus: 'public',
		publishedAt: publishedAt === undefined ? null : Date.parse(publishedAt),
		...(body.license !== undefined && { license: body.license }),
		tags,
		...(publicationId !== undefined && { publicationId }),
	};
}
