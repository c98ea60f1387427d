import { bold, element, isElement, type Parent, replaceElements } from '../lib/tree';

/** What can be opened and closed stands open, its summary in bold above it. */
export function openDetails(tree: Parent): void {
	replaceElements(tree, (node) => {
		if (!isElement(node, 'details')) return undefined;
		const box = element(
			'div',
			node.children.filter((child) => !isElement(child, 'summary')),
			node,
		);
		openDetails(box);
		const summaries = node.children.filter((child) => isElement(child, 'summary'));
		box.children.unshift(
			...summaries.map((summary) => element('p', [bold(summary.children)], summary)),
		);
		return [box];
	});
}
