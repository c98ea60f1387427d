import { isRecord } from '../helpers/isRecord';
import type { InvalidReason, InvalidResponse } from './outcome';

/** A server's response, its body not yet read. */
export interface ServerResponse {
	status: number;
	/** As n8n hands them over: lower-case names. */
	headers: Readonly<Record<string, unknown>>;
	body: unknown;
}

/** A body, decompressed, or why it could not be read to its end. */
export type Body = Uint8Array | 'tooLarge' | 'cut';

/** The most that is read of one response, in bytes after decompression: no list of Medium's comes near. */
export const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;
/** No server may hold a workflow longer than this, whatever it asks for. */
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;
const PREVIEW_CHARACTERS = 200;

/** Reads n8n's full response (`statusCode`, `body`) or axios' (`status`, `data`). */
export function readResponse(given: unknown): ServerResponse {
	const { statusCode, status, headers, body, data } = isRecord(given) ? given : {};
	return {
		status: Number(statusCode ?? status),
		headers: isRecord(headers) ? headers : {},
		body: body ?? data,
	};
}

/**
 * Reads a response's body to its end, or as far as is reasonable: a compressed response may grow
 * without bounds, and a connection may break halfway.
 *
 * @param body the stream that n8n's request helper gives for `encoding: 'stream'`; text or bytes
 * from a helper that read it already are taken as they are
 */
export async function readBody(body: unknown, maxBytes = MAX_RESPONSE_BYTES): Promise<Body> {
	if (!isByteStream(body)) return takeWhole(body);
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of body) {
			size += chunk.length;
			// Leaving the loop destroys the stream, and with it the connection.
			if (size > maxBytes) return 'tooLarge';
			chunks.push(chunk);
		}
	} catch {
		// Headers came and the rest did not: reset, wrong length or broken compression.
		return 'cut';
	}
	return Buffer.concat(chunks);
}

/** Whether a value can be read chunk by chunk, as Node.js streams can. */
export function isByteStream(value: unknown): value is AsyncIterable<Uint8Array> {
	return isRecord(value) && Symbol.asyncIterator in value;
}

function takeWhole(body: unknown): Uint8Array {
	if (body instanceof Uint8Array) return body;
	if (body === undefined || body === null) return new Uint8Array();
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/**
 * Reads a Retry-After header: whole seconds or an HTTP date (RFC 9110, section 10.2.3).
 *
 * @returns milliseconds from `now`, never negative; undefined when there is none that can be read
 */
export function readRetryAfter(
	headers: ServerResponse['headers'],
	now: number,
): number | undefined {
	const value = headers['retry-after'];
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value).trim();
	const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
	return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}

/** Whether Cloudflare answered with a browser check: it marks them so (pipedream #18249). */
export function isChallenge(headers: ServerResponse['headers']): boolean {
	return headers['cf-mitigated'] === 'challenge';
}

/** Names why a response cannot be used; `text` is what it said, if that could be read. */
export function invalidResponse(
	reason: InvalidReason,
	{ status, headers }: Pick<ServerResponse, 'status' | 'headers'>,
	{ text = '', now = Date.now() }: { text?: string; now?: number } = {},
): InvalidResponse {
	const retryAfterMs = readRetryAfter(headers, now);
	return {
		kind: 'invalidResponse',
		status,
		reason,
		preview: text.slice(0, PREVIEW_CHARACTERS),
		...(retryAfterMs !== undefined && { retryAfterMs }),
	};
}
