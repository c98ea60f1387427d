import type { InputProblem } from './inputProblem';
import {
	isAddress,
	isPublicationId,
	isSlug,
	isUsername,
	type Place,
	readAddress,
} from '../feed/address';
import {
	type FeedSource,
	publicationFeed,
	siteFeed,
	tagFeed,
	tagSlug,
	userFeed,
} from '../feed/feedUrls';
import { explainNowhere, type SourceField, sourceProblem } from './feedSourceProblems';

/** Whose stories are read, as it was typed: what the node and the trigger both offer. */
export type FeedSourceInput =
	| { kind: 'user'; user: string }
	| { kind: 'publication'; publication: string }
	| { kind: 'tag'; tag: string }
	| { kind: 'publicationTag'; publication: string; tag: string }
	| { kind: 'url'; url: string };

/** What was typed, understood or explained. Nothing has been asked of Medium. */
export type FeedSourceReading =
	{ kind: 'source'; source: FeedSource } | { kind: 'problem'; problem: InputProblem };

/**
 * Understands what people paste: names with and without @, addresses of profiles, publications,
 * stories, tags and feeds, with what was appended to them. An address that clearly names another
 * kind than was chosen is explained, not guessed. The addresses of feeds are in MEDIUM.md, section 4,
 * after help.medium.com, “RSS feeds”.
 */
export function readFeedSource(input: FeedSourceInput): FeedSourceReading {
	switch (input.kind) {
		case 'user':
			return readUser(input.user.trim());
		case 'publication':
			return readPublication(input.publication.trim());
		case 'tag':
			return readTag(input.tag.trim());
		case 'publicationTag':
			return readPublicationTag(input.publication.trim(), input.tag.trim());
		case 'url':
			return readFeedUrl(input.url.trim());
	}
}

function readUser(text: string): FeedSourceReading {
	if (text === '') return problem('User', text, 'No user is given');
	const name = text.replace(/^@/, '');
	const isName = text.startsWith('@') || isDottedName(text) || !isAddress(text);
	if (isName && isUsername(name)) return found(userFeed(name));
	if (isName) return problem('User', text, 'This is not the name of a user on Medium');
	const place = readAddress(text);
	switch (place.is) {
		case 'user':
			return found(userFeed(place.username));
		case 'site':
			return found(siteFeed('user', place));
		case 'publication':
			return problem(
				'User',
				text,
				'This is the address of a publication, not of a user',
				'It does not say which user is meant; to read the publication, choose it as the source.',
			);
		case 'tag':
		case 'feed':
		case 'nowhere':
			return elsewhere('User', text, place);
	}
}

function readPublication(text: string): FeedSourceReading {
	const field = 'Publication';
	if (text === '') return problem(field, text, 'No publication is given');
	if (!isAddress(text) && isPublicationId(text)) {
		return problem(
			field,
			text,
			'A publication’s ID does not lead to its feed',
			'Feeds go by the name in the address.',
		);
	}
	if (!isAddress(text) && !isSlug(text.replace(/^@/, ''))) {
		return problem(field, text, 'This is not the name in a publication’s address');
	}
	// A bare name may be one that Medium keeps for itself, or a user's.
	const place = readAddress(isAddress(text) ? text : `https://medium.com/${text}`);
	switch (place.is) {
		case 'publication':
			return found(publicationFeed(place.slug, place.tag));
		case 'site':
			return found(siteFeed('publication', place));
		case 'user':
			return problem(
				field,
				text,
				'This is a profile, not a publication',
				'To read what a user publishes, choose the user as the source.',
			);
		case 'tag':
		case 'feed':
		case 'nowhere':
			return elsewhere(field, text, place);
	}
}

function readTag(text: string): FeedSourceReading {
	if (text === '') return problem('Tag', text, 'No tag is given');
	if (!isTagAddress(text)) return tagNamed(text, text);
	const place = readAddress(text);
	// A tag's page within a publication is narrower than the tag.
	if (place.is === 'publication' && place.tag !== undefined) {
		return found(publicationFeed(place.slug, place.tag));
	}
	if (place.is === 'site' && place.tag !== undefined) return found(siteFeed('url', place));
	if (place.is === 'tag') return tagNamed(place.tag, text);
	return place.is === 'nowhere' ? elsewhere('Tag', text, place) : notATag(text);
}

function readPublicationTag(publication: string, text: string): FeedSourceReading {
	const whole = readPublication(publication);
	if (whole.kind === 'problem') return whole;
	const tagged = readTag(text);
	if (tagged.kind === 'problem') return tagged;
	const { tag } = tagged.source;
	const { slug, feedUrl } = whole.source;
	if (slug !== undefined) return found(publicationFeed(slug, tag));
	return found(siteFeed('publicationTag', { origin: new URL(feedUrl).origin, tag }));
}

function readFeedUrl(text: string): FeedSourceReading {
	const field = 'Feed URL';
	if (text === '') return problem(field, text, 'No feed URL is given');
	if (text.startsWith('@')) return readUser(text);
	if (!isAddress(text)) return problem(field, text, 'This is not an address');
	const place = readAddress(text);
	switch (place.is) {
		case 'user':
			return found(userFeed(place.username));
		case 'publication':
			return found(publicationFeed(place.slug, place.tag));
		case 'tag':
			return tagNamed(place.tag, text);
		case 'site':
			return found(siteFeed('url', place));
		case 'feed':
			return found({ kind: 'url', feedUrl: place.url });
		case 'nowhere':
			return elsewhere(field, text, place);
	}
}

function tagNamed(tag: string, text: string): FeedSourceReading {
	return tagSlug(tag) === '' ? notATag(text) : found(tagFeed(tag));
}

function notATag(text: string): FeedSourceReading {
	return problem('Tag', text, 'This is not a tag');
}

/** What no user and no publication can be behind. */
function elsewhere(
	field: SourceField,
	text: string,
	place: Extract<Place, { is: 'tag' | 'feed' | 'nowhere' }>,
): FeedSourceReading {
	switch (place.is) {
		case 'nowhere':
			return { kind: 'problem', problem: explainNowhere(field, place.why, text) };
		case 'tag':
			return problem(
				field,
				text,
				'This is the address of a tag',
				'To read the tag, choose it as the source.',
			);
		case 'feed':
			return problem(
				field,
				text,
				'This address is not one of a Medium page',
				'A feed at any other address can be read with the source Feed URL.',
			);
	}
}

/** “jane.doe” is a name; a user's own domain is known by what stands before or behind it. */
function isDottedName(text: string): boolean {
	return isUsername(text) && !/^www\.|(?:^|\.)medium\.com$/i.test(text);
}

/** “Node.js” is a tag, not a domain. */
function isTagAddress(text: string): boolean {
	return /^[a-z][a-z0-9+.-]*:|\//i.test(text) && isAddress(text);
}

function found(source: FeedSource): FeedSourceReading {
	return { kind: 'source', source };
}

function problem(
	field: SourceField,
	text: string,
	message: string,
	reason?: string,
): FeedSourceReading {
	return { kind: 'problem', problem: sourceProblem(field, text, message, reason) };
}
