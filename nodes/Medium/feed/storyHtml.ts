import { countWords, minutesToRead } from '../helpers/readingTime';
import { htmlToText, lettersOf, passTag, plainText, shorten } from './plainText';
import { decodeEntities } from './xml/entities';

/** Counts readers; Medium's own additions begin with it (seen at the end of every whole story). */
const PIXEL = '<img src="https://medium.com/_/stat?';
/** In UTF-16 units: about what Medium's own teasers have. */
const SNIPPET_LENGTH = 200;
const SOURCE = /\ssrc="([^"]*)"/i;
/** Looks at one place only. */
const HEAD_BLOCK = /\s*<(h3|h4|figure)\b[^<>]*>([\s\S]*?)<\/\1>/y;

/** What a whole story's HTML says about it. */
export interface WholeStory {
	subtitle: string;
	snippet: string;
	imageUrl: string;
	/** In minutes. */
	readingTime: number;
}

/** Reads the HTML of `content:encoded`. */
export function readWholeStory(html: string, title: string): WholeStory {
	const end = html.indexOf(PIXEL);
	const body = end === -1 ? html : html.slice(0, end);
	const pictures = imagesIn(body);
	const paragraphs = paragraphsIn(body, SNIPPET_LENGTH);
	return {
		subtitle: subtitleIn(body, title),
		snippet: shorten(paragraphs === '' ? plainText(body) : paragraphs, SNIPPET_LENGTH),
		imageUrl: pictures[0] ?? '',
		readingTime: minutesToRead({ ...countWords(htmlToText(body)), pictures: pictures.length }),
	};
}

/** Reads the HTML of a teaser: `div.medium-feed-item`, or what another feed describes a story with. */
export function readTeaser(html: string): { snippet: string; imageUrl: string } {
	const marked = /<p\s+class="medium-feed-snippet">/i.exec(html);
	const isMediums = /class="medium-feed-(?:image|link)"/i.test(html);
	const start = marked ? marked.index + marked[0].length : 0;
	const end = marked ? html.indexOf('</p>', start) : -1;
	const text = marked ? html.slice(start, end === -1 ? undefined : end) : isMediums ? '' : html;
	return { snippet: shorten(plainText(text), SNIPPET_LENGTH), imageUrl: imagesIn(html)[0] ?? '' };
}

/**
 * Medium puts the subtitle into an h4 before everything else; before it there may be the title,
 * which most stories leave out, and a picture before that. An h4 anywhere else is a heading.
 */
function subtitleIn(html: string, title: string): string {
	let at = 0;
	let hasFigure = false;
	let hasTitle = false;
	for (;;) {
		HEAD_BLOCK.lastIndex = at;
		const [whole, name, inner = ''] = HEAD_BLOCK.exec(html) ?? [];
		if (whole === undefined) return '';
		if (name === 'h4') return hasFigure && !hasTitle ? '' : plainText(inner);
		if (hasTitle || (name === 'figure' && hasFigure)) return '';
		if (name === 'figure') hasFigure = true;
		// It may have an emoji more, other quotes or other spaces than in the feed.
		else if (lettersOf(plainText(inner)) !== lettersOf(title)) return '';
		else hasTitle = true;
		at += whole.length;
	}
}

/** The text of the first paragraphs, as many as give the wanted length. */
function paragraphsIn(html: string, length: number): string {
	let text = '';
	let at = html.indexOf('<p>');
	while (at !== -1 && text.length <= length) {
		const end = html.indexOf('</p>', at);
		if (end === -1) break;
		text = `${text} ${plainText(html.slice(at, end))}`.trim();
		at = html.indexOf('<p>', end);
	}
	return text;
}

function imagesIn(html: string): string[] {
	const addresses: string[] = [];
	for (let at = html.indexOf('<img'); at !== -1; at = html.indexOf('<img', at + 1)) {
		const end = passTag(html, at)?.end ?? at;
		const address = decodeEntities(SOURCE.exec(html.slice(at, end))?.[1] ?? '');
		if (/^https?:\/\//i.test(address)) addresses.push(address);
	}
	return addresses;
}
