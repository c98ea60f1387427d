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

/** Sticky. */
const ENTITY_HERE = /&(?:nbsp|#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|lt|gt|amp|quot|apos);/y;

/** The entity of XML, or the no-break space of HTML, at one place; undefined when there is none. */
export function readEntity(text: string, at: number): { text: string; end: number } | undefined {
	ENTITY_HERE.lastIndex = at;
	const [entity] = ENTITY_HERE.exec(text) ?? [];
	if (entity === undefined) return undefined;
	return {
		text: entity === '&nbsp;' ? '\u00a0' : decodeEntities(entity),
		end: at + entity.length,
	};
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
