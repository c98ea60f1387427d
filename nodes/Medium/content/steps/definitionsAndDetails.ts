import type { Element, ElementContent } from 'hast';
import { bold, element, isBlank, isElement, type Parent, replaceElements } from '../lib/tree';

/** Definition lists: the term in bold, and below it in the same paragraph what it means. */
export function convertDefinitionLists(tree: Parent): void {
	replaceElements(tree, (node) => {
		if (!isElement(node, 'dl')) return undefined;
		const box = element('div', entriesOf(node).flatMap(toBlocks), node);
		convertDefinitionLists(box);
		return [box];
	});
}

interface Entry {
	terms: Element[];
	meanings: Element[];
}

function entriesOf(list: Element): Entry[] {
	const entries: Entry[] = [];
	// Entries may be grouped in boxes.
	const parts = list.children.flatMap((child) =>
		isElement(child, 'div') ? child.children : child,
	);
	for (const part of parts) {
		const last = entries.at(-1);
		if (isElement(part, 'dt')) {
			if (last !== undefined && last.meanings.length === 0) last.terms.push(part);
			else entries.push({ terms: [part], meanings: [] });
		} else if (!isBlank(part)) {
			const meaning = isElement(part, 'dd') ? part : element('dd', [part], part);
			if (last === undefined) entries.push({ terms: [], meanings: [meaning] });
			else last.meanings.push(meaning);
		}
	}
	return entries;
}

function toBlocks({ terms, meanings }: Entry): ElementContent[] {
	const lines: ElementContent[][] = terms.map((term) => [element('strong', term.children, term)]);
	const blocks: ElementContent[] = [];
	for (const { children } of meanings) {
		const [first, ...others] = children.filter((child) => !isBlank(child));
		const isRunning = children.every((child) => !isElement(child, ...BLOCKS));
		if (isRunning) lines.push(children);
		else if (isElement(first, 'p') && blocks.length === 0) {
			lines.push(first.children);
			blocks.push(...others);
		} else blocks.push(...children);
	}
	const head = lines.flatMap((line, index) => (index === 0 ? line : [element('br', []), ...line]));
	return [element('p', head, terms[0] ?? meanings[0]), ...blocks];
}

const BLOCKS = [
	'p',
	'div',
	'ul',
	'ol',
	'dl',
	'pre',
	'blockquote',
	'table',
	'figure',
	'hr',
	'h1',
	'h2',
];

/** What can be opened and closed stands open, its summary in bold above it. */
export function openDetails(tree: Parent): void {
	replaceElements(tree, (node) => {
		if (!isElement(node, 'details')) return undefined;
		const box = element(
			'div',
			node.children.filter((child) => !isElement(child, 'summary')),
			node,
		);
		openDetails(box);
		const summaries = node.children.filter((child) => isElement(child, 'summary'));
		box.children.unshift(
			...summaries.map((summary) => element('p', [bold(summary.children)], summary)),
		);
		return [box];
	});
}
