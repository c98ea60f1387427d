/** Each one costs time. Real feeds have a few hundred, full of code some thousands. */
const MAX_ENTITIES = 300_000;

const NAMED: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	amp: '&',
	quot: '"',
	apos: "'",
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g;

/** Writes out the five entities of XML and those by number; everything else stays as it is. */
export function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		ENTITY,
		(_entity, decimal?: string, hexadecimal?: string, name?: string): string =>
			name === undefined
				? character(decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal))
				: (NAMED[name] ?? ''),
	);
}

/** What stands for no character is left out, as it is where it was not written as a number. */
function character(code: number): string {
	const isControl = code < 32 && code !== 9 && code !== 10 && code !== 13;
	const isSurrogate = code >= 0xd800 && code <= 0xdfff;
	return isControl || isSurrogate || code > 0x10ffff ? '' : String.fromCodePoint(code);
}

/** Whether a text has more ampersands than any feed has entities; looks no further than that. */
export function hasManyEntities(text: string): boolean {
	let at = -1;
	for (let count = 0; count <= MAX_ENTITIES; count++) {
		at = text.indexOf('&', at + 1);
		if (at === -1) return false;
	}
	return true;
}
