import type { Element, Root } from 'hast';
import type { StepContext } from '../context';
import { findProvider, readAddress } from '../lib/providers';
import type { StoryEmbed, StoryImage } from '../story';
import { find, findAll, isElement, plainText, property } from '../lib/tree';

/** The pictures of a prepared story, in order. */
export function listImages(tree: Root, context: StepContext): StoryImage[] {
	return findAll(tree, (node) => isElement(node, 'figure')).flatMap((figure) => {
		const image = find(figure, (node) => isElement(node, 'img'));
		if (image === undefined) return [];
		const caption = find(figure, (node) => isElement(node, 'figcaption'));
		const line = context.lineOf(image);
		const source = property(image, 'src');
		return [
			{
				source,
				kind: kindOf(source, context),
				alt: property(image, 'alt'),
				...(caption === undefined ? {} : { caption: plainText(caption) }),
				...(line === undefined ? {} : { line }),
			},
		];
	});
}

function kindOf(source: string, context: StepContext): StoryImage['kind'] {
	if (source.startsWith('data:')) return 'data';
	if (/^https?:/i.test(source)) return 'web';
	return context.options.isOwnFile(source) ? 'file' : 'relative';
}

/** What Medium usually makes an embed of: addresses that stand alone in a paragraph. */
export function listEmbeds(tree: Root, context: StepContext): StoryEmbed[] {
	return tree.children.flatMap((node) => {
		const url = isElement(node, 'p') ? addressAlone(node) : undefined;
		if (url === undefined) return [];
		const line = context.lineOf(node);
		const provider = findProvider(url.href);
		if (provider === undefined) return [];
		return [{ url: url.href, provider, ...(line === undefined ? {} : { line }) }];
	});
}

function addressAlone({ children }: Element): URL | undefined {
	const [only] = children;
	if (children.length !== 1 || only?.type !== 'text' || /\s/.test(only.value)) return undefined;
	return readAddress(only.value);
}
