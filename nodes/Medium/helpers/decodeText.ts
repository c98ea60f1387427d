/**
 * Decodes text strictly, without its byte order mark.
 *
 * @param encoding a label of the Encoding standard, such as utf-8 or windows-1252
 * @returns undefined when the bytes are no text in this encoding, or nobody knows it
 */
export function decodeText(bytes: Uint8Array, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
