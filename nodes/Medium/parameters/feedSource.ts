import type { NodeOperationError } from 'n8n-workflow';
import { isAddress, isSlug, isUsername, type Place, readMediumAddress } from '../feed/address';
import {
	type FeedSource,
	publicationFeed,
	siteFeed,
	tagFeed,
	tagSlug,
	userFeed,
} from '../feed/feedUrls';
import { isPublicationId } from '../feed/ids';
import { NOWHERE, WHAT_TO_ENTER } from './addressMessages';
import type { Parameters } from './parameters';

/** Whose stories are read, as entered: what the node and the trigger both offer. */
export type FeedSourceInput =
	| { kind: 'user'; user: string }
	| { kind: 'publication'; publication: string }
	| { kind: 'tag'; tag: string }
	| { kind: 'publicationTag'; publication: string; tag: string }
	| { kind: 'url'; url: string };

/** Makes the error for one field; the reason is a sentence of its own. */
type Refuse = (message: string, reason?: string) => NodeOperationError;

/**
 * Reads whose stories are wanted. Takes what people paste: names with and without @, addresses of
 * profiles, publications, stories, tags and feeds. An address of another kind than was chosen is
 * refused, not guessed. Sends no request.
 *
 * @throws NodeOperationError that names the field and says what to enter
 */
export function readFeedSource(parameters: Parameters, input: FeedSourceInput): FeedSource {
	switch (input.kind) {
		case 'user':
			return readUser(parameters, input.user.trim());
		case 'publication':
			return readPublication(parameters, input.publication.trim());
		case 'tag':
			return readTag(parameters, input.tag.trim());
		case 'publicationTag':
			return readPublicationTag(parameters, input.publication.trim(), input.tag.trim());
		case 'url':
			return readFeedUrl(parameters, input.url.trim());
	}
}

function readUser(parameters: Parameters, text: string): FeedSource {
	const refuse = refusing(parameters, 'User', text);
	if (text === '') throw refuse('No user is given');
	const name = text.replace(/^@/, '');
	const isName = text.startsWith('@') || isDottedName(text) || !isAddress(text);
	if (isName && isUsername(name)) return userFeed(name);
	if (isName) throw refuse('This is not the name of a user on Medium');
	const place = readMediumAddress(text);
	switch (place.is) {
		case 'user':
			return userFeed(place.username);
		case 'site':
			return siteFeed('user', place);
		case 'publication':
			throw refuse(
				'This is the address of a publication, not of a user',
				'To read the publication, choose it as the source.',
			);
		case 'tag':
		case 'other':
		case 'nowhere':
			throw refusePlace(refuse, place);
	}
}

function readPublication(parameters: Parameters, text: string): FeedSource {
	const refuse = refusing(parameters, 'Publication', text);
	if (text === '') throw refuse('No publication is given');
	if (!isAddress(text) && isPublicationId(text)) {
		throw refuse('A publication’s ID does not lead to its feed');
	}
	if (!isAddress(text) && !isSlug(text.replace(/^@/, ''))) {
		throw refuse('This is not the name in a publication’s address');
	}
	// A bare name may be one that Medium keeps for itself, or a user's.
	const place = readMediumAddress(isAddress(text) ? text : `https://medium.com/${text}`);
	switch (place.is) {
		case 'publication':
			return publicationFeed(place.slug, place.tag);
		case 'site':
			return siteFeed('publication', place);
		case 'user':
			throw refuse(
				'This is a profile, not a publication',
				'To read what a user publishes, choose the user as the source.',
			);
		case 'tag':
		case 'other':
		case 'nowhere':
			throw refusePlace(refuse, place);
	}
}

function readTag(parameters: Parameters, text: string): FeedSource {
	const refuse = refusing(parameters, 'Tag', text);
	if (text === '') throw refuse('No tag is given');
	if (!isTagAddress(text)) return feedOfTag(text, refuse);
	const place = readMediumAddress(text);
	if (place.is === 'tag') return feedOfTag(place.tag, refuse);
	// The page of a tag within a publication.
	if (place.is === 'publication' && place.tag !== undefined) {
		return publicationFeed(place.slug, place.tag);
	}
	if (place.is === 'site' && place.tag !== undefined) return siteFeed('url', place);
	throw place.is === 'nowhere' ? refusePlace(refuse, place) : refuse('This is not a tag');
}

function readPublicationTag(parameters: Parameters, publication: string, text: string): FeedSource {
	const { slug, feedUrl } = readPublication(parameters, publication);
	const { tag } = readTag(parameters, text);
	if (slug !== undefined) return publicationFeed(slug, tag);
	return siteFeed('publicationTag', { origin: new URL(feedUrl).origin, tag });
}

function readFeedUrl(parameters: Parameters, text: string): FeedSource {
	const refuse = refusing(parameters, 'Feed URL', text);
	if (text === '') throw refuse('No feed URL is given');
	if (text.startsWith('@')) return readUser(parameters, text);
	if (!isAddress(text)) throw refuse(NOWHERE.notAnAddress.message);
	const place = readMediumAddress(text);
	switch (place.is) {
		case 'user':
			return userFeed(place.username);
		case 'publication':
			return publicationFeed(place.slug, place.tag);
		case 'tag':
			return feedOfTag(place.tag, refuse);
		case 'site':
			return siteFeed('url', place);
		case 'other':
			return { kind: 'url', feedUrl: place.url };
		case 'nowhere':
			throw refusePlace(refuse, place);
	}
}

function feedOfTag(tag: string, refuse: Refuse): FeedSource {
	if (tagSlug(tag) === '') throw refuse('This is not a tag');
	return tagFeed(tag);
}

/** The error for a place that belongs neither to a user nor to a publication. */
function refusePlace(
	refuse: Refuse,
	place: Extract<Place, { is: 'tag' | 'other' | 'nowhere' }>,
): NodeOperationError {
	switch (place.is) {
		case 'nowhere': {
			const { message, reason } = NOWHERE[place.why];
			return refuse(message, reason);
		}
		case 'tag':
			return refuse('This is the address of a tag', 'To read the tag, choose it as the source.');
		case 'other':
			return refuse(
				'This is not the address of a Medium page',
				'To read any other feed, choose Feed URL as the source.',
			);
	}
}

/** @returns what makes the error for a field: what is wrong, what to enter, and what was entered */
function refusing(parameters: Parameters, field: keyof typeof WHAT_TO_ENTER, text: string): Refuse {
	const entered = text === '' ? '' : `You entered “${text.slice(0, 80)}”.`;
	return (message, reason = '') =>
		parameters.refuse(message, [reason, WHAT_TO_ENTER[field], entered].filter(Boolean).join(' '));
}

/** “jane.doe” is a name; a user's own domain has www. before it or medium.com behind it. */
function isDottedName(text: string): boolean {
	return isUsername(text) && !/^www\.|(?:^|\.)medium\.com$/i.test(text);
}

/** “Node.js” is a tag, not a domain. */
function isTagAddress(text: string): boolean {
	return /^[a-z][a-z0-9+.-]*:|\//i.test(text) && isAddress(text);
}
