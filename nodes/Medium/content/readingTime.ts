import type { Root } from 'hast';
import { findAll, isElement, textOf } from './tree';

/** Medium's own numbers (help.medium.com, “Read time”): 265 words a minute, and 12 seconds for the
 * first picture, 11 for the next, down to 3. Chinese, Japanese and Korean: 500 characters a minute. */
const WORDS_A_MINUTE = 265;
const LETTERS_A_MINUTE = 500;
const FIRST_PICTURE_SECONDS = 12;
const LEAST_PICTURE_SECONDS = 3;

/** Counts words (in Chinese and Japanese: letters) and the minutes that reading takes, at least one. */
export function measure(tree: Root): { words: number; readingTime: number } {
	let words = 0;
	let letters = 0;
	const blocks = tree.children.flatMap((node) =>
		isElement(node, 'ul', 'ol') ? node.children : node,
	);
	for (const block of blocks) {
		const text = textOf(block);
		const own = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)?.length ?? 0;
		letters += own;
		const rest =
			own === 0 ? text : text.replace(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu, ' ');
		words += rest.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
	}
	const pictures = findAll(tree, (node) => isElement(node, 'img')).length;
	let seconds = 0;
	for (let picture = 0; picture < pictures; picture++) {
		seconds += Math.max(LEAST_PICTURE_SECONDS, FIRST_PICTURE_SECONDS - picture);
	}
	const minutes = words / WORDS_A_MINUTE + letters / LETTERS_A_MINUTE + seconds / 60;
	return { words: words + letters, readingTime: Math.max(1, Math.ceil(minutes)) };
}
