import type { Element, ElementContent, Nodes, Root } from 'hast';
import { parseHtml } from './html';
import { pageOf, readAddress } from './providers';
import { removeMediumFooter } from './steps/mediumFooter';
import {
	classesOf,
	element,
	find,
	isElement,
	type Parent,
	plainText,
	property,
	replaceElements,
	text,
} from './tree';

/**
 * Reads the HTML of a story from a Medium feed, full text or teaser, and takes away what Medium adds
 * to it: the tracking pixel, “was originally published in …”, “Continue reading on …”. Embeds become
 * links, in a paragraph of their own where they stood alone.
 *
 * @throws StoryProblem for HTML that is nested without end
 */
export function readFeedHtml(html: string): Root {
	const { tree } = parseHtml(html, 'fragment');
	removeUnseen(tree);
	replaceElements(tree, openTeaser);
	replaceElements(tree, toLink);
	removeMediumFooter(tree);
	return tree;
}

/** The pixel is the same in all feeds; nothing else has this address. */
const PIXEL = /^https?:\/\/medium\.com\/_\/stat(?:\?|$)/i;
const UNSEEN = ['script', 'style', 'template', 'noscript', 'object', 'svg', 'math'];

function removeUnseen(parent: Parent): void {
	const seen = (node: Nodes): boolean =>
		node.type === 'text' ||
		(isElement(node) &&
			!isElement(node, ...UNSEEN) &&
			!(isElement(node, 'img') && PIXEL.test(property(node, 'src'))));
	parent.children = (parent.children as ElementContent[]).filter(seen);
	for (const child of parent.children) if (child.type === 'element') removeUnseen(child);
}

/** Truncated stories come as a box of a picture, a few words and a link, the picture linked as well. */
function openTeaser(node: Element): ElementContent[] | undefined {
	const classes = classesOf(node);
	if (classes.includes('medium-feed-item')) {
		replaceElements(node, openTeaser);
		return node.children;
	}
	if (classes.includes('medium-feed-link')) return [];
	if (classes.includes('medium-feed-snippet')) return [element('p', node.children, node)];
	if (!classes.includes('medium-feed-image')) return undefined;
	const picture = find(node, ({ tagName }) => tagName === 'img');
	return picture === undefined ? [] : [element('figure', [picture], node)];
}

/** What holds running text: an embed in there stays within the line. */
const RUNNING = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figcaption', 'a', 'strong', 'em'];

function toLink(node: Element, parent: Parent): ElementContent[] | undefined {
	if (node.tagName !== 'iframe') return undefined;
	const address = addressOf(node);
	if (address === undefined) return [];
	const link = element('a', [text(address)], node, { href: address });
	return [isElement(parent, ...RUNNING) ? link : element('p', [link], node)];
}

/** The page that an embed shows, as its author put it into the story. */
function addressOf(frame: Element): string | undefined {
	const page = pageOf(property(frame, 'src'));
	if (page !== undefined) return page;
	// Gists come without an address; what an `iframe` contains is text to the parser.
	const link = /href="([^"<>]*)"/.exec(plainText(frame))?.[1] ?? '';
	return readAddress(link) && link;
}
