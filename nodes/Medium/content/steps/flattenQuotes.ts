import type { Element, ElementContent, Root, RootContent } from 'hast';
import { bold, element, isElement, text } from '../lib/tree';

/**
 * Quotes hold running text only, so each paragraph becomes one, as Medium itself writes them. Quotes
 * in quotes are no deeper than these; headings become bold, lists lines; code and pictures are
 * lifted out in order.
 */
export function flattenQuotes(tree: Root): void {
	tree.children = tree.children.flatMap((node): RootContent[] =>
		isElement(node, 'blockquote') ? flatten(node) : [node],
	);
}

function flatten(quote: Element): ElementContent[] {
	return quote.children.flatMap((block) => {
		if (block.type !== 'element') return [];
		switch (block.tagName) {
			case 'blockquote':
				return flatten(block);
			case 'ul':
			case 'ol':
				return [element('blockquote', linesOf(block), block)];
			case 'pre':
			case 'figure':
			case 'hr':
				return [block];
			case 'p':
				return [element('blockquote', block.children, block)];
			default:
				return [element('blockquote', [bold(block.children, block)], block)];
		}
	});
}

function linesOf(list: Element): ElementContent[] {
	const items = list.children.filter((child) => isElement(child, 'li'));
	return items.flatMap(({ children }, index) => [
		...(index === 0 ? [] : [element('br', [])]),
		text(list.tagName === 'ol' ? `${index + 1}. ` : '• '),
		...children,
	]);
}
