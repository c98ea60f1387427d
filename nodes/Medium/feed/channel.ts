import { cleanLink, readOrigin } from './links';
import type { FeedChannel } from './parse';
import { decodeEntities } from './entities';

/** What a feed says about the user, publication or tag it belongs to. */
export interface FeedOwner {
	/** The name that is shown, without what Medium adds to it. */
	name: string;
	/** Publications have one; '' for others. */
	description: string;
	/** Without `?source=`. */
	url: string;
	/** Medium's own sign where there is no picture. */
	imageUrl: string;
	/** As the API names it; present when the feed is a publication's. */
	publicationId?: string;
	/** As feeds name a user, which is not how the API does; present when the feed is a user's. */
	userId?: string;
	/** '' when the feed does not say. */
	feedUrl: string;
	/** Where changes of the feed can be subscribed to (WebSub). */
	hubUrl: string;
}

/** Seen in real feeds; the first that fits. */
const TITLES = [/^Stories by (.+) on Medium$/s, /^(.+) - Medium$/s, /^(.+) on Medium$/s];

/** Reads a feed's channel. Title and description are HTML-escaped within CDATA (seen in a real feed). */
export function readOwner(channel: FeedChannel): FeedOwner {
	const title = decodeEntities(channel.title);
	const description = decodeEntities(channel.description).replace(/\s+- Medium$/, '');
	const name = TITLES.map((pattern) => pattern.exec(title)?.[1]).find((found) => found);
	return {
		name: name ?? title,
		// Of a user and a tag it only repeats the title.
		description: channel.description === channel.title ? '' : description,
		url: cleanLink(channel.link),
		imageUrl: cleanLink(channel.imageUrl),
		...readOrigin(channel.link),
		feedUrl: cleanLink(channel.selfUrl),
		hubUrl: cleanLink(channel.hubUrl),
	};
}
