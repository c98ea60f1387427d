import { isRecord } from '../helpers/isRecord';
import type { NetworkCause, NetworkError } from './outcome';
import { isByteStream } from './response';

const NETWORK_CODES: ReadonlyMap<string, NetworkCause> = new Map([
	['ENOTFOUND', 'dns'],
	['EAI_AGAIN', 'dns'],
	['ECONNREFUSED', 'connectionRefused'],
	['EHOSTUNREACH', 'unreachable'],
	['ENETUNREACH', 'unreachable'],
	['ENETDOWN', 'unreachable'],
	['EPROTO', 'tls'],
	['ETIMEDOUT', 'timeout'],
	['ECONNRESET', 'reset'],
	['EPIPE', 'reset'],
	['ERR_STREAM_PREMATURE_CLOSE', 'reset'],
	['ERR_CANCELED', 'canceled'],
	['ERR_BAD_RESPONSE', 'reset'],
]);

/** Read from the texts where n8n and Node.js give no code. */
const TEXTS: ReadonlyArray<[RegExp, NetworkCause]> = [
	[/before secure TLS connection was established/i, 'tls'],
	[/self.signed certificate|unable to (verify|get).*certificate|certificate has expired/i, 'tls'],
	[/does not match certificate's altnames/i, 'tls'],
	[/timeout of \d+ms exceeded|timed out/i, 'timeout'],
	[/socket hang up|aborted/i, 'reset'],
	[/credentials not connected|unable to sign without access token/i, 'notConnected'],
	[/needs to be reconnected|no refresh token is available|authorization grant/i, 'reconnect'],
	// What n8n says when the token address refuses to renew the access.
	[/^HTTP status 4\d\d/, 'reconnect'],
	[/does not have (any )?credentials|credentials? .*(not found|does not exist)/i, 'noCredential'],
	[/proxy/i, 'proxy'],
];

/** n8n's protection against requests into its own network names its errors like this. */
const BLOCKED_NAME = /^Ssrf/;
const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET))/;

/**
 * Names why no response came, from what n8n's request helpers threw. They wrap the cause several
 * times, so the whole chain of causes is looked through.
 */
export function nameNetworkError(thrown: unknown): NetworkError {
	const chain = causesOf(thrown);
	const source = chain.find(({ name }) => name === 'ImageSourceError');
	if (source) return { kind: 'networkError', cause: 'source', message: source.message };
	const message = chain.map((error) => error.message).find((text) => text !== '') ?? '';
	// Texts first: a connection that broke during the TLS handshake carries the code of any reset.
	const cause = nameByText(chain) ?? nameByCode(chain) ?? 'unknown';
	return { kind: 'networkError', cause, message };
}

function nameByText(chain: Cause[]): NetworkCause | undefined {
	return TEXTS.find(([pattern]) => chain.some(({ message }) => pattern.test(message)))?.[1];
}

function nameByCode(chain: Cause[]): NetworkCause | undefined {
	for (const { code, name } of chain) {
		if (BLOCKED_NAME.test(name)) return 'blocked';
		if (TLS_CODE.test(code)) return 'tls';
		const cause = NETWORK_CODES.get(code);
		if (cause !== undefined) return cause;
	}
	return undefined;
}

interface Cause {
	name: string;
	code: string;
	message: string;
	error: Record<string, unknown>;
}

/** An error and its causes, outermost first; a cycle ends the list. */
export function causesOf(thrown: unknown): Cause[] {
	const seen = new Set<unknown>();
	const chain: Cause[] = [];
	for (let error = thrown; isRecord(error) && !seen.has(error); error = causeOf(error)) {
		seen.add(error);
		chain.push({
			name: text(error.name),
			code: text(error.code),
			message: text(error.message),
			error,
		});
	}
	return chain;
}

/**
 * What an error is about. n8n 1.102 to 2.33 lose the cause of what their request helpers throw, for
 * n8n-workflow declares the field `cause` once more below Error. What they took from it before is
 * still there: its words, and its code, or the status of an answer and its body.
 */
function causeOf(error: Record<string, unknown>): unknown {
	const { cause, messages, httpCode, context } = error;
	if (cause !== undefined || !Array.isArray(messages)) return cause;
	const [message] = messages as unknown[];
	const data = isRecord(context) ? context.data : undefined;
	// Only what was asked for as a stream is the response to a request of ours.
	if (isByteStream(data)) return { message, response: { status: Number(httpCode), data } };
	return { message, code: httpCode };
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
