import type { Root } from 'hast';
import { minutesToRead, SINGLE_LETTER } from '../../helpers/readingTime';
import { findAll, isElement, textOf } from './tree';

/** Counts words (in Chinese and Japanese: letters) and the minutes that reading takes, at least one. */
export function measure(tree: Root): { words: number; readingTime: number } {
	let words = 0;
	let letters = 0;
	const blocks = tree.children.flatMap((node) =>
		isElement(node, 'ul', 'ol') ? node.children : node,
	);
	for (const block of blocks) {
		const text = textOf(block);
		const own = text.match(SINGLE_LETTER)?.length ?? 0;
		letters += own;
		const rest = own === 0 ? text : text.replace(SINGLE_LETTER, ' ');
		words += rest.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
	}
	const pictures = findAll(tree, (node) => isElement(node, 'img')).length;
	return { words: words + letters, readingTime: minutesToRead({ words, letters, pictures }) };
}
