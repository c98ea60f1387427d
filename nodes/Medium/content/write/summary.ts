import type { Element, Root } from 'hast';
import { countWords, minutesToRead } from '../../helpers/readingTime';
import { readWebAddress } from '../lib/addresses';
import { findProvider } from '../lib/providers';
import { find, findAll, isElement, plainText, property, textOf } from '../lib/tree';
import type { StepContext } from '../steps/context';
import type { StoryEmbed, StoryImage } from '../story';

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
	return readWebAddress(only.value);
}

/** Counts words (in Chinese and Japanese: letters) and the minutes that reading takes, at least one. */
export function measure(tree: Root): { words: number; readingTime: number } {
	let words = 0;
	let letters = 0;
	const blocks = tree.children.flatMap((node) =>
		isElement(node, 'ul', 'ol') ? node.children : node,
	);
	for (const block of blocks) {
		const counted = countWords(textOf(block));
		words += counted.words;
		letters += counted.letters;
	}
	const pictures = findAll(tree, (node) => isElement(node, 'img')).length;
	return { words: words + letters, readingTime: minutesToRead({ words, letters, pictures }) };
}
