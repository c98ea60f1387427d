import type { Story } from '../store.ts';
import { type Graf, type Grafs, toGrafs } from './grafs.ts';
import { textOf } from './inline.ts';
import { parseContent } from './parse.ts';

type Content = Pick<Story, 'content' | 'contentFormat'>;

const cache = new WeakMap<Content, Grafs>();

/** Converts a story to what Medium keeps of it, once per story object. Never throws. */
export function keepStory(story: Content): Grafs {
	const cached = cache.get(story);
	if (cached !== undefined) return cached;
	const kept = convert(story);
	cache.set(story, kept);
	return kept;
}

/** The first words of a story, as a title: whole words, at most `limit` characters. */
export function firstWordsOf(story: Content, limit: number): string {
	const first = keepStory(story).grafs.find((graf) => plainText(graf) !== '');
	const text = (first === undefined ? '' : plainText(first)).replace(/\s+/g, ' ');
	if (text.length <= limit) return text === '' ? 'Untitled story' : text;
	const cut = text.slice(0, limit - 1);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).trimEnd()}…`;
}

/** The text of a paragraph; '' for pictures, embeds and rules. */
export function plainText(graf: Graf): string {
	if (graf.type === 'pre') return graf.text.trim();
	return 'children' in graf ? textOf(graf.children).trim() : '';
}

function convert({ content, contentFormat }: Content): Grafs {
	try {
		return toGrafs(parseContent(content, contentFormat));
	} catch {
		// Thousands of nested levels exhaust the parser's stack. Plain text is better than no story.
		const text = content.replace(/<[^>]*>/g, ' ').trim();
		return {
			grafs: text === '' ? [] : [{ type: 'p', children: [{ type: 'text', value: text }] }],
			leftOut: new Map([['markup that is nested too deeply', 1]]),
		};
	}
}
