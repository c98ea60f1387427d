import { lettersOf, plainText } from '../feed/plainText';
import type { FeedStory } from '../feed/story';
import type { LookUpTerms } from './creation';
import { readUrl } from '../helpers/url';

/** A story that was sent, as far as a feed can show it again. */
export interface SentStory {
	title: string;
	/** HTML or Markdown. */
	content: string;
	canonicalUrl?: string;
	/** ISO 8601; present when the story was dated back. */
	publishedAt?: string;
}

/** Feeds give full seconds, and clocks differ. */
const CLOCK_TOLERANCE_MS = 10_000;
/** “Originally published at <link>”, as Medium's import and this package write it. */
const CANONICAL_LINE = /originally (?:published|appeared)\b[^]{0,200}?\shref="([^"]*)"/gi;

/**
 * Finds a story that was sent among those of its author's feed: by the link to where it first
 * appeared, or by its title, where the beginning of its text agrees. A story that was there before
 * it was sent is another one, and where two could be meant, none is.
 */
export function findInFeed(
	stories: readonly FeedStory[],
	sent: SentStory,
	{ sentAt, otherIds }: Pick<LookUpTerms, 'sentAt' | 'otherIds'>,
): FeedStory | undefined {
	const found = stories.filter(
		(story) =>
			!otherIds.has(story.id) &&
			isDatedLike(story, sent, sentAt) &&
			(linksTo(story, sent.canonicalUrl) || readsLike(story, sent)),
	);
	return found.length === 1 ? found[0] : undefined;
}

/** A story that was dated back came into being when it was last changed. */
function isDatedLike(story: FeedStory, sent: SentStory, sentAt: number | undefined): boolean {
	const { publishedAt = '', updatedAt = '' } = story;
	const isDatedBack = sent.publishedAt !== undefined;
	if (isDatedBack && !isSameSecond(publishedAt, sent.publishedAt ?? '')) return false;
	if (sentAt === undefined) return true;
	const appeared = Date.parse(isDatedBack ? updatedAt : publishedAt);
	return appeared >= sentAt - CLOCK_TOLERANCE_MS;
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

/** Letters alone count: Medium sets other quotes and dashes than are sent. */
function readsLike({ title, snippet }: FeedStory, sent: SentStory): boolean {
	const beginning = lettersOf(snippet.replace(/\S*…$/, ''));
	return (
		lettersOf(title) === lettersOf(sent.title) &&
		beginning !== '' &&
		lettersOf(plainText(sent.content)).includes(beginning)
	);
}
