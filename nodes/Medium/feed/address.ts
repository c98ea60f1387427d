import { tagSlug } from './feedUrls';
import { readUrl } from '../helpers/url';

/** What an address that somebody pasted leads to, as far as it says so itself. */
export type Place =
	| { is: 'user'; username: string }
	| { is: 'publication'; slug: string; tag?: string }
	| { is: 'tag'; tag: string }
	/** A domain of its own or one below medium.com: of a user or of a publication, it does not say. */
	| { is: 'site'; origin: string; tag?: string }
	/** A feed, or what is taken for one, on a domain that is not Medium's own. */
	| { is: 'feed'; url: string }
	| { is: 'nowhere'; why: Nowhere };

/** Why an address cannot lead to a feed. */
export type Nowhere =
	| 'notAnAddress'
	| 'notHttp'
	| 'password'
	| 'api'
	| 'service'
	| 'account'
	| 'search'
	| 'shortLink'
	| 'profileById'
	| 'page';

/** Longer ones are no addresses that somebody pasted. */
const MAX_LENGTH = 2_000;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i;
const LOOKS_LIKE_ADDRESS =
	/^(?:[a-z][a-z0-9+.-]*:|(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\.?(?::\d+)?(?:[/?#]|$)|localhost(?::\d+)?(?:[/?#]|$)|(?:[^/\s]+\/)+@?[^/\s]*)/iu;
/** Medium's own names (seen as users' and tools' links); letters of any case, in practice. */
const USERNAME = /^[\p{L}\p{N}_.-]{1,60}$/u;
/** The end of a story's address: its id, in hexadecimal without leading noughts. */
const STORY_SEGMENT = /(?:^|-)[0-9a-f]{8,14}$/;
/** However often it was typed: what is left must not begin with another. */
const WWW_ON_MEDIUM = /^(?:www\.)+(?=(?:.+\.)?medium\.com$)/;
/** Names below medium.com that hold no stories. */
const SERVICE =
	/^(?:(?:cdn-(?:images|static|videos|audio)[\w-]*|miro|glyph|help|status|link|email|m)\.)+medium\.com$/;

/** First path segments on medium.com that are neither a publication nor a user. */
const PAGES: Readonly<Record<string, Nowhere>> = {
	me: 'account',
	'new-story': 'account',
	m: 'account',
	signin: 'account',
	plans: 'page',
	membership: 'page',
	search: 'search',
	p: 'shortLink',
	u: 'profileById',
	_: 'api',
	v1: 'api',
	about: 'page',
	creators: 'page',
	'partner-program': 'page',
	jobs: 'page',
	policy: 'page',
	'explore-topics': 'page',
	gift: 'page',
	business: 'page',
};

/** Whether a text is meant as an address rather than as a name. */
export function isAddress(text: string): boolean {
	return LOOKS_LIKE_ADDRESS.test(text);
}

/** Whether a text may be a user's name, without its @. */
export function isUsername(text: string): boolean {
	return USERNAME.test(text) && !/^\.+$/.test(text);
}

/**
 * Reads an address, with or without its scheme: a profile, a publication, a story, a tag, a feed.
 * What a link was followed from (`?source=`) and the part after # are passed over.
 */
export function readAddress(text: string): Place {
	if (text.length > MAX_LENGTH) return nowhere('notAnAddress');
	const written = HAS_SCHEME.test(text) ? text : `https://${text}`;
	// “https:name” would be read as a host.
	if (!/^https?:\/\//i.test(written)) {
		return nowhere(/^https?:/i.test(written) ? 'notAnAddress' : 'notHttp');
	}
	const url = readUrl(written);
	if (url === undefined) return nowhere('notAnAddress');
	if (url.username !== '' || url.password !== '') return nowhere('password');
	const host = url.hostname.replace(/\.$/, '').replace(WWW_ON_MEDIUM, '');
	if (host === 'api.medium.com') return nowhere('api');
	if (SERVICE.test(host)) return nowhere('service');
	const segments = url.pathname.split('/').filter(Boolean).map(decodeSegment);
	if (host === 'medium.com') return readMedium(segments);
	return readSite(url, host, segments);
}

/** Addresses on medium.com itself; feeds have the same segments behind /feed. */
function readMedium(all: string[]): Place {
	const segments = all[0] === 'feed' ? all.slice(1) : all;
	const [first = '', second = ''] = segments;
	if (first.startsWith('@')) {
		const username = first.slice(1);
		return isUsername(username) ? { is: 'user', username } : nowhere('page');
	}
	// medium.com/topic/x and medium.com/topics/x show what medium.com/tag/x shows.
	if (/^(?:tag|tags|topic|topics)$/.test(first)) {
		return second === '' ? nowhere('page') : { is: 'tag', tag: second };
	}
	const known = Object.hasOwn(PAGES, first.toLowerCase()) ? PAGES[first.toLowerCase()] : undefined;
	if (known !== undefined) return nowhere(known);
	if (!isSlug(first)) return nowhere('page');
	const tag = readTagged(segments.slice(1));
	if (tag === '') return nowhere('page');
	return { is: 'publication', slug: first, ...(tag !== undefined && { tag }) };
}

/** Addresses on a user's or publication's own domain, and feeds elsewhere. */
function readSite(url: URL, host: string, segments: string[]): Place {
	const isSubdomain = host.endsWith('.medium.com');
	const origin = isSubdomain ? `https://${host}` : url.origin;
	const last = segments.at(-1) ?? '';
	const isFeed = segments[0] === 'feed' && (segments.length === 1 || segments[1] === 'tagged');
	const isPage = segments.length === 0 || segments[0] === 'tagged' || STORY_SEGMENT.test(last);
	if (isSubdomain || isFeed || isPage) {
		const tag = readTagged(segments[0] === 'feed' ? segments.slice(1) : segments);
		if (tag === '') return nowhere('page');
		return { is: 'site', origin, ...(tag !== undefined && { tag }) };
	}
	url.searchParams.delete('source');
	url.hash = '';
	return { is: 'feed', url: url.href };
}

/**
 * The tag of a page of one tag.
 *
 * @returns '' when what stands there is none: such a page is not that of all stories
 */
function readTagged([first, second]: string[]): string | undefined {
	return first === 'tagged' && second !== undefined ? tagSlug(second) : undefined;
}

/** Whether a text may be the name by which a publication stands in addresses. */
export function isSlug(text: string): boolean {
	return /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99}$/u.test(text);
}

/** 11 or 12 hexadecimal digits, as in links from feeds; a name could look like that and hardly does. */
export function isPublicationId(text: string): boolean {
	return /^(?=.*\d)[0-9a-f]{11,12}$/i.test(text);
}

/** As `decodeURIComponent` does, but that throws on what is no UTF-8. */
function decodeSegment(segment: string): string {
	return new URLSearchParams(`s=${segment.replace(/[+&]/g, encodeURIComponent)}`).get('s') ?? '';
}

function nowhere(why: Nowhere): Place {
	return { is: 'nowhere', why };
}
