import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';
import { type ErrorContext, RequestError } from './errors';
import type { Outcome } from './outcome';
import { readResponse, type ServerResponse } from './response';
import { send, type Sending, USER_AGENT } from './send';

/** A GET of any address on the web; no credential goes there. */
export interface WebRequest<T> extends Pick<Sending<T>, 'timeoutMs' | 'retry'> {
	functions: Pick<IExecuteFunctions | IPollFunctions, 'helpers' | 'getNode' | 'logger'>;
	/** http or https. */
	url: string;
	/** The Accept header. */
	accept: string;
	/** Reads the response, whatever its status. */
	read: (response: ServerResponse) => Promise<Outcome<T>> | Outcome<T>;
	/** How to explain what went wrong. */
	explain: Omit<ErrorContext, 'url'>;
}

const MAX_REDIRECTS = 5;

/**
 * Makes a GET request with n8n's own request helper, so that its proxy settings and network
 * protection hold, and returns what was read of the response.
 *
 * @throws RequestError when that cannot be had
 */
export async function webRequest<T>(request: WebRequest<T>): Promise<T> {
	const { functions, url, accept, timeoutMs, retry, read, explain } = request;
	const outcome = await send({
		name: `GET ${url}`,
		logger: functions.logger,
		timeoutMs,
		retry,
		tryOnce: async () => {
			const response: unknown = await functions.helpers.httpRequest({
				url,
				headers: { Accept: accept, 'User-Agent': USER_AGENT },
				timeout: timeoutMs,
				maxRedirects: MAX_REDIRECTS,
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			});
			return await read(readResponse(response));
		},
	});
	if (outcome.kind === 'ok') return outcome.value;
	throw new RequestError(functions.getNode(), outcome, { ...explain, url });
}
