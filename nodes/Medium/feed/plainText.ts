import { decodeEntities } from './xml';

/** Sticky; stops at the next tag whatever is missing, so that a text without ends costs no time. */
const TAG = /<(?:\/?([a-z][a-z0-9]*)|!)[^<>"]*(?:"[^"<]*"[^<>"]*)*>/iy;
/** What begins a new line where it is shown. */
const BLOCKS = new Set([
	...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'pre', 'blockquote'],
	...['ul', 'ol', 'li', 'figure', 'figcaption'],
]);

/** The words of a piece of HTML, on one line. */
export function plainText(html: string): string {
	return textOf(html).replace(UNEVEN_SPACE, ' ').trim();
}

/** All space but a single one between words, which is most of it and may stay. */
const UNEVEN_SPACE = /[^\S ]\s*| \s+/g;

/** The text of a piece of HTML, with the spaces it has. */
export function textOf(html: string): string {
	let text = '';
	let from = 0;
	for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
		const tag = readPlainTag(html, at) ?? readTag(html, at);
		if (!tag) continue;
		if (at > from) text += html.slice(from, at);
		if (BLOCKS.has(tag.name)) text += ' ';
		from = tag.end;
	}
	text += html.slice(from);
	return text.includes('&') ? decodeEntities(text.replaceAll('&nbsp;', ' ')) : text;
}

interface Tag {
	/** In small letters; '' for a comment. */
	name: string;
	end: number;
}

/** A tag of small letters without attributes, which most are: found without a pattern. */
function readPlainTag(html: string, at: number): Tag | undefined {
	const start = html.charCodeAt(at + 1) === 47 ? at + 2 : at + 1;
	for (let end = start; end < start + 12; end++) {
		const code = html.charCodeAt(end);
		if (code === 62 && end > start) return { name: html.slice(start, end), end: end + 1 };
		const isLetter = code >= 97 && code <= 122;
		const isDigit = code >= 48 && code <= 57 && end > start;
		if (!isLetter && !isDigit) return undefined;
	}
	return undefined;
}

function readTag(html: string, at: number): Tag | undefined {
	TAG.lastIndex = at;
	const tag = TAG.exec(html);
	return tag ? { name: (tag[1] ?? '').toLowerCase(), end: at + tag[0].length } : undefined;
}

/** A text of at most so many UTF-16 units, ended at a word where there is one. */
export function shorten(text: string, length: number): string {
	if (text.length <= length) return text;
	const cut = text.slice(0, length - 1);
	const lastSpace = cut.lastIndexOf(' ');
	const words = lastSpace > length / 2 ? cut.slice(0, lastSpace) : cut.replace(HALF, '');
	return `${words.trimEnd()}…`;
}

/** The first half of a character that needs two units. */
const HALF = /[\ud800-\udbff]$/;
