import type { Element, ElementContent } from 'hast';
import { pageOf, readAddress } from './providers';
import { element, isElement, type Parent, plainText, property, text } from './tree';

/** What holds running text: an embed in there stays within the line. */
const RUNNING = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figcaption', 'a', 'strong', 'em'];

/**
 * The link to stand for a frame, in a paragraph of its own where the frame stands alone; undefined for
 * a frame that leads nowhere.
 */
export function linkOfFrame(frame: Element, parent: Parent): ElementContent[] | undefined {
	const address = pageOf(property(frame, 'src')) ?? innerAddress(frame);
	if (address === undefined) return undefined;
	const link = element('a', [text(address)], frame, { href: address });
	return [isElement(parent, ...RUNNING) ? link : element('p', [link], frame)];
}

/**
 * The address in what a frame shows where it has none of its own, as gists in Medium's feeds; what an
 * `iframe` contains is text to the parser.
 */
export function innerAddress(frame: Element): string | undefined {
	const link = /href="([^"<>]*)"/.exec(plainText(frame))?.[1] ?? '';
	return readAddress(link) && link;
}
