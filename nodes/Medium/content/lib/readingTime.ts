import type { Root } from 'hast';
import { countWords, minutesToRead } from '../../helpers/readingTime';
import { findAll, isElement, textOf } from './tree';

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
