import type { Nodes } from 'hast';
import type { Image, InlineCode, Text } from 'mdast';
import { property, textOf } from '../../lib/tree';
import { isBlock } from './blockElements';
import { isPlain, type Mark, markOf, withMark } from './marks';

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
