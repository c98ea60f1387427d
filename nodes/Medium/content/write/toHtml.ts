import type { Element, ElementContent, Root } from 'hast';
import { readWebAddress } from '../lib/addresses';
import { linkOfFrame } from '../lib/frames';
import { findAll, isElement, type Parent, property, replaceElements } from '../lib/tree';
import { parseFeedHtml } from '../read/feedHtml';
import { writeHtml } from './writeHtml';

/**
 * Writes the HTML of a story from a Medium feed without what Medium adds to it: the tracking pixel,
 * “was originally published in …” with its rule, “Continue reading on …”. All else means what it meant
 * and is not made safe. Frames stay, as a page can show them; those without an address (gists), which
 * would be empty, become the link that they carry.
 *
 * @throws StoryProblem for HTML that is nested without end
 */
export function toHtml(html: string): string {
	const tree = parseFeedHtml(html);
	replaceElements(tree, linkEmptyFrame);
	keepRawText(tree);
	return writeHtml(tree, { raw: true });
}

function linkEmptyFrame(node: Element, parent: Parent): ElementContent[] | undefined {
	const isEmpty =
		isElement(node, 'iframe') &&
		readWebAddress(property(node, 'src')) === undefined &&
		node.properties.srcDoc === undefined;
	return isEmpty ? linkOfFrame(node, parent) : undefined;
}

/** What parsers take in these as it is, tags and all, has to be written as it is. */
const RAW = ['iframe', 'noembed', 'noframes', 'xmp', 'plaintext'];

function keepRawText(tree: Root): void {
	for (const node of findAll(tree, (one) => isElement(one, ...RAW))) {
		node.children = node.children.map((child) =>
			child.type === 'text' ? { type: 'raw', value: child.value } : child,
		);
	}
}
