import { SINGLE_LETTER } from '../helpers/readingTime';
import { passTag, textOf } from './plainText';
import { readEntity } from './entities';

/** What a UTF-16 unit does to words; bits. A word begins with a letter or digit and ends at a space. */
const BEGINS_WORD = 1;
const CONTINUES_WORD = 2;
const MAY_BE_SINGLE = 4;

/**
 * Counts the words of a piece of HTML, and the letters that are written without spaces (Chinese,
 * Japanese) apart from them. A tag within a line does not end a word; one that begins a line does.
 *
 * Goes over numbers, in a loop without branches, as most of the time that a feed takes goes here.
 */
export function countWords(html: string): { words: number; letters: number } {
	const bytes = Buffer.from(html, 'utf16le');
	const units = new Uint16Array(bytes.buffer, bytes.byteOffset, html.length);
	const kinds = (unitKinds ??= readUnitKinds());
	let words = 0;
	let inWord = 0;
	let seen = 0;
	let nextTag = -1;
	let nextEntity = -1;
	for (let at = 0; at < units.length;) {
		if (nextTag < at) nextTag = indexOr(units.length, html.indexOf('<', at));
		if (nextEntity < at) nextEntity = indexOr(units.length, html.indexOf('&', at));
		for (const end = Math.min(nextTag, nextEntity); at < end; at++) {
			const kind = kinds[units[at]!]!;
			const stays = (inWord | kind) & (kind >> 1) & 1;
			words += stays & ~inWord;
			inWord = stays;
			seen |= kind;
		}
		if (at === nextTag) {
			const tag = passTag(html, at);
			if (tag?.beginsLine) inWord = 0;
			at = tag?.end ?? at + 1;
		} else if (at === nextEntity) {
			const entity = readEntity(html, at) ?? { text: '&', end: at + 1 };
			// What it stands for; nothing at all is no end of a word.
			const kind = kinds[entity.text.charCodeAt(0)] ?? CONTINUES_WORD;
			if ((kind & CONTINUES_WORD) === 0) inWord = 0;
			else if ((kind & BEGINS_WORD) !== 0 && inWord === 0) {
				words += 1;
				inWord = 1;
			}
			seen |= kind;
			at = entity.end;
		}
	}
	const hasLetters = (seen & MAY_BE_SINGLE) !== 0;
	return { words, letters: hasLetters ? (textOf(html).match(SINGLE_LETTER)?.length ?? 0) : 0 };
}

function indexOr(otherwise: number, index: number): number {
	return index === -1 ? otherwise : index;
}

let unitKinds: Uint8Array | undefined;

function readUnitKinds(): Uint8Array {
	return Uint8Array.from({ length: 0x10000 }, (_, unit) => {
		if (isEastAsian(unit)) return MAY_BE_SINGLE;
		if (/\s/.test(String.fromCharCode(unit))) return 0;
		return isInWords(unit) ? BEGINS_WORD | CONTINUES_WORD : CONTINUES_WORD;
	});
}

/** Letters and digits; the first half of a character that needs two counts as one, save for emoji. */
function isInWords(unit: number): boolean {
	if (unit >= 0xd800 && unit <= 0xdbff) return unit < 0xd83c;
	return /[\p{L}\p{N}]/u.test(String.fromCharCode(unit));
}

/**
 * Whether a unit stands in, or begins a character of, the blocks of the scripts of `SINGLE_LETTER`
 * and their punctuation. Emoji are left out, which many texts have, and with them one sign that is
 * called Hiragana (U+1F200).
 */
function isEastAsian(unit: number): boolean {
	return (
		(unit >= 0x2e80 && unit <= 0x30ff) ||
		(unit >= 0x31f0 && unit <= 0x9fff) ||
		(unit >= 0xf900 && unit <= 0xfaff) ||
		(unit >= 0xff66 && unit <= 0xff9f) ||
		(unit >= 0xd82b && unit <= 0xd82c) ||
		(unit >= 0xd840 && unit <= 0xd88f)
	);
}
