import { cleanLink } from './address';
import { decodeEntities } from './xml/entities';
import { permalinkId, publicationIdIn, storyIdIn } from './ids';
import type { Feed, FeedChannel, FeedItem } from './parse';
import { readTeaser, readWholeStory } from './storyHtml';

/** A story as a feed tells it. What the feed does not say is '' or absent. */
export interface FeedStory {
	/** From `https://medium.com/p/<id>`: it stays when title, link or text change. */
	id: string;
	title: string;
	/** Only a whole story tells it. */
	subtitle: string;
	/** Without `?source=`. */
	url: string;
	/** ISO 8601 in UTC. */
	publishedAt?: string;
	/** ISO 8601 in UTC; later than the publication after an edit, and now and then a little earlier. */
	updatedAt?: string;
	/** The name that is shown, not the one in addresses. */
	author: string;
	/** As they stand in addresses, five at most. */
	tags: string[];
	imageUrl: string;
	/** The beginning as plain text, 200 characters at most. */
	snippet: string;
	/** As the feed carries it, Medium's additions at its end included; a teaser when truncated. */
	contentHtml: string;
	/** The feed has a teaser only: the story is for members, or the feed is that of a tag. */
	isTruncated: boolean;
	/** In minutes; absent when truncated. */
	readingTime?: number;
	/** As the API names it; absent where no link tells. */
	publicationId?: string;
	/** The entry as it is written. */
	item: FeedItem;
}

/** What a feed says about the user, publication or tag it belongs to. */
export interface FeedOwner {
	/** The name as shown, without what Medium adds to it. */
	name: string;
	/** '' unless the feed is a publication's. */
	description: string;
	/** Without `?source=`. */
	url: string;
	/** Medium's own logo where there is no picture. */
	imageUrl: string;
	/** The id the API knows; present when the feed is a publication's. */
	publicationId?: string;
}

/** RFC 822, and ISO 8601; the language alone would take nearly everything for a date. */
const DATE = /^(?:(?:[a-z]{3},?\s+)?\d{1,2}\s+[a-z]{3,9}\s+\d{4}\s+\d|\d{4}-\d{2}-\d{2}(?:T|$))/i;

/** Titles of feeds, as seen in real ones; the first pattern that matches counts. */
const TITLES = [/^Stories by (.+) on Medium$/s, /^(.+) - Medium$/s, /^(.+) on Medium$/s];

/** Reads whose feed it is. Titles and descriptions are HTML-escaped within CDATA (seen in a real feed). */
export function readOwner(channel: FeedChannel): FeedOwner {
	const title = decodeEntities(channel.title);
	const description = decodeEntities(channel.description).replace(/\s+- Medium$/, '');
	const name = TITLES.map((pattern) => pattern.exec(title)?.[1]).find((match) => match);
	const publicationId = publicationIdIn(channel.link);
	return {
		name: name ?? title,
		// The feed of a user or a tag repeats its title here.
		description: channel.description === channel.title ? '' : description,
		url: cleanLink(channel.link),
		imageUrl: cleanLink(channel.imageUrl),
		...(publicationId !== undefined && { publicationId }),
	};
}

/** The stories of a feed, in its order, each once. */
export function readStories(feed: Feed): FeedStory[] {
	const publicationId = publicationIdIn(feed.channel.link);
	const stories = new Map<string, FeedStory>();
	for (const item of feed.items) {
		const story = readStory(item, publicationId);
		if (story.id !== '' && !stories.has(story.id)) stories.set(story.id, story);
	}
	return [...stories.values()];
}

/** @param publicationId that of the feed, for links that do not tell (an editor may change them) */
function readStory(item: FeedItem, publicationId: string | undefined): FeedStory {
	const url = cleanLink(item.link) || cleanLink(item.guid);
	const publication = publicationIdIn(item.link) ?? publicationId;
	const isTruncated = item.content === undefined && item.description !== '';
	return {
		id: idOf(item, url),
		title: item.title,
		subtitle: '',
		url,
		...dated('publishedAt', item.published),
		...dated('updatedAt', item.updated),
		author: item.creator,
		tags: item.categories,
		...(isTruncated
			? readTeaser(item.description)
			: readWholeStory(item.content ?? '', item.title)),
		contentHtml: isTruncated ? item.description : (item.content ?? ''),
		isTruncated,
		...(publication !== undefined && { publicationId: publication }),
		item,
	};
}

/** Feeds that are not Medium's have ids of their own, or none; '' when an item is nothing at all. */
function idOf({ guid, title, published }: FeedItem, url: string): string {
	const own = permalinkId(guid);
	if (own !== undefined) return own;
	if (guid !== '') return guid;
	const path = url === '' ? '' : new URL(url).pathname;
	return storyIdIn(path) ?? (url || `${published} ${title}`.trim());
}

function dated(
	name: 'publishedAt' | 'updatedAt',
	written: string,
): Partial<Record<typeof name, string>> {
	const time = DATE.test(written) ? Date.parse(written) : NaN;
	return Number.isNaN(time) ? {} : { [name]: new Date(time).toISOString() };
}
