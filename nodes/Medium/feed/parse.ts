import { decodeFeed } from './xml/decode';
import { readXml, type XmlElement, type XmlObstacle } from './xml/readXml';

/** What a feed says about itself, as written. What it does not say is ''. */
export interface FeedChannel {
	title: string;
	description: string;
	/** The page the feed belongs to. */
	link: string;
	imageUrl: string;
}

/** One entry of a feed, as written. What it does not say is ''. */
export interface FeedItem {
	title: string;
	link: string;
	guid: string;
	categories: string[];
	/** The author's name, as shown. */
	creator: string;
	published: string;
	updated: string;
	/** The whole story, in HTML; undefined when the feed does not carry it. */
	content: string | undefined;
	/** A teaser, in HTML, where the story is not carried. */
	description: string;
}

/** Why an answer is no feed. */
export type NotAFeed =
	| XmlObstacle
	/** Nothing but space. */
	| 'empty'
	/** A page for browsers. */
	| 'html'
	/** Too many requests, in the words of Medium or its hub. */
	| 'throttled'
	/** The hub could not read the feed itself. */
	| 'hub'
	/** No text in the encoding it names. */
	| 'encoding'
	/** XML, but neither RSS nor Atom. */
	| 'otherXml';

/** A whole feed. */
export interface Feed {
	kind: 'feed';
	channel: FeedChannel;
	items: FeedItem[];
}

export type FeedReading = Feed | { kind: 'notAFeed'; why: NotAFeed };

/** How much of an answer that is no feed is searched for its reason, in characters. */
const BEGINNING = 2_000;
/** MEDIUM.md, section 4: “Too many feed requests. See: https://medium.superfeedr.com”. */
const THROTTLED = /too many (?:feed )?requests|https?:\/\/medium\.superfeedr\.com/i;
const HTML = /^<(?:!doctype\s+html|html|head|body)\b/i;
const TOO_MANY_REQUESTS = 429;

/**
 * Reads an answer's body as a feed: RSS 2.0 as Medium writes it, or the Atom of its hub
 * (Superfeedr). An answer that is not a whole feed gives no items, so that a throttled or cut one is
 * never taken for one with fewer stories. Never throws, and takes linear time.
 *
 * @param body text is taken as decoded already
 * @param contentType the header's value, if there is one
 */
export function parseFeed(body: Uint8Array | string, contentType?: string): FeedReading {
	const text = decodeFeed(body, contentType)?.trim();
	if (text === undefined) return notAFeed('encoding');
	if (text === '') return notAFeed('empty');
	if (HTML.test(text)) return notAFeed(THROTTLED.test(beginning(text)) ? 'throttled' : 'html');

	const reading = readXml(text);
	if (reading.kind !== 'document') {
		if (reading.kind === 'notXml') return notAFeed(reasonIn(text, contentType));
		return notAFeed(reading.kind);
	}
	const { root } = reading;
	if (root.name === 'feed') return readAtom(root);
	const channel = root.name === 'rss' ? child(root, 'channel') : undefined;
	if (channel) return readRss(channel);
	return notAFeed(root.name.toLowerCase() === 'html' ? 'html' : 'otherXml');
}

function reasonIn(text: string, contentType: string | undefined): NotAFeed {
	const start = beginning(text);
	// A feed that is not well-formed may well name the hub.
	if (!/<(?:rss|feed)\b/.test(start) && THROTTLED.test(start)) return 'throttled';
	return /<html\b/i.test(start) || /\bhtml\b/i.test(contentType ?? '') ? 'html' : 'notXml';
}

function readRss(channel: XmlElement): FeedReading {
	const image = child(channel, 'image');
	return {
		kind: 'feed',
		channel: {
			title: text(channel, 'title'),
			description: text(channel, 'description'),
			link: text(channel, 'link'),
			imageUrl: image ? text(image, 'url') : '',
		},
		items: channel.children
			.filter(({ name }) => name === 'item')
			.map((item) => ({
				title: text(item, 'title'),
				link: text(item, 'link'),
				guid: text(item, 'guid'),
				categories: texts(item, 'category'),
				creator: text(item, 'dc:creator'),
				published: text(item, 'pubDate'),
				updated: text(item, 'atom:updated'),
				content: child(item, 'content:encoded')?.text.trim(),
				description: text(item, 'description'),
			})),
	};
}

function readAtom(feed: XmlElement): FeedReading {
	const entries = feed.children.filter(({ name }) => name === 'entry');
	if (entries.length === 0) {
		const code = hubStatus(feed);
		if (code === TOO_MANY_REQUESTS) return notAFeed('throttled');
		if (code >= 400) return notAFeed('hub');
	}
	return {
		kind: 'feed',
		channel: {
			title: text(feed, 'title'),
			description: text(feed, 'subtitle'),
			link: href(feed, 'link', 'alternate'),
			imageUrl: href(feed, 'link', 'image'),
		},
		items: entries.map((entry) => {
			const author = child(entry, 'author');
			return {
				title: text(entry, 'title'),
				link: href(entry, 'link', 'alternate'),
				guid: text(entry, 'id'),
				categories: entry.children
					.filter(({ name }) => name === 'category')
					.map(({ attributes }) => (attributes.get('term') ?? '').trim())
					.filter(Boolean),
				creator: author ? text(author, 'name') : '',
				published: text(entry, 'published'),
				updated: text(entry, 'updated'),
				content: child(entry, 'content')?.text.trim(),
				description: text(entry, 'summary'),
			};
		}),
	};
}

/** How the hub's own request for the feed was answered; 0 when it does not say. */
function hubStatus(feed: XmlElement): number {
	const status = child(feed, 'status');
	return Number((status && child(status, 'http'))?.attributes.get('code') ?? 0);
}

function child(parent: XmlElement, name: string): XmlElement | undefined {
	return parent.children.find((one) => one.name === name);
}

function text(parent: XmlElement, name: string): string {
	return child(parent, name)?.text.trim() ?? '';
}

function texts(parent: XmlElement, name: string): string[] {
	return parent.children
		.filter((one) => one.name === name)
		.map((one) => one.text.trim())
		.filter(Boolean);
}

/** A link that says nothing of its relation is the page itself (RFC 4287, 4.2.7.2). */
function href(parent: XmlElement, name: string, rel: string): string {
	const link = parent.children.find(
		(one) => one.name === name && (one.attributes.get('rel') ?? 'alternate') === rel,
	);
	return (link?.attributes.get('href') ?? '').trim();
}

function beginning(text: string): string {
	return text.slice(0, BEGINNING);
}

function notAFeed(why: NotAFeed): FeedReading {
	return { kind: 'notAFeed', why };
}
