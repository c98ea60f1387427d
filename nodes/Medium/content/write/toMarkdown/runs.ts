import type { Element, Nodes } from 'hast';
import type { Image, InlineCode, Text } from 'mdast';
import { property, textOf } from '../../lib/tree';
import { MEDIUM } from '../vocabulary';

/** Elements that begin on a line of their own; all others run along with the text. */
const BLOCKS = new Set([
	...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr'],
	...['figure', 'figcaption', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside'],
	...['nav', 'address', 'details', 'summary', 'dl', 'dt', 'dd', 'form', 'fieldset', 'center'],
	...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
]);

export function isBlock({ tagName }: Element): boolean {
	return BLOCKS.has(tagName);
}

/** What is known already, as the question comes once for each level. */
const holders = new WeakMap<Element, boolean>();

/** Whether an element is a block, or has one somewhere in it. */
export function holdsBlock(node: Element): boolean {
	const known = holders.get(node);
	if (known !== undefined) return known;
	const holds =
		isBlock(node) || node.children.some((child) => child.type === 'element' && holdsBlock(child));
	holders.set(node, holds);
	return holds;
}

/** A link is itself and no other, also where another one has the same address. */
export type Mark = 'strong' | 'emphasis' | { url: string };

const MARKS: Record<string, Mark> = {
	strong: 'strong',
	b: 'strong',
	em: 'emphasis',
	i: 'emphasis',
};

const PROTOCOLS = MEDIUM.protocols?.href ?? [];

/** The mark that an element puts on its text; none for a link that leads nowhere. */
export function markOf(node: Element): Mark | undefined {
	if (node.tagName !== 'a') return MARKS[node.tagName];
	const url = property(node, 'href').trim();
	const protocol = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1];
	const leads = protocol === undefined ? url !== '' : PROTOCOLS.includes(protocol.toLowerCase());
	return leads ? { url } : undefined;
}

/** Adds a mark; a link takes the place of the one there is. */
export function withMark(marks: Mark[], mark: Mark | undefined): Mark[] {
	if (mark === undefined || marks.includes(mark)) return marks;
	return [...(typeof mark === 'string' ? marks : marks.filter(isPlain)), mark];
}

export function isPlain(mark: Mark): mark is 'strong' | 'emphasis' {
	return typeof mark === 'string';
}

/**
 * A piece of running text with its marks, as Medium itself keeps it. Elements overlap and repeat
 * themselves (“<em>a </em><a><em>b</em></a><em> c</em>”); runs can be nested anew, in the way that needs
 * fewest signs.
 */
export interface Run {
	leaf: Text | InlineCode | Image | { type: 'break' };
	marks: Mark[];
}

export function linkOf({ marks }: Run): Mark | undefined {
	return marks.find((mark) => !isPlain(mark));
}

export function isBreak({ leaf }: Run): boolean {
	return leaf.type === 'break';
}

/** Reads nodes as they are; `marks` are those of the elements around. */
export function collectRuns(nodes: Nodes[], marks: Mark[]): Run[] {
	const runs: Run[] = [];
	for (const node of nodes) collect(node, marks, runs);
	return runs;
}

function collect(node: Nodes, marks: Mark[], runs: Run[]): void {
	const add = (leaf: Run['leaf']): void => void runs.push({ leaf, marks });
	if (node.type === 'text') add({ type: 'text', value: node.value });
	if (node.type !== 'element') return;
	switch (node.tagName) {
		case 'br':
			return add({ type: 'break' });
		case 'img': {
			const url = property(node, 'src').trim();
			const alt = property(node, 'alt').replace(/\s+/g, ' ').trim();
			return url === '' ? add({ type: 'text', value: alt }) : add({ type: 'image', url, alt });
		}
		case 'code': {
			const value = textOf(node).replace(/\s+/g, ' ');
			const trimmed = value.trim();
			if (value.startsWith(' ')) add({ type: 'text', value: ' ' });
			// A bracket in code cannot be escaped, so it could end the link that it is in.
			const isText = trimmed.includes(']') && marks.some((mark) => !isPlain(mark));
			if (isText) add({ type: 'text', value: trimmed });
			else if (trimmed !== '') add({ type: 'inlineCode', value: trimmed });
			return value.endsWith(' ') ? add({ type: 'text', value: ' ' }) : undefined;
		}
		default: {
			const isOnItsOwn = isBlock(node);
			if (isOnItsOwn) add({ type: 'break' });
			const inner = withMark(marks, markOf(node));
			for (const child of node.children) collect(child, inner, runs);
			if (isOnItsOwn) add({ type: 'break' });
		}
	}
}
