import type { Root } from 'hast';
import type { StepContext } from '../context';
import { element, isElement, replaceElements } from '../tree';

/** What can be opened and closed stands open, its summary in bold above it. */
export function openDetails(tree: Root, context: StepContext): void {
	replaceElements(tree, (node) => {
		if (!isElement(node, 'details')) return undefined;
		const rest: Root = { type: 'root', children: [] };
		const summaries = node.children.filter((child) => isElement(child, 'summary'));
		rest.children = node.children.filter((child) => !isElement(child, 'summary'));
		openDetails(rest, context);
		const box = element('div', [], node);
		for (const { children } of summaries) {
			box.children.push(element('p', [element('strong', children)], node));
		}
		for (const child of rest.children) if (child.type !== 'doctype') box.children.push(child);
		return [box];
	});
}
