import type { Story } from '../store.ts';
import { type Graf, type Grafs, toGrafs } from './grafs.ts';
import { textOf } from './inline.ts';
import { parseContent } from './parse.ts';

type Content = Pick<Story, 'content' | 'contentFormat'>;

const remembered = new WeakMap<Content, Grafs>();

/** A story as Medium would keep it. Worked out once per story; never throws, however odd the text. */
export function keepStory(story: Content): Grafs {
	const known = remembered.get(story);
	if (known !== undefined) return known;
	const kept = read(story);
	remembered.set(story, kept);
	return kept;
}

/** The first words of a story, for a title or an excerpt: at most `limit` characters, words whole. */
export function firstWordsOf(story: Content, limit: number): string {
	const first = keepStory(story).grafs.find((graf) => plainText(graf) !== '');
	const text = (first === undefined ? '' : plainText(first)).replace(/\s+/g, ' ');
	if (text.length <= limit) return text === '' ? 'Untitled story' : text;
	const cut = text.slice(0, limit - 1);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).trimEnd()}…`;
}

/** The words of a paragraph; '' for pictures, embeds and rules. */
export function plainText(graf: Graf): string {
	if (graf.type === 'pre') return graf.text.trim();
	return 'children' in graf ? textOf(graf.children).trim() : '';
}

function read({ content, contentFormat }: Content): Grafs {
	try {
		return toGrafs(parseContent(content, contentFormat));
	} catch {
		// Nesting of many thousand levels exhausts the parser's stack. Text is better than no story.
		const text = content.replace(/<[^>]*>/g, ' ').trim();
		return {
			grafs: text === '' ? [] : [{ type: 'p', children: [{ type: 'text', value: text }] }],
			leftOut: new Map([['markup too deep to read', 1]]),
		};
	}
}
