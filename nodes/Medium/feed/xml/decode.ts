import { decodeText } from '../../helpers/decodeText';

/** XML allows these nowhere; real feeds have them where a writer pasted them. */
// prettier-ignore
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;
/** Where an XML declaration may name an encoding, in bytes. */
const DECLARATION = 200;
const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/i;

/**
 * Decodes a feed. What its bytes say about their encoding counts more than what the server or the
 * feed itself says: text that is valid UTF-8 is UTF-8. Single broken characters of a UTF-8 or UTF-16
 * feed are replaced (U+FFFD) rather than making it unreadable for as long as the story is in it.
 * Characters that XML forbids are left out, and so is a byte order mark.
 *
 * @param contentType the header's value, if there is one
 * @returns undefined when the bytes are no text in the encoding that is named for them
 */
export function decodeFeed(
	body: Uint8Array | string,
	contentType: string | undefined,
): string | undefined {
	const text = typeof body === 'string' ? body.replace(/^\ufeff/, '') : decode(body, contentType);
	// One pattern for all of them would take half as long again.
	return text?.replace(CONTROLS, '').replaceAll('\ufffe', '').replaceAll('\uffff', '');
}

function decode(bytes: Uint8Array, contentType: string | undefined): string | undefined {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	// Without a mark, the first character of a feed still has one byte that is zero.
	if (first !== 0 && second === 0) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0 && second !== 0) return new TextDecoder('utf-16be').decode(bytes);

	const utf8 = decodeText(bytes, 'utf-8');
	if (utf8 !== undefined) return utf8;
	const named = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1];
	const encoding = named ?? declaredIn(bytes);
	if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) return decodeText(bytes, encoding);
	return new TextDecoder().decode(bytes);
}

function declaredIn(bytes: Uint8Array): string | undefined {
	const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION));
	return DECLARED.exec(start)?.[1];
}
