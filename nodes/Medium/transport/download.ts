import { type IExecuteFunctions, NodeApiError } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';
import type { TimeLimits } from './connection';
import { DeadlineError, withDeadline } from './deadline';
import { escapeHtml } from './errors';
import { isByteStream, readBody } from './readBody';
import { USER_AGENT } from './requestOptions';
import { causesOf, nameSilence } from './silence';

export interface DownloadRequest {
	functions: IExecuteFunctions;
	itemIndex: number;
	/** An http or https address; no credential goes there. */
	url: string;
	/** The one for reads counts until the answer starts, the one for writes until its end. */
	limits: TimeLimits;
}

export interface Download {
	/** Throws a NodeApiError when it breaks off or takes too long. */
	body: AsyncIterable<Uint8Array>;
	/** In bytes; undefined when the server does not say, or compresses what it sends. */
	size?: number;
}

const MAX_REDIRECTS = 5;

/** What is said of a file that did not come to its end. */
export const CUT_SHORT = {
	message: 'The image could not be fetched to its end',
	description:
		'The connection to its address broke off or is too slow. Run this again; Options → Publish and Upload Timeout allows more time.',
};

/**
 * Starts to fetch a file from the web. What n8n forbids its workflows to reach stays forbidden.
 *
 * @throws NodeApiError when it cannot be had
 */
export async function openDownload(request: DownloadRequest): Promise<Download> {
	const { functions, itemIndex, url, limits } = request;
	const refuse = (message: string, description: string, httpCode?: string): NodeApiError =>
		new NodeApiError(
			functions.getNode(),
			{},
			{
				message,
				description: `${escapeHtml(description)} Nothing was sent to Medium.`,
				httpCode,
				itemIndex,
			},
		);
	const answer = await withDeadline(
		functions.helpers
			.httpRequest({
				url,
				headers: { Accept: 'image/*', 'User-Agent': USER_AGENT },
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				maxRedirects: MAX_REDIRECTS,
				timeout: limits.readMs,
			})
			.then((response: unknown) => ({ response })),
		limits.readMs,
	).catch((thrown: unknown) => ({ thrown }));

	if ('thrown' in answer) {
		const { silence, reason } = nameSilence(answer.thrown);
		throw refuse(
			silence === 'blocked'
				? 'n8n’s own network protection forbids the image’s address'
				: silence === 'timeout'
					? 'The image’s address did not answer in time'
					: 'The image could not be fetched from its address',
			`Check that the URL opens in a browser. ${causesOf(answer.thrown).length > 0 ? `The network says: “${reason}”.` : ''}`,
		);
	}
	const { statusCode, headers, body } = isRecord(answer.response) ? answer.response : {};
	if (statusCode !== 200 || !isByteStream(body)) {
		// Nobody reads it: closed with its first byte, so that the connection does not stay open.
		void readBody(body, 0);
		throw refuse(
			`The image’s address answered with status ${Number(statusCode)}`,
			'Check that the URL opens in a browser without signing in.',
			String(Number(statusCode)),
		);
	}
	const cutShort = (): NodeApiError => refuse(CUT_SHORT.message, CUT_SHORT.description);
	return {
		body: guard(body, limits.writeMs, cutShort),
		...readSize(isRecord(headers) ? headers : {}),
	};
}

/**
 * The connection's own time limit ends silence; a byte now and then has to be ended here. Counts
 * only the time spent waiting for the file: whoever takes it on may be slow.
 */
async function* guard(
	body: AsyncIterable<Uint8Array>,
	limitMs: number,
	cutShort: () => NodeApiError,
): AsyncIterable<Uint8Array> {
	let waitedMs = 0;
	let askedAt = Date.now();
	try {
		for await (const chunk of body) {
			waitedMs += Date.now() - askedAt;
			if (waitedMs > limitMs) throw new DeadlineError(limitMs);
			yield chunk;
			askedAt = Date.now();
		}
	} catch {
		throw cutShort();
	}
}

function readSize(headers: Record<string, unknown>): { size?: number } {
	const length = headers['content-length'];
	// n8n decompresses what comes compressed: its length is not the file's.
	if (typeof length !== 'string' || headers['content-encoding'] !== undefined) return {};
	return /^\d+$/.test(length) ? { size: Number(length) } : {};
}
