import { readUrl } from '../../helpers/url';

/** Single braces: in n8n's editor double ones begin an expression. Both are understood. */
const PLACEHOLDER = /\{\{?\s*(source|base64)\s*\}?\}/;

/**
 * The address at which a service draws a formula or diagram.
 *
 * @param template an https address with `{source}` (the text, encoded) or `{base64}` (base64url)
 * @returns undefined where the template is no such address
 */
export function serviceUrl(template: string, source: string): string | undefined {
	if (!/^https?:\/\//i.test(template) || !PLACEHOLDER.test(template)) {
		return undefined;
	}
	const url = template
		.trim()
		.replaceAll(new RegExp(PLACEHOLDER, 'g'), (_, what: string) =>
			what === 'source'
				? encodeURIComponent(source.replace(/\p{Surrogate}/gu, '\uFFFD'))
				: toBase64Url(source),
		);
	return readUrl(url) ? url : undefined;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64Url(value: string): string {
	const bytes = new TextEncoder().encode(value);
	let result = '';
	for (let index = 0; index < bytes.length; index += 3) {
		const [first = 0, second = 0, third = 0] = bytes.subarray(index, index + 3);
		const group = (first << 16) | (second << 8) | third;
		const letters = Math.min(3, bytes.length - index) + 1;
		for (let letter = 0; letter < letters; letter++) {
			result += LETTERS[(group >> (18 - 6 * letter)) & 63]!;
		}
	}
	return result;
}
