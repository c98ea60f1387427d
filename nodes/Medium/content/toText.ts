import type { Element } from 'hast';
import { StepContext } from './context';
import { DEFAULTS } from './defaults';
import { flattenStory } from './flattenStory';
import { parseHtml } from './html';
import { find, isElement, textOf } from './tree';

/**
 * A story's words without any marks: an empty line between paragraphs, list items with their sign,
 * code as it is, pictures by their caption.
 *
 * @throws StoryProblem for HTML that is nested without end
 */
export function toText(html: string): string {
	const { tree } = parseHtml(html, 'fragment');
	flattenStory(tree, new StepContext(DEFAULTS));
	const blocks = tree.children.flatMap((node) => (node.type === 'element' ? toLines(node) : []));
	return blocks.join('\n\n');
}

function toLines(node: Element): string[] {
	switch (node.tagName) {
		case 'hr':
			return ['* * *'];
		case 'figure': {
			const caption = find(node, (one) => isElement(one, 'figcaption'));
			return caption === undefined ? [] : [textOf(caption)];
		}
		case 'ul':
		case 'ol': {
			const items = node.children.filter((child) => isElement(child, 'li'));
			const sign = (index: number): string => (node.tagName === 'ol' ? `${index + 1}. ` : '• ');
			return [items.map((item, index) => sign(index) + textOf(item)).join('\n')];
		}
		default:
			return [textOf(node)];
	}
}
