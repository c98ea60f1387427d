import { readUrl } from '../../helpers/url';

/** What can be said of an address as it stands in a text. */
type Address =
	{ kind: 'whole'; url: string } | { kind: 'relative'; reference: string } | { kind: 'unusable' };

/**
 * Reads the address of a link. Whole ones stay as they are written where that is good as it is,
 * relative ones are completed with the base address.
 */
export function readLink(written: string, baseUrl: string): Address {
	const address = clean(written);
	if (/^(?:https?:\/\/|mailto:)[^\s<>"`{}|\\^]+$/.test(address) && readUrl(address)) {
		return { kind: 'whole', url: address };
	}
	return complete(address, baseUrl, ['http:', 'https:', 'mailto:']);
}

/** Reads the address of a picture: a whole one, `data:`, or a reference to a file. */
export function readPicture(
	written: string,
	baseUrl: string,
	isOwnFile: (reference: string) => boolean,
): Address | { kind: 'data'; url: string } | { kind: 'file'; reference: string } {
	const address = clean(written);
	if (/^data:image\/(?!svg)[\w.+-]+[;,]/i.test(address)) {
		return { kind: 'data', url: address.replace(/^data:/i, 'data:') };
	}
	// Editors write such for files beside the text: C:\pictures\a.png, file:///a.png, cid:a.png.
	const file = /^(?:[a-z]:[\\/]|file:\/*|cid:|attachment:)(.+)$/is.exec(address)?.[1];
	const reference = file === undefined ? address : file.replace(/\\/g, '/');
	if (reference !== '' && !hasScheme(reference) && isOwnFile(reference)) {
		return { kind: 'file', reference };
	}
	if (/^https?:\/\/[^\s<>"`{}|\\^]+$/.test(address) && readUrl(address)) {
		return { kind: 'whole', url: address };
	}
	return complete(reference, baseUrl, ['http:', 'https:']);
}

function complete(address: string, baseUrl: string, protocols: string[]): Address {
	const whole = address.startsWith('//') ? `https:${address}` : address;
	const url = readUrl(whole);
	if (url !== undefined) {
		return protocols.includes(url.protocol) ? { kind: 'whole', url: url.href } : UNUSABLE;
	}
	if (address === '' || hasScheme(address)) return UNUSABLE;
	const completed = baseUrl === '' ? undefined : readUrl(address, baseUrl);
	if (completed !== undefined && protocols.includes(completed.protocol)) {
		return { kind: 'whole', url: completed.href };
	}
	return { kind: 'relative', reference: address };
}

/** Whether something stands before a colon that is, or wants to be taken for, a scheme. */
function hasScheme(address: string): boolean {
	return /^[^/?#]*:/.test(address);
}

const UNUSABLE: Address = { kind: 'unusable' };

/** Browsers take off what cannot be seen around an address, and line breaks and tabs within. */
function clean(address: string): string {
	let from = 0;
	let to = address.length;
	while (from < to && address.charCodeAt(from) <= 32) from += 1;
	while (to > from && address.charCodeAt(to - 1) <= 32) to -= 1;
	return address.slice(from, to).replace(/[\t\r\n]/g, '');
}

/** A complete http or https address; also one that begins with //. */
export function readWebAddress(address: string): URL | undefined {
	const whole = address.trim().replace(/^\/\//, 'https://');
	return /^https?:\/\//i.test(whole) ? readUrl(whole) : undefined;
}
