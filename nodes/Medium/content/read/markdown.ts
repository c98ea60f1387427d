import type { Root } from 'hast';
import type { Nodes as MarkdownNodes, Root as MarkdownRoot } from 'mdast';
import { defListHastHandlers } from 'mdast-util-definition-list';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toHast } from 'mdast-util-to-hast';
import { MAX_ELEMENT_NESTING, tooDeep } from '../lib/storyProblem';
import { depthOf } from '../lib/tree';
import { findLabels, knownLabels, splitMarkdown } from './chunks';
import { guardMarkdown, guardNotes } from './guard';
import { syntaxFor } from './markdownSyntax';
import { parseRawHtml, cleanRawHtml } from './rawHtml';

/**
 * Reads Markdown: CommonMark, GitHub's tables, task lists, strike-through, footnotes and bare
 * addresses, formulas between dollars, definition lists, and HTML in between.
 *
 * @throws StoryProblem for a text that would take the parser minutes
 */
export function parseMarkdown(text: string): Root {
	const tree = parseInChunks(text);
	if (depthOf<MarkdownNodes>(tree, childrenOf) > MAX_ELEMENT_NESTING)
		throw tooDeep(MAX_ELEMENT_NESTING);
	const result = toHast(tree, { allowDangerousHtml: true, handlers: defListHastHandlers });
	const root: Root = result.type === 'root' ? result : { type: 'root', children: [] };
	return cleanRawHtml(root) ? parseRawHtml(root) : root;
}

function parseInChunks(text: string): MarkdownRoot {
	const options = syntaxFor(text);
	const chunks = splitMarkdown(text);
	const labels = findLabels(text);
	guardNotes(labels.notes.length);
	for (const { text: part, linesBefore } of chunks) guardMarkdown(part, linesBefore);
	if (chunks.length === 1) return fromMarkdown(text, options);
	const whole: MarkdownRoot = { type: 'root', children: [] };
	for (const { text: part, linesBefore, goesOn } of chunks) {
		const extensions = [...(options.extensions ?? []), knownLabels(labels)];
		const tree = fromMarkdown(part, { ...options, extensions });
		moveDown(tree, linesBefore);
		const last = whole.children.at(-1);
		const [first] = tree.children;
		if (goesOn && last?.type === 'list' && first?.type === 'list') {
			for (const item of first.children) last.children.push(item);
			tree.children.shift();
		}
		for (const child of tree.children) whole.children.push(child);
	}
	return whole;
}

function moveDown(node: MarkdownNodes, lines: number): void {
	if (node.position !== undefined) {
		const { start, end } = node.position;
		node.position = {
			start: { ...start, line: start.line + lines },
			end: { ...end, line: end.line + lines },
		};
	}
	if ('children' in node) for (const child of node.children) moveDown(child, lines);
}

function childrenOf(node: MarkdownNodes): MarkdownNodes[] {
	return 'children' in node ? node.children : [];
}
