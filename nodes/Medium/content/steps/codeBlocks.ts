import type { Element, ElementContent, Root } from 'hast';
import { element, find, hasClass, isElement, replaceElements, text, textOf } from '../lib/tree';

/**
 * Code blocks, kept to the byte. What programs that color code put in goes: spans, line numbers in
 * a table of their own. The language goes too, for Medium keeps none.
 */
export function convertCodeBlocks(tree: Root): void {
	replaceElements(tree, (node) => {
		if (isElement(node, 'table')) return codeOfNumberedTable(node);
		return isElement(node, 'pre') ? [toPlainBlock(node)] : undefined;
	});
}

function toPlainBlock(node: Element): Element {
	if (isMediums(node)) {
		return element('pre', node.children.map(withoutProperties), node);
	}
	const code = textOf(node);
	// Renderers of Markdown end the last line, which for the block would be one more. They put the
	// code in an element of its own.
	const isRendered = code.endsWith('\n') && node.children.some((child) => isElement(child, 'code'));
	return element('pre', [text(isRendered ? code.slice(0, -1) : code)], node);
}

/** Medium's own: text, line breaks and marks directly in the block. */
function isMediums(node: Element): boolean {
	return (
		Object.keys(node.properties).length === 0 &&
		node.children.some((child) => child.type === 'element') &&
		find(node, (one) => !isElement(one, 'br', 'strong', 'em', 'a')) === undefined
	);
}

function withoutProperties(node: ElementContent): ElementContent {
	if (node.type !== 'element') return node;
	const { href } = node.properties;
	const properties = node.tagName === 'a' && href !== undefined ? { href } : {};
	return { ...node, properties, children: node.children.map(withoutProperties) };
}

/** Rouge, Hexo and others: one cell with the numbers, one with the code. */
function codeOfNumberedTable(table: Element): Element[] | undefined {
	const cell = find(table, (one) => hasClass(one, 'code', 'rouge-code', 'hljs-ln-code'));
	if (cell === undefined || !hasNumbers(table)) return undefined;
	const code = find(cell, (one) => isElement(one, 'pre')) ?? cell;
	return [toPlainBlock(code)];
}

function hasNumbers(table: Element): boolean {
	return (
		find(table, (one) => hasClass(one, 'gutter', 'rouge-gutter', 'lineno', 'linenos')) !== undefined
	);
}
