import type { Element, Root } from 'hast';
import { hasClass, isElement, replaceElements, text } from '../lib/tree';

/** Boxes to tick become ☐ and ☑. */
export function convertTaskLists(tree: Root): void {
	replaceElements(tree, (node, parent, index) => {
		const isDone = readBox(node);
		if (isDone === undefined) return undefined;
		const next = parent.children[index + 1];
		const isApart = next?.type === 'text' && /^\s/.test(next.value);
		return [text(`${isDone ? '☑' : '☐'}${isApart ? '' : ' '}`)];
	});
}

function readBox(node: Element): boolean | undefined {
	if (isElement(node, 'input')) {
		const { checked } = node.properties;
		return checked !== undefined && checked !== null && checked !== false;
	}
	// Notion's.
	if (hasClass(node, 'checkbox-on')) return true;
	return hasClass(node, 'checkbox-off') ? false : undefined;
}
