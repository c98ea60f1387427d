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
	let text = '';
	let from = 0;
	for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
		TAG.lastIndex = at;
		const tag = TAG.exec(html);
		if (!tag) continue;
		text += html.slice(from, at) + (BLOCKS.has((tag[1] ?? '').toLowerCase()) ? ' ' : '');
		from = at + tag[0].length;
	}
	text += html.slice(from);
	return decodeEntities(text.replaceAll('&nbsp;', ' ')).replace(/\s+/g, ' ').trim();
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
