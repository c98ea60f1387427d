import { type IExecuteFunctions, NodeApiError } from 'n8n-workflow';
import { isRecord } from '../isRecord';
import { withDeadline } from './deadline';
import { escapeHtml } from './errors';
import { isByteStream } from './readBody';
import { USER_AGENT } from './requestOptions';
import { causesOf, nameSilence } from './silence';

export interface DownloadRequest {
	functions: IExecuteFunctions;
	itemIndex: number;
	/** An http or https address; no credential goes there. */
	url: string;
	/** Until the answer starts, in milliseconds. */
	limitMs: number;
}

export interface Download {
	body: AsyncIterable<Uint8Array>;
	/** In bytes; undefined when the server does not say, or compresses what it sends. */
	size?: number;
}

const MAX_REDIRECTS = 5;

/**
 * Starts to fetch a file from the web. What n8n forbids its workflows to reach stays forbidden.
 *
 * @throws NodeApiError when it cannot be had
 */
export async function openDownload(request: DownloadRequest): Promise<Download> {
	const { functions, itemIndex, url, limitMs } = request;
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
				timeout: limitMs,
			})
			.then((response: unknown) => ({ response })),
		limitMs,
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
		throw refuse(
			`The image’s address answered with status ${Number(statusCode)}`,
			'Check that the URL opens in a browser without signing in.',
			String(Number(statusCode)),
		);
	}
	return { body, ...readSize(isRecord(headers) ? headers : {}) };
}

function readSize(headers: Record<string, unknown>): { size?: number } {
	const length = headers['content-length'];
	// n8n decompresses what comes compressed: its length is not the file's.
	if (typeof length !== 'string' || headers['content-encoding'] !== undefined) return {};
	return /^\d+$/.test(length) ? { size: Number(length) } : {};
}
