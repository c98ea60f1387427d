import { decodeEntities } from './xml/entities';

/** What begins a new line where it is shown. */
const BLOCKS = new Set([
	...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'pre', 'blockquote'],
	...['ul', 'ol', 'li', 'figure', 'figcaption'],
]);

/** The words of a piece of HTML, on one line. */
export function plainText(html: string): string {
	return htmlToText(html).replace(UNEVEN_SPACE, ' ').trim();
}

/** All space but a single one between words, which is most of it and may stay. */
const UNEVEN_SPACE = /[^\S ]\s*| \s+/g;

/** The text of a piece of HTML, with the spaces it has. */
export function htmlToText(html: string): string {
	let text = '';
	let from = 0;
	for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
		const tag = passTag(html, at);
		if (!tag) continue;
		if (at > from) text += html.slice(from, at);
		if (tag.beginsLine) text += ' ';
		from = tag.end;
	}
	text += html.slice(from);
	return text.includes('&') ? decodeEntities(text.replaceAll('&nbsp;', ' ')) : text;
}

/**
 * Looks for a tag or comment at one place of a piece of HTML. Stops at the next one whatever is
 * missing, so that a text without ends costs no time. A loop, as feeds have thousands of them.
 *
 * @returns where it ends and whether it begins a new line; undefined when there is none
 */
export function passTag(
	html: string,
	start: number,
): { beginsLine: boolean; end: number } | undefined {
	const nameStart = html[start + 1] === '/' ? start + 2 : start + 1;
	if (!isLetter(html.charCodeAt(nameStart)) && html[start + 1] !== '!') return undefined;
	let nameEnd = nameStart;
	while (isLetter(html.charCodeAt(nameEnd)) || isDigit(html.charCodeAt(nameEnd))) nameEnd += 1;
	let isQuoted = false;
	for (let at = nameEnd; at < html.length; at++) {
		const unit = html.charCodeAt(at);
		if (unit === LESS_THAN) return undefined;
		if (unit === QUOTE) isQuoted = !isQuoted;
		else if (unit === GREATER_THAN && !isQuoted) {
			const name = html.slice(nameStart, nameEnd).toLowerCase();
			return { beginsLine: BLOCKS.has(name), end: at + 1 };
		}
	}
	return undefined;
}

const QUOTE = 34;
const LESS_THAN = 60;
const GREATER_THAN = 62;

function isLetter(unit: number): boolean {
	return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

function isDigit(unit: number): boolean {
	return unit >= 48 && unit <= 57;
}

/** What two texts share that say the same: letters and digits, in small. */
export function lettersOf(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
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
