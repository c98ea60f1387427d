/** Medium's own numbers (help.medium.com, “Read time”): 265 words a minute, in Chinese, Japanese and
 * Korean 500 characters; 12 seconds for the first picture, 11 for the next, down to 3. */
const WORDS_A_MINUTE = 265;
const LETTERS_A_MINUTE = 500;
const FIRST_PICTURE_SECONDS = 12;
const LEAST_PICTURE_SECONDS = 3;

/** Written without spaces between words: each of these is counted by itself. */
export const SINGLE_LETTER = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

/** What there is to read in a story. */
export interface Amount {
	words: number;
	/** Those of `SINGLE_LETTER`. */
	letters: number;
	pictures: number;
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
