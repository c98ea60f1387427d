/**
 * Decodes text strictly, without its byte order mark.
 *
 * @returns undefined when the bytes are no text in this encoding
 */
export function decodeText(
	bytes: Uint8Array,
	encoding: 'utf-8' | 'utf-16le' | 'utf-16be',
): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
