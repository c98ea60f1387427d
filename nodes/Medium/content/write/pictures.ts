import type { Element, Root } from 'hast';
import { parseHtml } from '../read/html';
import { stringify } from './stringify';
import { findAll, isElement, property } from '../lib/tree';

/**
 * Puts other addresses into the pictures of a prepared story, after they were uploaded, and takes
 * out the pictures for which there is none.
 *
 * @param addresses the source as it stands in the HTML → the address to put there; undefined takes
 * the picture out, with its caption. Pictures that are not named stay as they are.
 */
export function replaceImages(
	html: string,
	addresses: ReadonlyMap<string, string | undefined>,
): string {
	const { tree } = parseHtml(html, 'fragment');
	const isTakenOut = (node: Element): boolean => {
		const source = property(node, 'src');
		return addresses.has(source) && addresses.get(source) === undefined;
	};
	for (const image of findAll(tree, (node) => isElement(node, 'img'))) {
		const address = addresses.get(property(image, 'src'));
		if (address !== undefined) image.properties.src = address;
	}
	takeOut(tree, isTakenOut);
	return stringify(tree);
}

/** Takes out pictures, and figures whose pictures are all gone. */
function takeOut(parent: Root | Element, isTakenOut: (image: Element) => boolean): void {
	parent.children = parent.children.filter((child) => {
		if (child.type !== 'element') return true;
		if (child.tagName === 'img') return !isTakenOut(child);
		const had = findAll(child, (node) => isElement(node, 'img')).length;
		if (had === 0) return true;
		takeOut(child, isTakenOut);
		return (
			child.tagName !== 'figure' || findAll(child, (node) => isElement(node, 'img')).length > 0
		);
	});
}
