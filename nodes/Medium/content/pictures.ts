import { parseHtml } from './html';
import { stringify } from './stringify';
import { findAll, isElement, property } from './tree';

/**
 * Puts other addresses into the pictures of a prepared story, after they were uploaded.
 *
 * @param addresses the source as it stands in the HTML → the address to put there
 */
export function replaceImages(html: string, addresses: ReadonlyMap<string, string>): string {
	const { tree } = parseHtml(html, 'fragment');
	for (const image of findAll(tree, (node) => isElement(node, 'img'))) {
		const address = addresses.get(property(image, 'src'));
		if (address !== undefined) image.properties.src = address;
	}
	return stringify(tree);
}
