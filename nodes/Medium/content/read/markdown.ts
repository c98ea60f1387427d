import type { Element, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type {
	Heading,
	Nodes as MarkdownNodes,
	Paragraph,
	Root as MarkdownRoot,
	TableCell,
} from 'mdast';
import { defListFromMarkdown, defListHastHandlers } from 'mdast-util-definition-list';
import {
	type Extension as TreeExtension,
	fromMarkdown,
	type Options as ParseOptions,
} from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { mathFromMarkdown } from 'mdast-util-math';
import { toHast } from 'mdast-util-to-hast';
import { defList } from 'micromark-extension-definition-list';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension } from 'micromark-util-types';
import { findLabels, knownLabels, splitMarkdown } from './chunks';
import { MAX_ELEMENT_NESTING } from './defaults';
import { guardMarkdown, guardNotes } from './guard';
import { parseHtml } from './html';
import { mathSyntax } from './mathText';
import { tooDeep } from '../problem';
import { tameRawHtml } from './rawHtml';
import { depthOf } from '../lib/tree';

/** What Markdown can have beyond CommonMark. Each costs time, so a text gets only what it may use. */
interface Syntax {
	isUsed: (text: string) => boolean;
	syntax: Array<() => Extension>;
	tree: Array<(text: string) => TreeExtension>;
}

/** The library compares every definition with all others; more of them stay text, which reads well. */
const MOST_DEFINITIONS = 300;

const SYNTAXES: readonly Syntax[] = [
	{
		isUsed: (text) => text.includes('[^'),
		syntax: [gfmFootnote],
		tree: [gfmFootnoteFromMarkdown],
	},
	{
		isUsed: (text) => text.includes('~'),
		syntax: [gfmStrikethrough],
		tree: [gfmStrikethroughFromMarkdown],
	},
	{
		isUsed: (text) => /\|[ \t]*:?-|-:?[ \t]*\||:-|-:/.test(text),
		syntax: [gfmTable],
		tree: [gfmTableFromMarkdown],
	},
	{
		isUsed: (text) => /\[[ \txX]\]/.test(text),
		syntax: [gfmTaskListItem],
		tree: [gfmTaskListItemFromMarkdown],
	},
	{
		isUsed: (text) => BARE_ADDRESS.test(text),
		syntax: [],
		tree: [bareAddresses],
	},
	{
		// Finding addresses while parsing is slow, and needed only where marks or escapes are around.
		isUsed: (text) =>
			ADDRESS_WITH_MARKS.test(text) || (BARE_ADDRESS.test(text) && ESCAPED.test(text)),
		syntax: [gfmAutolinkLiteral],
		tree: [],
	},
	{
		isUsed: (text) => text.includes('$'),
		syntax: [mathSyntax],
		tree: [mathFromMarkdown],
	},
	{
		isUsed: (text) => {
			const definitions = text.match(/^[ \t>]*:[ \t]/gm)?.length ?? 0;
			return definitions > 0 && definitions <= MOST_DEFINITIONS;
		},
		syntax: [() => defList],
		tree: [() => defListFromMarkdown],
	},
];

/** Of a character by which addresses are known. */
const ESCAPED = /\\[@:.]/;

/** An address that is neither the target of a link nor between angle brackets, or an e-mail address. */
const BARE_ADDRESS = /(?:^|[^(<\w"'=]|[^\]]\()(?:https?:\/\/|www\.)|\w@\w/im;
const ADDRESS_WITH_MARKS =
	/(?:^|[^(<\w"'=]|[^\]]\()(?:https?:\/\/|www\.)[^\s<*_~`\\&$]{0,2000}[*_~`\\&$]|[_*~]\S{0,64}@\w|@[\w.-]{0,255}_/im;

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
	return tameRawHtml(root) ? parseRawHtml(root) : root;
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

function syntaxFor(text: string): ParseOptions {
	const used = SYNTAXES.filter(({ isUsed }) => isUsed(text));
	return {
		extensions: used.flatMap(({ syntax }) => syntax.map((make) => make())),
		mdastExtensions: used.flatMap(({ tree }) => tree.map((make) => make(text))),
	};
}

/**
 * Looks for addresses in the finished text too, unless some are escaped, which can no longer be seen
 * there.
 */
function bareAddresses(text: string): TreeExtension {
	const extension = gfmAutolinkLiteralFromMarkdown();
	if (ESCAPED.test(text)) return { ...extension, transforms: [] };
	const look = (tree: MarkdownRoot): void => {
		// Looking is slow too; most paragraphs have nothing to be found.
		for (const block of blocksWithAddresses(tree)) {
			for (const transform of extension.transforms ?? []) {
				transform({ type: 'root', children: [block] });
			}
		}
	};
	return { ...extension, transforms: [look] };
}

type TextBlock = Heading | Paragraph | TableCell;

function blocksWithAddresses(node: MarkdownNodes): TextBlock[] {
	if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
		return hasAddress(node) ? [node] : [];
	}
	return 'children' in node ? node.children.flatMap(blocksWithAddresses) : [];
}

function hasAddress(node: MarkdownNodes): boolean {
	if (node.type === 'text') return /:\/\/|www\.|@/i.test(node.value);
	return 'children' in node && node.type !== 'link' && node.children.some(hasAddress);
}

function childrenOf(node: MarkdownNodes): MarkdownNodes[] {
	return 'children' in node ? node.children : [];
}

/**
 * HTML within Markdown is open text until it is read together with what is around it: an element may
 * begin in one paragraph and end in another. So the whole is written out and read as HTML; lines of
 * the source travel along in an attribute.
 */
function parseRawHtml(root: Root): Root {
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
