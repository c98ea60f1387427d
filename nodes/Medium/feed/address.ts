import { tagSlug } from './feedUrls';
import { readUrl } from '../helpers/url';
import { storyIdIn } from './ids';

/** What an address leads to, as far as the address itself says. */
export type Place =
	| { is: 'user'; username: string }
	| { is: 'publication'; slug: string; tag?: string }
	| { is: 'tag'; tag: string }
	/** A custom domain or a subdomain of medium.com. It does not say whether a user or a publication owns it. */
	| { is: 'site'; origin: string; tag?: string }
	/** Any other page, or a feed, on a domain that is not Medium's. */
	| { is: 'other'; url: string }
	| { is: 'nowhere'; why: Nowhere };

/** Why an address leads neither to a user, a publication or a tag, nor to a feed. */
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

/** In characters; nobody pastes longer addresses. */
const MAX_LENGTH = 2_000;
/** “localhost:8080” has a port, not a scheme. */
const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i;
const HTTP = /^https?:\/\//i;
const DOMAIN = /^(?:(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\.?|localhost)(?::\d+)?(?:[/?#]|$)/iu;
const PATH = /^[^/\s]+\//;
const USERNAME = /^[\p{L}\p{N}_.-]{1,60}$/u;
const SLUG = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99}$/u;
const WWW = /^(?:www\.)+(?=(?:.+\.)?medium\.com$)/;
/** Subdomains of medium.com that hold no stories. */
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
	return SCHEME.test(text) || PATH.test(text) || isWebAddress(text);
}

/**
 * Whether a text begins with http(s):// or a domain. Other than for `isAddress`, a colon or a slash
 * is not enough: names of publications contain them.
 */
export function isWebAddress(text: string): boolean {
	return HTTP.test(text) || DOMAIN.test(text);
}

/** Whether a text may be a username, without its @. */
export function isUsername(text: string): boolean {
	return USERNAME.test(text) && !/^\.+$/.test(text);
}

/** Whether a text may be the name of a publication in addresses. */
export function isSlug(text: string): boolean {
	return SLUG.test(text);
}

/** A link without `?source=` and fragment; '' when it is not an http(s) URL. */
export function cleanLink(link: string): string {
	const url = HTTP.test(link) ? readUrl(link) : undefined;
	return url === undefined ? '' : withoutSource(url);
}

/**
 * Reads an address, with or without its scheme: a profile, a publication, a story, a tag, a feed.
 * Ignores `?source=` and the fragment.
 */
export function readMediumAddress(text: string): Place {
	if (text.length > MAX_LENGTH) return nowhere('notAnAddress');
	const written = SCHEME.test(text) ? text : `https://${text}`;
	// “https:name” would be read as a host.
	if (!HTTP.test(written)) return nowhere(/^https?:/i.test(written) ? 'notAnAddress' : 'notHttp');
	const url = readUrl(written);
	if (url === undefined) return nowhere('notAnAddress');
	if (url.username !== '' || url.password !== '') return nowhere('password');
	const host = url.hostname.replace(/\.$/, '').replace(WWW, '');
	if (host === 'api.medium.com') return nowhere('api');
	if (SERVICE.test(host)) return nowhere('service');
	const segments = url.pathname.split('/').filter(Boolean).map(decodeSegment);
	if (host === 'medium.com') return readMediumPath(segments);
	return readSite(url, host, segments);
}

/** Reads a path on medium.com itself; feeds have the same segments after /feed. */
function readMediumPath(all: string[]): Place {
	const segments = all[0] === 'feed' ? all.slice(1) : all;
	const [first = '', second = ''] = segments;
	if (first.startsWith('@')) {
		const username = first.slice(1);
		return isUsername(username) ? { is: 'user', username } : nowhere('page');
	}
	// medium.com/topic/x and medium.com/topics/x show the same page as medium.com/tag/x.
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

/** Reads an address on a user's or publication's own domain, or of a feed elsewhere. */
function readSite(url: URL, host: string, segments: string[]): Place {
	const isSubdomain = host.endsWith('.medium.com');
	const origin = isSubdomain ? `https://${host}` : url.origin;
	const last = segments.at(-1) ?? '';
	const isFeed = segments[0] === 'feed' && (segments.length === 1 || segments[1] === 'tagged');
	const isPage = segments.length === 0 || segments[0] === 'tagged' || storyIdIn(last) !== undefined;
	if (isSubdomain || isFeed || isPage) {
		const tag = readTagged(segments[0] === 'feed' ? segments.slice(1) : segments);
		if (tag === '') return nowhere('page');
		return { is: 'site', origin, ...(tag !== undefined && { tag }) };
	}
	return { is: 'other', url: withoutSource(url) };
}

/**
 * The tag of a page that shows one tag.
 *
 * @returns '' when the segment after “tagged” is not a tag: the page does not show all stories
 */
function readTagged([first, second]: string[]): string | undefined {
	return first === 'tagged' && second !== undefined ? tagSlug(second) : undefined;
}

function withoutSource(url: URL): string {
	url.searchParams.delete('source');
	url.hash = '';
	return url.href;
}

/** @returns '' when the segment is not encoded UTF-8 */
function decodeSegment(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return '';
	}
}

function nowhere(why: Nowhere): Place {
	return { is: 'nowhere', why };
}
