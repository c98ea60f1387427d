import type {
	Heading,
	Nodes as MarkdownNodes,
	Paragraph,
	Root as MarkdownRoot,
	TableCell,
} from 'mdast';
import { defListFromMarkdown } from 'mdast-util-definition-list';
import type { Extension as TreeExtension, Options as ParseOptions } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { mathFromMarkdown } from 'mdast-util-math';
import { defList } from 'micromark-extension-definition-list';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension } from 'micromark-util-types';
import { mathSyntax } from './mathSyntax';

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

export function syntaxFor(text: string): ParseOptions {
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
