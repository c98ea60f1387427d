import { FEED_HINTS } from '../transport/hints/feedHints';
import type { Outcome } from '../transport/outcome';
import { invalidResponse, isChallenge, readBody, type ServerResponse } from '../transport/response';
import { type WebRequest, webRequest } from '../transport/webRequest';
import { type Feed, parseFeed } from './parse';

export interface FeedRequest extends Pick<WebRequest<Feed>, 'functions' | 'timeoutMs'> {
	/** http or https, from `readFeedSource`. */
	feedUrl: string;
	/** The item the feed is read for; absent when a trigger polls. */
	itemIndex?: number;
}

const FEED_TYPES = 'application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5';
/** Statuses of a throttled request (MEDIUM.md, section 4). */
const THROTTLED: ReadonlySet<number> = new Set([403, 429]);

/**
 * Fetches a feed and reads it whole. What passes by itself is tried again; a throttled request is
 * not, unless the server says for how long to wait.
 *
 * @throws RequestError when no whole feed can be had
 */
export async function fetchFeed(request: FeedRequest): Promise<Feed> {
	const { functions, feedUrl, timeoutMs, itemIndex } = request;
	return await webRequest({
		functions,
		url: feedUrl,
		accept: FEED_TYPES,
		timeoutMs,
		retry: 'readUnlessThrottled',
		read: readFeedResponse,
		explain: {
			hints: FEED_HINTS,
			itemIndex,
			purpose: itemIndex === undefined ? 'pollFeed' : 'readFeed',
		},
	});
}

async function readFeedResponse(response: ServerResponse): Promise<Outcome<Feed>> {
	const { status, headers } = response;
	const body = await readBody(response.body);
	if (isChallenge(headers)) return invalidResponse('challenge', response);
	if (status !== 200) {
		return invalidResponse(THROTTLED.has(status) ? 'throttled' : 'unexpected', response);
	}
	if (typeof body === 'string') return invalidResponse(body, response);
	const type = headers['content-type'];
	const feed = parseFeed(body, typeof type === 'string' ? type : undefined);
	return feed.kind === 'feed' ? { kind: 'ok', value: feed } : invalidResponse(feed.why, response);
}
