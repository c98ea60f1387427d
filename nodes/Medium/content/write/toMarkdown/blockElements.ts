import type { Element } from 'hast';

/** Elements that begin on a line of their own; all others run along with the text. */
const BLOCKS = new Set([
	...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr'],
	...['figure', 'figcaption', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside'],
	...['nav', 'address', 'details', 'summary', 'dl', 'dt', 'dd', 'form', 'fieldset', 'center'],
	...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
]);

export function isBlock({ tagName }: Element): boolean {
	return BLOCKS.has(tagName);
}

/** What is known already, as the question comes once for each level. */
const holders = new WeakMap<Element, boolean>();

/** Whether an element is a block, or has one somewhere in it. */
export function holdsBlock(node: Element): boolean {
	const known = holders.get(node);
	if (known !== undefined) return known;
	const holds =
		isBlock(node) || node.children.some((child) => child.type === 'element' && holdsBlock(child));
	holders.set(node, holds);
	return holds;
}
