import { findHeads } from '../steps/titles';
import { parseHtml } from '../read/html';
import { stringify } from './stringify';
import { findAll, isElement } from '../lib/tree';
import { SENT } from './vocabulary';

/**
 * Writes a prepared story so that Medium makes of it what was prepared. Medium reads headings one
 * level higher than it keeps them: the first h1 becomes the title and later ones h3, the first h2
 * the subtitle, and all others h4 (mediumctl; MEDIUM.md, 3). Without a title on top an h3 stays
 * one and comes out lesser: as an h1 it would become the title.
 *
 * @param html of `prepareStory`
 */
export function asSent(html: string): string {
	const { tree } = parseHtml(html, 'fragment');
	const { title, subtitle } = findHeads(tree);
	if (title !== undefined) {
		for (const heading of findAll(tree, (node) => isElement(node, 'h3'))) heading.tagName = 'h1';
	}
	if (subtitle !== undefined) subtitle.tagName = 'h2';
	return stringify(tree, SENT);
}
