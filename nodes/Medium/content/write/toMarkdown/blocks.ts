import type { Element, Nodes, RootContent } from 'hast';
import type { BlockContent, Heading, Link, ListItem, Paragraph } from 'mdast';
import { MAX_BLOCK_NESTING, tooDeep } from '../../lib/storyProblem';
import { isElement, property, textOf } from '../../lib/tree';
import { toLine, toParagraphs } from './paragraphs';
import { holdsBlock, type Mark, markOf, withMark } from './runs';

const HEADINGS: Record<string, Heading['depth']> = { h1: 1, h2: 2, h3: 2, h4: 3, h5: 4, h6: 5 };

/**
 * Makes Markdown's blocks of nodes, and paragraphs of what stands between blocks.
 *
 * @param marks those of elements around the blocks, as of a link around a figure
 *
 * @throws StoryProblem for blocks that are nested without end
 */
export function toBlocks(nodes: RootContent[], depth: number, marks: Mark[]): BlockContent[] {
	if (depth > MAX_BLOCK_NESTING) throw tooDeep(MAX_BLOCK_NESTING);
	const blocks: BlockContent[] = [];
	let running: Nodes[] = [];
	const add = (block: BlockContent): void => {
		const last = blocks.at(-1);
		// Medium has a quote for each paragraph; they are shown as one.
		if (last?.type === 'blockquote' && block.type === 'blockquote') {
			for (const child of block.children) last.children.push(child);
		} else blocks.push(block);
	};
	const addRunning = (): void => {
		toParagraphs(running, marks).forEach(add);
		running = [];
	};
	for (const node of nodes) {
		if (isElement(node) && holdsBlock(node)) {
			addRunning();
			toBlock(node, depth, marks).forEach(add);
		} else running.push(node);
	}
	addRunning();
	return blocks;
}

function toBlock(node: Element, depth: number, marks: Mark[]): BlockContent[] {
	switch (node.tagName) {
		case 'h1':
		case 'h2':
		case 'h3':
		case 'h4':
		case 'h5':
		case 'h6': {
			const children = toLine(node.children, marks);
			return children.length === 0
				? []
				: [{ type: 'heading', depth: HEADINGS[node.tagName]!, children }];
		}
		case 'ul':
		case 'ol':
			return toList(node, depth, marks);
		case 'blockquote': {
			const children = toBlocks(node.children, depth + 1, marks);
			return children.length === 0 ? [] : [{ type: 'blockquote', children }];
		}
		case 'pre': {
			// A carriage return would become another line.
			const value = textOf(node).replace(/\r\n?/g, '\n');
			return value === '' ? [] : [{ type: 'code', value }];
		}
		case 'hr':
			return [{ type: 'thematicBreak' }];
		case 'figure':
			return toFigure(node, depth, marks);
		case 'figcaption':
			return toCaption(node, marks);
		default:
			return toBlocks(node.children, depth, withMark(marks, markOf(node)));
	}
}

function toList(node: Element, depth: number, marks: Mark[]): BlockContent[] {
	const items = node.children.flatMap((child): ListItem[] => {
		const content = isElement(child, 'li') ? child.children : [child];
		const children = toBlocks(content, depth + 1, marks);
		// An empty item has a number all the same.
		return isElement(child, 'li') || children.length > 0
			? [{ type: 'listItem', spread: false, children }]
			: [];
	});
	if (items.length === 0) return [];
	const ordered = node.tagName === 'ol';
	const start = property(node, 'start');
	return [
		{
			type: 'list',
			ordered,
			...(ordered && { start: /^\d{1,8}$/.test(start) ? Number(start) : 1 }),
			spread: false,
			children: items,
		},
	];
}

function toFigure(node: Element, depth: number, marks: Mark[]): BlockContent[] {
	const isCaption = (child: Nodes): child is Element => isElement(child, 'figcaption');
	const blocks = toBlocks(
		node.children.filter((child) => !isCaption(child)),
		depth,
		marks,
	);
	for (const caption of node.children.filter(isCaption).flatMap((one) => toCaption(one, marks))) {
		const last = blocks.at(-1);
		if (last?.type === 'paragraph' && endsInPicture(last))
			last.children.push({ type: 'break' }, ...caption.children);
		else blocks.push(caption);
	}
	return blocks;
}

function toCaption(node: Element, marks: Mark[]): Paragraph[] {
	const children = toLine(node.children, withMark(marks, 'emphasis'));
	return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}

function endsInPicture({ children }: Paragraph | Link): boolean {
	const last = children.at(-1);
	return last?.type === 'image' || (last?.type === 'link' && endsInPicture(last));
}
