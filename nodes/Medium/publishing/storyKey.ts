import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import normalizeUrl from 'normalize-url';

/** What people and their tools add to an address to see where readers come from. */
const TRACKING = [/^utm_/i, /^mtm_/i, /^(fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid)$/i];
/** The part after # names a page of its own only where a site is one program. */
const ROUTE_IN_HASH = /#[!/]/;

/**
 * The key of a story by its canonical URL. Ways of writing one address are one key: http or https,
 * with or without www., a slash at the end, upper-case letters in the host, tracking parameters,
 * the order of parameters, a part after #.
 *
 * @param url an absolute web address
 */
export function keyOfUrl(url: string): string {
	return normalizeUrl(url, {
		forceHttps: true,
		stripHash: !ROUTE_IN_HASH.test(url),
		removeQueryParameters: TRACKING,
	});
}

/**
 * The key of a story by its title and content. Only line ends and the space around the text are
 * ignored: an edited story is another story.
 *
 * @returns a SHA-256 digest, in hexadecimal
 */
export function keyOfText(title: string, content: string): string {
	const plain = [title, content].map((text) => text.replace(/\r\n?/g, '\n').trim());
	return `sha256:${sha256(plain)}`;
}

/** A create within one execution. */
export interface CreateOfItem {
	functions: IExecuteFunctions;
	itemIndex: number;
	/** The profile or publication, as the user wrote it. */
	target: string;
	body: Record<string, unknown>;
}

/**
 * The key of a create within its execution. It differs for each iteration of a loop, each item (also
 * for equal items), each target and each content. Executions store it, so its form must not change.
 */
export function keyOfItem({ functions, itemIndex, target, body }: CreateOfItem): string {
	const runIndex = Number(functions.evaluateExpression('{{ $runIndex }}', itemIndex));
	return `run ${runIndex}, item ${itemIndex}, ${sha256([target, body])}`;
}

function sha256(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
