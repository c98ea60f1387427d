import { tagSlug } from './feedUrls';
import { plainText } from './plainText';
import type { FeedStory } from './story';

/** What a story has to be like; what is absent or empty asks for nothing. */
export interface StoryFilters {
	/** At least one of them, however it is written. */
	tags?: readonly string[];
	/** At least one of these words or phrases, in title, subtitle or text, whatever the case. */
	words?: readonly string[];
	/** The name that is shown, whatever the case. */
	author?: string;
	/** Published after this moment, in milliseconds since 1970. */
	after?: number;
	withoutResponses?: boolean;
}

/**
 * Whether a story passes every filter. Of a truncated story only the beginning can be searched for
 * words; a story without a date is after no moment.
 */
export function passesFilters(story: FeedStory, filters: StoryFilters): boolean {
	const { tags = [], words = [], author = '', after, withoutResponses = false } = filters;
	if (tags.length > 0 && !hasTag(story, tags)) return false;
	if (author.trim() !== '' && folded(story.author) !== folded(author)) return false;
	if (after !== undefined && !(Date.parse(story.publishedAt ?? '') > after)) return false;
	if (withoutResponses && looksLikeResponse(story)) return false;
	return words.length === 0 || hasWord(story, words);
}

/**
 * Whether an item of a user's feed is a response to a story rather than a story. No feed says so;
 * what is known of responses is that they have no tags and no title of their own: Medium takes the
 * first words for it (recursecenter/blaggregator #143, mathieudutour/medium-to-own-blog #4). Stories
 * without tags exist too (gautamkrishnar/blog-post-workflow #37), so everything has to agree: whole,
 * without tags, headings, pictures and embeds, and the title is how the text begins. A response with
 * a picture passes for a story; a note that was published without title and tags, for a response.
 */
export function looksLikeResponse(story: FeedStory): boolean {
	if (story.isTruncated || story.tags.length > 0 || story.subtitle !== '') return false;
	if (/<(?:h[1-6]|figure|iframe)\b/i.test(story.contentHtml)) return false;
	const title = folded(story.title.replace(/(?:…|\.\.\.)$/, ''));
	return title !== '' && folded(plainText(story.contentHtml)).startsWith(title);
}

function hasTag(story: FeedStory, wanted: readonly string[]): boolean {
	const own = new Set(story.tags.map(tagSlug));
	return wanted.some((tag) => own.has(tagSlug(tag)));
}

function hasWord(story: FeedStory, wanted: readonly string[]): boolean {
	const whole = [story.title, story.subtitle, plainText(story.contentHtml)].join(' ');
	const text = folded(whole);
	const separated = ` ${wordsOf(text)} `;
	return wanted.some((word) => {
		const sought = folded(word);
		const words = wordsOf(sought);
		// Signs alone are sought as they are, and so is what is written without spaces.
		if (words === '' || WRITTEN_TOGETHER.test(sought))
			return sought !== '' && text.includes(sought);
		return separated.includes(` ${words} `);
	});
}

/** Scripts that put no space between words. */
const WRITTEN_TOGETHER = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** Words with one space between them, so that “AI” is not found in “said”. */
function wordsOf(text: string): string {
	return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}

/** The same for texts that differ only in case, spaces or how accents are encoded. */
function folded(text: string): string {
	return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
