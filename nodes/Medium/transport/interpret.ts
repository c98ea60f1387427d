import { isRecord } from '../helpers/isRecord';
import { decodeText } from '../helpers/decodeText';
import { DAILY_LIMIT_CODE, type Defect, type Outcome, type Unreadable } from './outcome';

/** The same words were seen with the codes 1007 and -1 (MEDIUM.md, "Errors"). */
const DAILY_LIMIT_WORDS = /rate limit for publishing/i;

/** Headers as n8n hands them over: lower-case names. */
export type AnswerHeaders = Readonly<Record<string, unknown>>;

/** One answer of the server, its body not yet understood. */
export interface RawAnswer {
	status: number;
	headers: AnswerHeaders;
	/** The body, decompressed; `'tooLarge'` and `'cut'` when it could not be read to its end. */
	body: Uint8Array | 'tooLarge' | 'cut';
}

const PREVIEW_CHARACTERS = 200;
/** No server may hold a workflow longer than this, whatever it asks for. */
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Reads a Retry-After header: whole seconds or an HTTP date (RFC 9110, section 10.2.3).
 *
 * @returns milliseconds from `now`, never negative; undefined when there is none that can be read
 */
export function readRetryAfter(headers: AnswerHeaders, now: number): number | undefined {
	const value = headers['retry-after'];
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value).trim();
	const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
	return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}

/**
 * Understands an answer of API v1: `{"data": …}` or `{"errors": [{message, code}]}`
 * (medium-api-docs, "Errors"), and names everything else that may come instead.
 */
export function interpretAnswer(answer: RawAnswer, now: number): Outcome {
	const { status, headers, body } = answer;
	const retryAfterMs = readRetryAfter(headers, now);
	const unreadable = (defect: Defect, text = ''): Unreadable => ({
		kind: 'unreadable',
		status,
		defect,
		preview: text.slice(0, PREVIEW_CHARACTERS),
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
	});

	if (body === 'tooLarge' || body === 'cut') return unreadable(body);
	// Cloudflare marks its challenge pages with this header (pipedream #18249).
	if (headers['cf-mitigated'] === 'challenge') return unreadable('challenge');
	if (status >= 300 && status < 400) return unreadable('redirect');

	const text = decodeText(body, 'utf-8');
	if (text === undefined) return unreadable('encoding');
	if (text.trim() === '') return unreadable('empty');
	const parsed = parseJson(text);
	if (parsed === undefined) return unreadable(nameNonJson(text), text);

	const reason = readErrors(parsed.value);
	if (reason !== undefined) {
		return {
			kind: 'rejected',
			status,
			...reason,
			...(retryAfterMs === undefined ? {} : { retryAfterMs }),
		};
	}
	if (status >= 400) return unreadable('unexpected', text);
	if (!isRecord(parsed.value) || parsed.value.data === undefined || parsed.value.data === null) {
		return unreadable('noData', text);
	}
	return { kind: 'answered', status, data: parsed.value.data };
}

function parseJson(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}

function nameNonJson(text: string): Defect {
	const start = text.trimStart();
	if (/<title>\s*Just a moment/i.test(start)) return 'challenge';
	if (start.startsWith('<')) return 'html';
	return /^[{[]/.test(start) && !/[}\]]\s*$/.test(start) ? 'cut' : 'notJson';
}

function readErrors(value: unknown): { code?: number; reason: string } | undefined {
	if (!isRecord(value) || !Array.isArray(value.errors)) return undefined;
	const first: unknown = value.errors[0];
	if (!isRecord(first)) return { reason: '' };
	const reason =
		typeof first.message === 'string' ? first.message.slice(0, PREVIEW_CHARACTERS) : '';
	if (DAILY_LIMIT_WORDS.test(reason)) return { code: DAILY_LIMIT_CODE, reason };
	return { ...(typeof first.code === 'number' ? { code: first.code } : {}), reason };
}
