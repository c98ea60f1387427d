import type { Element, Nodes, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Raw } from 'mdast-util-to-hast';
import { parseHtml } from './html';

/** Elements in which a parser reads everything as text until their end, or keeps it out of sight. */
const SWALLOWING =
	/<(title|textarea|style|script|xmp|iframe|noembed|noframes|plaintext|template|select|svg|math)(?=[\s/>])/gi;

/**
 * Prepares the pieces of HTML in Markdown for being read: comments go, and the beginning of an
 * element that would swallow the rest of the story because nothing ends it becomes text.
 *
 * @returns whether there is any HTML left
 */
export function cleanRawHtml(root: Root): boolean {
	const pieces: Piece[] = [];
	collect(root, pieces);
	const lastEnds = new Map<string, number>();
	pieces.forEach(({ node }, index) => {
		for (const [, name] of node.value.matchAll(/<\/([a-z]+)/gi)) {
			lastEnds.set(name!.toLowerCase(), index);
		}
	});
	let isLeft = false;
	pieces.forEach(({ node, parent, index }, number) => {
		const value = node.value.replace(SWALLOWING, (tag: string, name: string, at: number) => {
			const isEnded =
				(lastEnds.get(name.toLowerCase()) ?? -1) > number ||
				new RegExp(`</${name}`, 'i').test(node.value.slice(at));
			return isEnded && name.toLowerCase() !== 'plaintext' ? tag : `&lt;${name}`;
		});
		if (/^\s*(?:<!--(?:[^-]|-(?!->))*-->\s*)*$/.test(value)) {
			parent.children[index] = { type: 'text', value: '' };
			return;
		}
		node.value = value;
		isLeft = true;
	});
	return isLeft;
}

interface Piece {
	node: Raw;
	parent: { children: RootContent[] };
	index: number;
}

function collect(parent: { children: RootContent[] }, pieces: Piece[]): void {
	parent.children.forEach((node, index) => {
		if (node.type === 'raw') pieces.push({ node, parent, index });
		else if (node.type === 'element') collect(node, pieces);
	});
}

/**
 * HTML within Markdown is open text until it is read together with what is around it: an element may
 * begin in one paragraph and end in another. So the whole is written out and read as HTML; lines of
 * the source travel along in an attribute.
 */
export function parseRawHtml(root: Root): Root {
	noteLines(root);
	const { tree } = parseHtml(toHtml(root, { allowDangerousHtml: true }), 'fragment');
	readLines(tree);
	return tree;
}

function noteLines(node: Nodes): void {
	if (!('children' in node)) return;
	for (const child of node.children) {
		if (child.type !== 'element') continue;
		if (child.position !== undefined) child.properties.dataLine = child.position.start.line;
		noteLines(child);
	}
}

function readLines(node: Root | Element): void {
	for (const child of node.children) {
		// Places in the text that was written out mean nothing to the author.
		delete child.position;
		if (child.type !== 'element') continue;
		const line = Number(child.properties.dataLine);
		delete child.properties.dataLine;
		if (Number.isSafeInteger(line) && line > 0) {
			child.position = { start: { line, column: 1 }, end: { line, column: 1 } };
		}
		readLines(child);
	}
}
