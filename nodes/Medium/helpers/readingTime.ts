/** Medium's own numbers (help.medium.com, “Read time”): 265 words a minute, in Chinese, Japanese and
 * Korean 500 characters; 12 seconds for the first picture, 11 for the next, down to 3. */
const WORDS_A_MINUTE = 265;
const LETTERS_A_MINUTE = 500;
const FIRST_PICTURE_SECONDS = 12;
const LEAST_PICTURE_SECONDS = 3;

/** Letters of scripts that put no spaces between words: each counts by itself. */
const SINGLE_LETTER = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;
/** The same letters and the signs that belong to them: none of them begins or continues a word. */
const EAST_ASIAN =
	/[\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff66-\uff9f\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/gu;
/** Begins with a letter or digit and ends at a space. */
const WORD = /[\p{L}\p{N}]\S*/gu;

/** How much there is to read in a story. */
export interface Amount {
	words: number;
	/** In Chinese and Japanese. */
	letters: number;
	pictures: number;
}

/** Counts the words of a text, and apart from them the letters of scripts without spaces. */
export function countWords(text: string): { words: number; letters: number } {
	const letters = text.match(SINGLE_LETTER)?.length ?? 0;
	const words = text.replace(EAST_ASIAN, ' ').match(WORD)?.length ?? 0;
	return { words, letters };
}

/** How long Medium says that reading takes, in whole minutes, at least one. */
export function minutesToRead({ words, letters, pictures }: Amount): number {
	let seconds = 0;
	for (let picture = 0; picture < pictures; picture++) {
		seconds += Math.max(LEAST_PICTURE_SECONDS, FIRST_PICTURE_SECONDS - picture);
	}
	const minutes = words / WORDS_A_MINUTE + letters / LETTERS_A_MINUTE + seconds / 60;
	return Math.max(1, Math.ceil(minutes));
}
