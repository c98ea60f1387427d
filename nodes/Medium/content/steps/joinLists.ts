import type { Element, Root, RootContent } from 'hast';
import { classesOf, isBlank, isElement, type Parent, property } from '../lib/tree';

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
