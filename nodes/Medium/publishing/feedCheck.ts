import { type IExecuteFunctions, sleep } from 'n8n-workflow';
import { fetchFeed } from '../feed/fetch';
import { userFeed } from '../feed/feedUrls';
import { lettersOf, plainText } from '../feed/plainText';
import { type FeedStory, readStories } from '../feed/story';
import { messageOf } from '../helpers/messageOf';
import { readUrl } from '../helpers/url';
import type { Post, User } from '../transport/answers';

/** How to look for a story in its author's feed. */
export interface FeedCheck {
	functions: IExecuteFunctions;
	itemIndex: number;
	/** Time limit for one request, in milliseconds. */
	timeoutMs: number;
	getAuthor: () => Promise<User>;
	story: SentStory;
}

/** A story that was sent, as far as a feed can show it. */
export interface SentStory {
	title: string;
	/** HTML or Markdown. */
	content: string;
	canonicalUrl?: string;
	license?: unknown;
	/** ISO 8601; present when the story was dated back. */
	publishedAt?: string;
}

export interface SearchTerms {
	/** When the story was sent, in milliseconds; unknown for a create of an earlier execution. */
	sentAt?: number;
	/** The IDs of stories that are known to be others. */
	otherIds: ReadonlySet<string>;
	/** Whether it is worth waiting for the story to appear. */
	isJustSent: boolean;
}

/** A story that is not found may still exist: it may appear later, or nowhere. */
export type FeedCheckResult =
	| { kind: 'found'; post: Post }
	/** `note` is a sentence about what the check showed. */
	| { kind: 'notFound'; note: string };

/** When to read the feed for a story that was just sent, in milliseconds: it takes a while to appear. */
const CHECKS_AFTER_MS = [0, 5_000, 15_000];
/** Feeds give full seconds, and clocks differ. */
const CLOCK_TOLERANCE_MS = 10_000;
/** “Originally published at <link>”, as Medium's import and this package write it. */
const CANONICAL_LINE = /originally (?:published|appeared)\b[^]{0,200}?\shref="([^"]*)"/gi;

/** Looks for a story in its author's feed. Never throws. */
export async function checkFeed(check: FeedCheck, terms: SearchTerms): Promise<FeedCheckResult> {
	try {
		return await readAuthorFeed(check, terms);
	} catch (error) {
		const note = `Your feed could not be looked at: “${messageOf(error)}”.`;
		return { kind: 'notFound', note };
	}
}

/** @throws when Medium does not tell who the author is, or the feed cannot be read */
async function readAuthorFeed(
	{ functions, itemIndex, timeoutMs, getAuthor, story: sent }: FeedCheck,
	terms: SearchTerms,
): Promise<FeedCheckResult> {
	const author = await getAuthor();
	const { username } = author;
	if (typeof username !== 'string' || username === '') {
		return { kind: 'notFound', note: 'Medium did not say whose feed it would be in.' };
	}
	const { feedUrl } = userFeed(username);
	let waited = 0;
	for (const after of terms.isJustSent ? CHECKS_AFTER_MS : [0]) {
		await sleep(after - waited);
		waited = after;
		const feed = await fetchFeed({ functions, itemIndex, feedUrl, timeoutMs });
		const story = findInFeed(readStories(feed), sent, terms);
		if (story) return { kind: 'found', post: toPost(story, sent, author) };
		if (functions.getExecutionCancelSignal()?.aborted) break;
	}
	const note = 'Your feed does not show it, which says nothing yet: feeds lag behind.';
	return { kind: 'notFound', note };
}

/** The response to a create, as far as the feed tells. */
function toPost(
	{ id, title, url, tags, publishedAt, publicationId }: FeedStory,
	{ canonicalUrl = '', license }: SentStory,
	author: User,
): Post {
	return {
		id,
		title,
		authorId: author.id,
		url,
		canonicalUrl,
		publishStatus: 'public',
		publishedAt: publishedAt === undefined ? null : Date.parse(publishedAt),
		...(license !== undefined && { license }),
		tags,
		...(publicationId !== undefined && { publicationId }),
	};
}

/**
 * Finds a story that was sent in its author's feed: by the link to where it first appeared, or by its
 * title, where the beginning of the text matches. A story that is older than the create is another
 * one, and if two stories match, neither is returned.
 */
export function findInFeed(
	stories: readonly FeedStory[],
	sent: SentStory,
	{ sentAt, otherIds }: Pick<SearchTerms, 'sentAt' | 'otherIds'>,
): FeedStory | undefined {
	const matches = stories.filter(
		(story) =>
			!otherIds.has(story.id) &&
			hasMatchingDate(story, sent, sentAt) &&
			(linksTo(story, sent.canonicalUrl) || hasMatchingText(story, sent)),
	);
	return matches.length === 1 ? matches[0] : undefined;
}

/** A story that was dated back was created when it was last changed. */
function hasMatchingDate(story: FeedStory, sent: SentStory, sentAt: number | undefined): boolean {
	const { publishedAt = '', updatedAt = '' } = story;
	const isDatedBack = sent.publishedAt !== undefined;
	if (isDatedBack && !isSameSecond(publishedAt, sent.publishedAt ?? '')) return false;
	if (sentAt === undefined) return true;
	const createdAt = Date.parse(isDatedBack ? updatedAt : publishedAt);
	return createdAt >= sentAt - CLOCK_TOLERANCE_MS;
}

function isSameSecond(one: string, other: string): boolean {
	return Math.abs(Date.parse(one) - Date.parse(other)) < 1_000;
}

function linksTo({ contentHtml }: FeedStory, canonicalUrl: string | undefined): boolean {
	const href = canonicalUrl === undefined ? undefined : readUrl(canonicalUrl)?.href;
	if (href === undefined) return false;
	return [...contentHtml.matchAll(CANONICAL_LINE)].some(
		([, address = '']) => readUrl(address)?.href === href,
	);
}

/** Only letters are compared: Medium uses other quotes and dashes than were sent. */
function hasMatchingText({ title, snippet }: FeedStory, sent: SentStory): boolean {
	const beginning = lettersOf(snippet.replace(/\S*…$/, ''));
	return (
		lettersOf(title) === lettersOf(sent.title) &&
		beginning !== '' &&
		lettersOf(plainText(sent.content)).includes(beginning)
	);
}
