/** Medium's own numbers (help.medium.com, “Read time”): 265 words a minute, in Chinese, Japanese and
 * Korean 500 characters; 12 seconds for the first picture, 11 for the next, down to 3. */
const WORDS_A_MINUTE = 265;
const LETTERS_A_MINUTE = 500;
const FIRST_PICTURE_SECONDS = 12;
const LEAST_PICTURE_SECONDS = 3;

/** Where there may be such characters; most texts have none, and this is far quicker to find out. */
const EAST_ASIAN = /[\u3005-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff66-\uff9f\ud82b-\ud88f]/;
const LETTER = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

/** How long Medium says that reading takes, in whole minutes, at least one. */
export function minutesToRead(text: string, pictures: number): number {
	const hasLetters = EAST_ASIAN.test(text);
	const letters = hasLetters ? (text.match(LETTER)?.length ?? 0) : 0;
	const others = hasLetters ? text.replace(LETTER, ' ') : text;
	const words = countWords(others);
	let seconds = 0;
	for (let picture = 0; picture < pictures; picture++) {
		seconds += Math.max(LEAST_PICTURE_SECONDS, FIRST_PICTURE_SECONDS - picture);
	}
	const minutes = words / WORDS_A_MINUTE + letters / LETTERS_A_MINUTE + seconds / 60;
	return Math.max(1, Math.ceil(minutes));
}

/** Runs of characters between spaces that have a letter or digit in them. Written as a loop for speed. */
function countWords(text: string): number {
	let words = 0;
	let isCounted = false;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code <= 32) isCounted = false;
		else if (!isCounted && isInWords(code)) {
			isCounted = true;
			words += 1;
		}
	}
	return words;
}

/** Letters and digits, nearly: what is neither ASCII nor punctuation, sign or emoji counts as one. */
function isInWords(code: number): boolean {
	if (code < 128) {
		return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
	}
	return (
		(code >= 0xc0 && code < 0x2000) ||
		(code >= 0x2c00 && code < 0xd83c) ||
		(code >= 0xff10 && code < 0xffe0)
	);
}
