import type { Element, Root, RootContent } from 'hast';
import {
	classesOf,
	hasClass,
	isBlank,
	isElement,
	type Parent,
	property,
	replaceElements,
	text,
} from '../lib/tree';

/** Notion exports each item as a list of its own, numbered on. They belong together. */
export function joinLists(tree: Root): void {
	visit(tree);
}

function visit(parent: Parent): void {
	const kept: RootContent[] = [];
	for (const child of parent.children) {
		if (child.type === 'element') visit(child);
		const last = kept.at(-1);
		const before = last !== undefined && isBlank(last) && !isElement(last) ? kept.at(-2) : last;
		if (isElement(child, 'ul', 'ol') && isElement(before, child.tagName) && goesOn(before, child)) {
			before.children.push(...child.children);
		} else kept.push(child);
	}
	parent.children = kept.filter((child) => child.type !== 'doctype');
}

const NOTIONS = ['bulleted-list', 'numbered-list', 'to-do-list'];

function goesOn(before: Element, list: Element): boolean {
	const [name] = classesOf(list).filter((one) => NOTIONS.includes(one));
	if (name === undefined || !classesOf(before).includes(name)) return false;
	if (list.tagName === 'ul') return true;
	const items = before.children.filter((child) => isElement(child, 'li')).length;
	return Number(property(list, 'start')) === (Number(property(before, 'start')) || 1) + items;
}

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
