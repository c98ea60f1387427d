/**
 * The text of a value that may be anything: numbers and booleans are written out, nothing at all is
 * an empty text.
 *
 * @returns undefined for lists and objects, which are no text
 */
export function toText(value: unknown): string | undefined {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return undefined;
}

/** Counts the characters a person sees, nearly: an emoji counts one, not two. */
export function countCharacters(text: string): number {
	let count = 0;
	for (const character of text) count += character.length > 0 ? 1 : 0;
	return count;
}
