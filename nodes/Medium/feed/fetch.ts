import { type IExecuteFunctions, type IPollFunctions, NodeApiError, sleep } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';
import { withDeadline } from '../transport/deadline';
import { escapeHtml } from '../transport/errors';
import { type AnswerHeaders, readRetryAfter } from '../transport/interpret';
import type { Miss } from '../transport/outcome';
import { readBody } from '../transport/readBody';
import { USER_AGENT } from '../transport/requestOptions';
import { retryDelay, shouldRetry } from '../transport/retry';
import { nameSilence } from '../transport/silence';
import { explainFeedMiss, type FeedMiss, isThrottled } from './fetchMisses';
import { type FeedReading, parseFeed } from './parse';

/** What lets a server answer that nothing has changed; none of Medium's was ever seen to give any. */
export interface FeedValidators {
	etag?: string;
	lastModified?: string;
}

export interface FeedRequest {
	functions: Pick<IExecuteFunctions | IPollFunctions, 'helpers' | 'getNode' | 'logger'>;
	/** http or https, from `readFeedSource`. */
	feedUrl: string;
	/** For each try, until the answer's end, in milliseconds. */
	timeoutMs: number;
	/** Those of the last answer, if only a changed feed is of interest. */
	validators?: FeedValidators;
	/** The item the feed is read for; absent when a trigger polls. */
	itemIndex?: number;
}

export interface FetchedFeed {
	kind: 'feed';
	feed: WholeFeed;
	validators: FeedValidators;
}

export type FeedAnswer = FetchedFeed | { kind: 'unchanged' };

type WholeFeed = Extract<FeedReading, { kind: 'feed' }>;
type Exchange = FeedAnswer | { kind: 'missed'; miss: FeedMiss };

const MAX_REDIRECTS = 5;
const FEED_TYPES = 'application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5';
/** n8n's own time limit ends the connection; ours guards against a server that drips. */
const DEADLINE_GRACE_MS = 1_000;
/** Longer validators are no validators, and would be kept between polls. */
const MAX_VALIDATOR_LENGTH = 300;

/**
 * Fetches a feed over n8n's own request helper, so that its proxy settings and network protection
 * hold, and reads it whole. What passes by itself is tried again; a throttled request is not,
 * unless the server says for how long to wait: asking again is what it complains about.
 *
 * @throws NodeApiError when no whole feed can be had
 */
export async function fetchFeed(
	request: FeedRequest & { validators?: undefined },
): Promise<FetchedFeed>;
/** Comes back with `unchanged` only where validators were sent. */
export async function fetchFeed(request: FeedRequest): Promise<FeedAnswer>;
export async function fetchFeed(request: FeedRequest): Promise<FeedAnswer> {
	for (let attempt = 1; ; attempt++) {
		const exchange = await attemptOnce(request);
		if (exchange.kind !== 'missed') return exchange;
		const { miss } = exchange;
		const known = toMiss(miss);
		const { retry } = shouldRetry({ attempt, isRead: true, miss: known });
		if (!retry || complainsOnly(miss)) throw toError(request, miss);
		const delayMs = retryDelay(attempt, known, Math.random());
		request.functions.logger.debug(`Medium: the feed is asked for again in ${delayMs} ms`);
		await sleep(delayMs);
	}
}

/** Throttled, and no word on how long to wait. */
function complainsOnly(miss: FeedMiss): boolean {
	return miss.why !== 'unanswered' && isThrottled(miss) && miss.retryAfterMs === undefined;
}

async function attemptOnce(request: FeedRequest): Promise<Exchange> {
	const work = withDeadline(askAndRead(request), request.timeoutMs + DEADLINE_GRACE_MS);
	const [settled] = await Promise.allSettled([work]);
	if (settled.status === 'fulfilled') return settled.value;
	const { silence, reason } = nameSilence(settled.reason);
	return { kind: 'missed', miss: { why: 'unanswered', silence, reason } };
}

async function askAndRead({
	functions,
	feedUrl,
	timeoutMs,
	validators = {},
}: FeedRequest): Promise<Exchange> {
	const response: unknown = await functions.helpers.httpRequest({
		url: feedUrl,
		headers: { Accept: FEED_TYPES, 'User-Agent': USER_AGENT, ...conditions(validators) },
		timeout: timeoutMs,
		maxRedirects: MAX_REDIRECTS,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	});
	const { statusCode, headers, body } = isRecord(response) ? response : {};
	const bytes = await readBody(body);
	return readAnswer(Number(statusCode), isRecord(headers) ? headers : {}, bytes, validators);
}

function readAnswer(
	status: number,
	headers: AnswerHeaders,
	body: Awaited<ReturnType<typeof readBody>>,
	sent: FeedValidators,
): Exchange {
	const missed = (why: Exclude<FeedMiss['why'], 'unanswered'>): Exchange => ({
		kind: 'missed',
		miss: { why, status, retryAfterMs: readRetryAfter(headers, Date.now()) },
	});
	if (status === 304 && (sent.etag ?? sent.lastModified) !== undefined)
		return { kind: 'unchanged' };
	if (headers['cf-mitigated'] === 'challenge') return missed('challenge');
	if (status !== 200) return missed('status');
	if (typeof body === 'string') return missed(body);
	const type = headers['content-type'];
	const feed = parseFeed(body, typeof type === 'string' ? type : undefined);
	if (feed.kind === 'notAFeed') return missed(feed.why);
	return { kind: 'feed', feed, validators: readValidators(headers) };
}

function conditions({ etag, lastModified }: FeedValidators): Record<string, string> {
	return {
		...(etag !== undefined && { 'If-None-Match': etag }),
		...(lastModified !== undefined && { 'If-Modified-Since': lastModified }),
	};
}

function readValidators(headers: AnswerHeaders): FeedValidators {
	return checkValidators({ etag: headers.etag, lastModified: headers['last-modified'] });
}

/** Takes what may be sent in a header from what a server gave, or what was stored. */
export function checkValidators(given: unknown): FeedValidators {
	const { etag, lastModified } = isRecord(given) ? given : {};
	return {
		...(isHeaderText(etag) && { etag }),
		...(isHeaderText(lastModified) && { lastModified }),
	};
}

function isHeaderText(value: unknown): value is string {
	return (
		typeof value === 'string' &&
		value.length <= MAX_VALIDATOR_LENGTH &&
		/^[\x20-\x7e]+$/.test(value)
	);
}

/** As the decision about another try knows it. */
function toMiss(miss: FeedMiss): Miss {
	if (miss.why === 'unanswered') return { kind: 'unanswered', ...miss };
	return {
		kind: 'unreadable',
		status: miss.status,
		defect: miss.why === 'cut' ? 'cut' : 'unexpected',
		preview: '',
		...(miss.retryAfterMs !== undefined && { retryAfterMs: miss.retryAfterMs }),
	};
}

function toError({ functions, feedUrl, itemIndex }: FeedRequest, miss: FeedMiss): NodeApiError {
	const isPoll = itemIndex === undefined;
	const { message, description } = explainFeedMiss(miss, feedUrl, isPoll);
	return new NodeApiError(
		functions.getNode(),
		{},
		{
			message,
			description: escapeHtml(description),
			...(miss.why !== 'unanswered' && { httpCode: String(miss.status) }),
			...(itemIndex !== undefined && { itemIndex }),
		},
	);
}
