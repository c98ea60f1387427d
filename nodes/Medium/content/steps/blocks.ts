import type { Element, ElementContent, Nodes, Root } from 'hast';
import { element, isBlank, isElement } from '../lib/tree';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
/** Blocks whose content is running text or, wrongly, other blocks. */
const TEXT_BLOCKS = new Set(['p', ...HEADINGS]);
const OTHER_BLOCKS = new Set([
	'ul',
	'ol',
	'li',
	'blockquote',
	'figure',
	'figcaption',
	'pre',
	'hr',
	'div',
]);

/**
 * Gives the tree a regular shape: the story, each quote and each list item hold blocks only, a block
 * of text holds running text only. Boxes are opened, running text between blocks becomes paragraphs,
 * and what is wrongly within a paragraph, heading, link or mark is lifted out of it, in order.
 */
export function normalizeBlocks(tree: Root): void {
	tree.children = toBlocks(tree.children.filter(isContent), new BlockFinder());
}

function isContent(node: Nodes): node is ElementContent {
	return node.type === 'element' || node.type === 'text';
}

/** Which elements are blocks or have blocks in them; each is looked into once. */
class BlockFinder {
	private readonly known = new WeakMap<Element, boolean>();

	has(node: ElementContent): node is Element {
		if (node.type !== 'element') return false;
		const known = this.known.get(node);
		if (known !== undefined) return known;
		const isBlock =
			TEXT_BLOCKS.has(node.tagName) ||
			OTHER_BLOCKS.has(node.tagName) ||
			node.children.some((child) => this.has(child));
		this.known.set(node, isBlock);
		return isBlock;
	}
}

/** What running text is put into: a paragraph or heading, and the marks that were opened before it. */
interface Around {
	block: Element;
	marks: Element[];
}

const PARAGRAPH: Around = { block: element('p', []), marks: [] };

function toBlocks(nodes: ElementContent[], blocks: BlockFinder, around = PARAGRAPH): Element[] {
	const made: Element[] = [];
	let run: ElementContent[] = [];
	const flush = (): void => {
		if (run.some((node) => !isBlank(node))) made.push(wrap(run, around));
		run = [];
	};
	for (const node of nodes) {
		if (!blocks.has(node)) {
			run.push(node);
			continue;
		}
		flush();
		for (const block of fromBlock(node, blocks, around)) made.push(block);
	}
	flush();
	return made;
}

function fromBlock(node: Element, blocks: BlockFinder, around: Around): Element[] {
	switch (node.tagName) {
		case 'ul':
		case 'ol':
			return [element(node.tagName, toItems(node, blocks), node, startOf(node))];
		case 'li':
			// Without a list around it.
			return [element('ul', [element('li', toBlocks(node.children, blocks), node)], node)];
		case 'blockquote':
			return [element('blockquote', toBlocks(node.children, blocks), node)];
		case 'figure':
			return [inLink(node, around)];
		case 'pre':
		case 'hr':
			return [node];
		case 'div':
		case 'figcaption':
			return toBlocks(node.children, blocks, around);
		default:
			break;
	}
	if (TEXT_BLOCKS.has(node.tagName)) {
		// A heading within a paragraph is a heading; a paragraph within a heading is one too.
		const block = node.tagName === 'p' && around.block.tagName !== 'p' ? around.block : node;
		return toBlocks(node.children, blocks, { ...around, block });
	}
	return toBlocks(node.children, blocks, { ...around, marks: [...around.marks, node] });
}

function startOf(list: Element): Element['properties'] {
	const { start } = list.properties;
	return list.tagName === 'ol' && start !== undefined ? { start } : {};
}

function wrap(run: ElementContent[], { block, marks }: Around): Element {
	let content = run;
	for (const mark of [...marks].reverse()) {
		content = [element(mark.tagName, content, mark, mark.properties)];
	}
	const made = element(block.tagName, content, block);
	const place = made.position ?? run.find(({ position }) => position !== undefined)?.position;
	if (place !== undefined) made.position = place;
	return made;
}

/** A link around a picture and more leads on from the picture too. */
function inLink(figure: Element, { marks }: Around): Element {
	const link = marks.filter((mark) => isElement(mark, 'a')).at(-1);
	const [picture, ...others] = figure.children;
	if (link === undefined || !isElement(picture, 'img')) return figure;
	return element('figure', [element('a', [picture], link, link.properties), ...others], figure);
}

/** Lists hold items only: what else is in them belongs to the item before. */
function toItems(list: Element, blocks: BlockFinder): Element[] {
	const items: Array<{ node: Element; children: ElementContent[] }> = [];
	for (const child of list.children) {
		if (isElement(child, 'li')) {
			items.push({ node: child, children: [...child.children] });
		} else if (!isBlank(child) || isElement(child, 'ul', 'ol')) {
			const last = items.at(-1);
			if (last === undefined) items.push({ node: list, children: [child] });
			else last.children.push(child);
		}
	}
	return items.map(({ node, children }) => element('li', toBlocks(children, blocks), node));
}
