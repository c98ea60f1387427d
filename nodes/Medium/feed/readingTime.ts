/** Medium's own numbers (help.medium.com, “Read time”): 265 words a minute, in Chinese, Japanese and
 * Korean 500 characters; 12 seconds for the first picture, 11 for the next, down to 3. */
const WORDS_A_MINUTE = 265;
const LETTERS_A_MINUTE = 500;
const FIRST_PICTURE_SECONDS = 12;
const LEAST_PICTURE_SECONDS = 3;

const LETTER = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

/** How long Medium says that reading takes, in whole minutes, at least one. */
export function minutesToRead(text: string, pictures: number): number {
	const plain = countWords(text);
	const letters = plain === undefined ? (text.match(LETTER)?.length ?? 0) : 0;
	const words = plain ?? countWords(text.replace(LETTER, ' '), true) ?? 0;
	let seconds = 0;
	for (let picture = 0; picture < pictures; picture++) {
		seconds += Math.max(LEAST_PICTURE_SECONDS, FIRST_PICTURE_SECONDS - picture);
	}
	const minutes = words / WORDS_A_MINUTE + letters / LETTERS_A_MINUTE + seconds / 60;
	return Math.max(1, Math.ceil(minutes));
}

/**
 * Runs of characters between spaces that have a letter or digit in them. Written as a loop for speed.
 *
 * @returns undefined where there may be letters that are counted one by one, unless they are to be
 * taken for others; most texts have none
 */
function countWords(text: string, withEastAsian = false): number | undefined {
	let words = 0;
	let isCounted = false;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code <= 32) isCounted = false;
		else if (code < 128) {
			if (isCounted || !isInAsciiWords(code)) continue;
			isCounted = true;
			words += 1;
		} else {
			if (!withEastAsian && isEastAsian(code)) return undefined;
			if (isSpace(code)) isCounted = false;
			else if (!isCounted && isInWords(code)) {
				isCounted = true;
				words += 1;
			}
		}
	}
	return words;
}

function isInAsciiWords(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** Letters and digits, nearly: what is neither ASCII nor punctuation, sign or emoji counts as one. */
function isInWords(code: number): boolean {
	return (
		(code >= 0xc0 && code < 0x2000) ||
		(code >= 0x2c00 && code < 0xd83c) ||
		(code >= 0xff10 && code < 0xffe0)
	);
}

/** The space beyond ASCII, as in `\s`. */
function isSpace(code: number): boolean {
	return (
		code === 0xa0 ||
		code === 0x1680 ||
		(code >= 0x2000 && code <= 0x200a) ||
		code === 0x2028 ||
		code === 0x2029 ||
		code === 0x202f ||
		code === 0x205f ||
		code === 0x3000 ||
		code === 0xfeff
	);
}

/**
 * Whether a UTF-16 unit may begin a character of the scripts of `LETTER`. Emoji are left out, which
 * many texts have, and with them one sign that is called Hiragana (U+1F200).
 */
function isEastAsian(code: number): boolean {
	return (
		(code >= 0x3005 && code <= 0x30ff) ||
		(code >= 0x31f0 && code <= 0x9fff) ||
		(code >= 0xf900 && code <= 0xfaff) ||
		(code >= 0xff66 && code <= 0xff9f) ||
		(code >= 0xd82b && code <= 0xd82c) ||
		(code >= 0xd840 && code <= 0xd88f)
	);
}
