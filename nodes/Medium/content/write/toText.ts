import type { ListItem, Nodes, RootContent } from 'mdast';
import { readStoryTree } from './toMarkdown';

/**
 * Writes the HTML of a story from a Medium feed as plain text: an empty line between paragraphs, list
 * items with `-` or their number, code as it is. Links are their text, embeds their address, pictures
 * their description in brackets where they have one; quotes and marks are text like any other.
 *
 * @returns text without a line feed at its end
 * @throws StoryProblem for HTML that is nested without end
 */
export function toText(html: string): string {
	return joinBlocks(readStoryTree(html).children, '', '\n\n');
}

/** `indent` is for all lines but those of code. */
function joinBlocks(blocks: RootContent[], indent: string, gap: string): string {
	return blocks
		.map((block) => blockText(block, indent))
		.filter((block) => block.trim() !== '')
		.join(gap);
}

function blockText(block: RootContent, indent: string): string {
	switch (block.type) {
		case 'code':
			return block.value;
		case 'thematicBreak':
			return `${indent}---`;
		case 'blockquote':
			return joinBlocks(block.children, indent, '\n\n');
		case 'list':
			return block.children
				.map((item, index) => {
					const mark = block.ordered ? `${(block.start ?? 1) + index}. ` : '- ';
					return itemText(item, indent, mark);
				})
				.join('\n');
		default:
			return indent + runningText(block).trim().replaceAll('\n', `\n${indent}`);
	}
}

function itemText(item: ListItem, indent: string, mark: string): string {
	const [first, ...others] = item.children;
	const inner = indent + ' '.repeat(mark.length);
	// What begins with something else than a line of text has its mark on a line of its own.
	const isLine = first?.type === 'paragraph' || first?.type === 'heading';
	const head = isLine ? blockText(first, inner).trimStart() : '';
	const rest = joinBlocks(isLine ? others : item.children, inner, '\n');
	return `${indent}${mark}${head}`.trimEnd() + (rest === '' ? '' : `\n${rest}`);
}

function runningText(node: Nodes): string {
	switch (node.type) {
		case 'text':
		case 'inlineCode':
			return node.value;
		case 'break':
			return '\n';
		case 'image':
			return node.alt ? `[${node.alt}]` : '';
		default:
			return 'children' in node ? node.children.map(runningText).join('') : '';
	}
}
