import type { Element, Root } from 'hast';
import type { StepContext } from '../context';
import { serviceUrl } from '../lib/serviceUrl';
import { element, find, hasClass, isElement, replaceElements, text, textOf } from '../lib/tree';

/** Mermaid diagrams: a picture by the service that the user names, or the code that they are. */
export function convertMermaid(tree: Root, context: StepContext): void {
	const { mermaid, mermaidUrl } = context.options;
	replaceElements(tree, (node) => {
		if (!isMermaid(node)) return undefined;
		const source = textOf(node).replace(/^\n|\n$/g, '');
		const url = mermaid === 'picture' ? serviceUrl(mermaidUrl, source) : undefined;
		if (url !== undefined) return [element('img', [], node, { src: url, alt: 'Diagram' })];
		if (mermaid === 'picture') context.warn('pictureService', node, 'diagrams');
		else context.warn('mermaidAsCode', node);
		return [element('pre', [text(source)], node)];
	});
}

function isMermaid(node: Element): boolean {
	if (!isElement(node, 'pre', 'div')) return false;
	if (hasClass(node, 'mermaid', 'language-mermaid')) return true;
	return (
		isElement(node, 'pre') &&
		find(node, (one) => isElement(one, 'code') && hasClass(one, 'language-mermaid', 'mermaid')) !==
			undefined
	);
}
