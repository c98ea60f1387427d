import { decodeText } from '../helpers/decodeText';
import { isRecord } from '../helpers/isRecord';
import { DAILY_LIMIT_CODE, type InvalidReason, type Outcome, type Refused } from './outcome';
import {
	type Body,
	invalidResponse,
	isChallenge,
	readRetryAfter,
	type ServerResponse,
} from './response';

/** The same words were seen with the codes 1007 and -1 (MEDIUM.md, "Errors"). */
const DAILY_LIMIT_WORDS = /rate limit for publishing/i;
const MESSAGE_CHARACTERS = 200;

/** A response of the API, its body read. */
export type ApiResponse = Pick<ServerResponse, 'status' | 'headers'> & { body: Body };

/**
 * Understands a response of API v1, `{"data": …}` or `{"errors": [{message, code}]}`
 * (medium-api-docs, "Errors"), and names everything else that may come instead.
 *
 * @param read reads what `data` holds; undefined when that is not what Medium documents
 */
export function interpretResponse<T>(
	response: ApiResponse,
	read: (data: unknown) => T | undefined,
	now = Date.now(),
): Outcome<T> {
	const { status, headers, body } = response;
	const invalid = (reason: InvalidReason, text?: string): Outcome<T> =>
		invalidResponse(reason, response, { text, now });

	if (body === 'tooLarge' || body === 'cut') return invalid(body);
	if (isChallenge(headers)) return invalid('challenge');
	if (status >= 300 && status < 400) return invalid('redirect');

	const text = decodeText(body, 'utf-8');
	if (text === undefined) return invalid('encoding');
	if (text.trim() === '') return invalid('empty');
	const parsed = parseJson(text);
	if (parsed === undefined) return invalid(nameNonJson(text), text);

	const refusal = readErrors(parsed.value);
	if (refusal !== undefined) {
		const retryAfterMs = readRetryAfter(headers, now);
		return {
			kind: 'refused',
			status,
			...refusal,
			...(retryAfterMs !== undefined && { retryAfterMs }),
		};
	}
	if (status >= 400) return invalid('unexpected', text);
	const data = isRecord(parsed.value) ? (parsed.value.data ?? undefined) : undefined;
	if (data === undefined) return invalid('noData', text);
	const value = read(data);
	return value === undefined ? invalid('noData', JSON.stringify(data)) : { kind: 'ok', value };
}

function parseJson(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}

function nameNonJson(text: string): InvalidReason {
	const start = text.trimStart();
	if (/<title>\s*Just a moment/i.test(start)) return 'challenge';
	if (start.startsWith('<')) return 'html';
	return /^[{[]/.test(start) && !/[}\]]\s*$/.test(start) ? 'cut' : 'notJson';
}

function readErrors(value: unknown): Pick<Refused, 'code' | 'message'> | undefined {
	if (!isRecord(value) || !Array.isArray(value.errors)) return undefined;
	const first: unknown = value.errors[0];
	if (!isRecord(first)) return { message: '' };
	const message =
		typeof first.message === 'string' ? first.message.slice(0, MESSAGE_CHARACTERS) : '';
	if (DAILY_LIMIT_WORDS.test(message)) return { code: DAILY_LIMIT_CODE, message };
	return { ...(typeof first.code === 'number' && { code: first.code }), message };
}
