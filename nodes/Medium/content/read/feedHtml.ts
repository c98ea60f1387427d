import type { Element, ElementContent, Nodes, Root } from 'hast';
import { linkOfFrame } from '../lib/frames';
import {
	classesOf,
	element,
	find,
	hasClass,
	isElement,
	type Parent,
	property,
	replaceElements,
} from '../lib/tree';
import { removeMediumFooter } from '../steps/footer';
import { parseHtml } from './html';

/**
 * Reads the HTML of a story from a Medium feed, full text or teaser, and takes away what Medium adds
 * to it: the tracking pixel, “was originally published in …”, “Continue reading on …”.
 *
 * @throws StoryProblem for HTML that is nested without end
 */
export function parseFeedHtml(html: string): Root {
	const { tree } = parseHtml(html, 'fragment');
	replaceElements(tree, (node) => (isAddition(node) ? [] : undefined));
	removeMediumFooter(tree);
	return tree;
}

/** The pixel is the same in all feeds; nothing else has this address. */
const PIXEL = /^https?:\/\/medium\.com\/_\/stat(?:\?|$)/i;

function isAddition(node: Element): boolean {
	return (
		hasClass(node, 'medium-feed-link') ||
		(isElement(node, 'img') && PIXEL.test(property(node, 'src')))
	);
}

/**
 * Reads the same for those who want its text: without what is never seen and without the box of a
 * teaser. Embeds become links, in a paragraph of their own where they stood alone.
 *
 * @throws StoryProblem for HTML that is nested without end
 */
export function readFeedHtml(html: string): Root {
	const tree = parseFeedHtml(html);
	removeUnseen(tree);
	replaceElements(tree, openTeaser);
	replaceElements(tree, (node, parent) =>
		isElement(node, 'iframe') ? (linkOfFrame(node, parent) ?? []) : undefined,
	);
	return tree;
}

const UNSEEN = ['script', 'style', 'template', 'noscript', 'object', 'svg', 'math'];

function removeUnseen(parent: Parent): void {
	const seen = (node: Nodes): boolean =>
		node.type === 'text' || (isElement(node) && !isElement(node, ...UNSEEN));
	parent.children = (parent.children as ElementContent[]).filter(seen);
	for (const child of parent.children) if (child.type === 'element') removeUnseen(child);
}

/** Truncated stories come as a box of a picture, and a few words, the picture linked. */
function openTeaser(node: Element): ElementContent[] | undefined {
	const classes = classesOf(node);
	if (classes.includes('medium-feed-item')) {
		replaceElements(node, openTeaser);
		return node.children;
	}
	if (classes.includes('medium-feed-snippet')) return [element('p', node.children, node)];
	if (!classes.includes('medium-feed-image')) return undefined;
	const picture = find(node, ({ tagName }) => tagName === 'img');
	return picture === undefined ? [] : [element('figure', [picture], node)];
}
