import type { Element, Root } from 'hast';
import { findAll, isElement, type Parent, property } from './lib/tree';
import { findTitleHeadings } from './steps/headings';
import type { PreparedStory } from './story';
import { SENT } from './write/vocabulary';
import { keepVocabulary, writeStory } from './write/writeHtml';

/**
 * Writes a prepared story as the HTML to send: with the addresses of uploaded pictures, without the
 * pictures that have none, and with headings as Medium reads them.
 *
 * @param addresses the source of a picture as it stands in the story → its address at Medium;
 * undefined removes the picture with its caption. Pictures that are not named stay as they are.
 */
export function finishStory(
	{ tree }: Pick<PreparedStory, 'tree'>,
	addresses: ReadonlyMap<string, string | undefined> = new Map(),
): string {
	const story = keepVocabulary(tree);
	removeImages(story, (source) => addresses.has(source) && addresses.get(source) === undefined);
	for (const image of findAll(story, isImage)) {
		image.properties.src = addresses.get(property(image, 'src')) ?? property(image, 'src');
	}
	raiseHeadings(story);
	return writeStory(story, SENT);
}

/** Removes images, and each figure with its last image. */
function removeImages(parent: Parent, isRemoved: (source: string) => boolean): void {
	parent.children = parent.children.filter((child) => {
		if (child.type !== 'element') return true;
		if (isImage(child)) return !isRemoved(property(child, 'src'));
		const isFigure = isElement(child, 'figure') && findAll(child, isImage).length > 0;
		removeImages(child, isRemoved);
		return !isFigure || findAll(child, isImage).length > 0;
	});
}

function isImage(node: Element): boolean {
	return isElement(node, 'img');
}

/**
 * Medium reads headings one level higher than it keeps them: the first h1 becomes the title and
 * later ones h3, the first h2 the subtitle, and all others h4 (mediumctl; MEDIUM.md, 3). Without a
 * title on top an h3 stays one and comes out lesser: as an h1 it would become the title.
 */
function raiseHeadings(story: Root): void {
	const { title, subtitle } = findTitleHeadings(story);
	if (title !== undefined) {
		for (const heading of findAll(story, (node) => isElement(node, 'h3'))) heading.tagName = 'h1';
	}
	if (subtitle !== undefined) subtitle.tagName = 'h2';
}
