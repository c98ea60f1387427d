import type { RawAnswer } from './interpret';
import { isRecord } from '../helpers/isRecord';

/** The most that is read of one answer, in bytes after decompression: no list of Medium's comes near. */
export const MAX_ANSWER_BYTES = 10 * 1024 * 1024;

/**
 * Reads an answer's body to its end, or as far as is reasonable: a compressed answer may grow
 * without bounds, and a connection may break halfway.
 *
 * @param body the stream that n8n's request helper gives for `encoding: 'stream'`; text or bytes
 * from a helper that read it already are taken as they are
 */
export async function readBody(
	body: unknown,
	maxBytes = MAX_ANSWER_BYTES,
): Promise<RawAnswer['body']> {
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
