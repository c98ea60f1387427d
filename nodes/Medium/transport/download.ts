import type { IExecuteFunctions } from 'n8n-workflow';
import type { TimeLimits } from './connection';
import { type ErrorContext, RequestError } from './errors';
import { DOWNLOAD_HINTS } from './hints/downloadHints';
import { nameNetworkError } from './networkError';
import type { Outcome } from './outcome';
import { invalidResponse, isByteStream, readBody, type ServerResponse } from './response';
import { DeadlineError } from './send';
import { webRequest } from './webRequest';

export interface DownloadRequest {
	functions: IExecuteFunctions;
	itemIndex: number;
	/** An http or https address; no credential goes there. */
	url: string;
	/** The one for reads counts until the response starts, the one for writes until its end. */
	limits: TimeLimits;
}

export interface Download {
	/** Throws a RequestError when it breaks off or takes too long. */
	body: AsyncIterable<Uint8Array>;
	/** In bytes; undefined when the server does not say, or compresses what it sends. */
	size?: number;
}

/**
 * Starts to fetch a file from the web. What n8n forbids its workflows to reach stays forbidden.
 *
 * @throws RequestError when it cannot be had
 */
export async function openDownload(request: DownloadRequest): Promise<Download> {
	const { functions, itemIndex, url, limits } = request;
	const explain: ErrorContext = { hints: DOWNLOAD_HINTS, itemIndex, purpose: 'download' };
	const { body, size } = await webRequest({
		functions,
		url,
		accept: 'image/*',
		timeoutMs: limits.readMs,
		retry: 'never',
		read: readStart,
		explain,
	});
	const cutShort = (error: unknown): RequestError =>
		new RequestError(
			functions.getNode(),
			{ ...nameNetworkError(error), cause: 'source' },
			{ ...explain, url },
		);
	return { body: explainErrors(limitTime(body, limits.writeMs), cutShort), size };
}

function readStart(response: ServerResponse): Outcome<Download> {
	const { status, headers, body } = response;
	if (status === 200 && isByteStream(body)) {
		return { kind: 'ok', value: { body, size: readSize(headers) } };
	}
	// Nobody reads it: closed with its first byte, so that the connection does not stay open.
	void readBody(body, 0);
	return invalidResponse('unexpected', response);
}

function readSize(headers: ServerResponse['headers']): number | undefined {
	const length = headers['content-length'];
	// n8n decompresses what comes compressed: its length is not the file's.
	if (typeof length !== 'string' || headers['content-encoding'] !== undefined) return undefined;
	return /^\d+$/.test(length) ? Number(length) : undefined;
}

/**
 * Ends a file that comes byte by byte; the connection's own time limit ends one that does not come.
 * Counts only the time spent waiting for the file: whoever takes it on may be slow.
 */
async function* limitTime(
	body: AsyncIterable<Uint8Array>,
	limitMs: number,
): AsyncIterable<Uint8Array> {
	let waitedMs = 0;
	let askedAt = Date.now();
	for await (const chunk of body) {
		waitedMs += Date.now() - askedAt;
		if (waitedMs > limitMs) throw new DeadlineError(limitMs);
		yield chunk;
		askedAt = Date.now();
	}
}

async function* explainErrors(
	body: AsyncIterable<Uint8Array>,
	explain: (error: unknown) => Error,
): AsyncIterable<Uint8Array> {
	try {
		yield* body;
	} catch (error) {
		throw explain(error);
	}
}
