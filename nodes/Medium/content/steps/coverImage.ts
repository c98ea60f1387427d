import type { Root } from 'hast';
import { readPicture } from '../lib/addresses';
import { element, find, isElement, property } from '../lib/tree';
import type { StepContext } from './context';

/**
 * The cover image comes first, below title and subtitle, where Medium takes it for the story's
 * picture. Not where the story has it already.
 */
export function placeCoverImage(tree: Root, context: StepContext): void {
	const { facts, options } = context;
	if (facts.coverImage === undefined || options.pictures === 'remove') return;
	const address = readPicture(facts.coverImage, options.baseUrl, options.isOwnFile);
	if (address.kind === 'unusable') {
		context.warn('pictureAddress', 1, facts.coverImage);
		return;
	}
	const src = 'url' in address ? address.url : address.reference;
	const isThere = find(tree, (one) => isElement(one, 'img') && property(one, 'src') === src);
	if (isThere !== undefined) return;
	if (address.kind === 'relative') context.warn('pictureRelative', 1, src);
	let at = 0;
	if (isElement(tree.children[at], 'h3')) at += 1;
	if (at > 0 && isElement(tree.children[at], 'h4')) at += 1;
	tree.children.splice(at, 0, element('figure', [element('img', [], undefined, { src, alt: '' })]));
}
