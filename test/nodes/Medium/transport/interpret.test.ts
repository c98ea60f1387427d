import fc from 'fast-check';

import {
	interpretAnswer,
	type RawAnswer,
	readRetryAfter,
} from '../../../../nodes/Medium/transport/interpret';
import { forAll } from '../../../support/seed';

const NOW = Date.UTC(2024, 0, 1, 12);

function answer(
	body: string | Uint8Array,
	{ status = 200, headers = {} }: { status?: number; headers?: Record<string, unknown> } = {},
): RawAnswer {
	return { status, headers, body: typeof body === 'string' ? Buffer.from(body) : body };
}

describe('interpretAnswer', () => {
	it('takes what the envelope holds', () => {
		expect(interpretAnswer(answer('{"data":{"id":"1"}}', { status: 201 }), NOW)).toEqual({
			kind: 'answered',
			status: 201,
			data: { id: '1' },
		});
	});

	it.each([
		['an empty list', '{"data":[]}', []],
		['a byte order mark', '\uFEFF{"data":"x"}', 'x'],
		['a false', '{"data":false}', false],
		['space around', '\n {"data":0} \r\n', 0],
		['a key that is no prototype', '{"data":{"__proto__":{"id":"1"}}}', {}],
	])('takes %s', (_what, body, data) => {
		expect(interpretAnswer(answer(body), NOW)).toMatchObject({ kind: 'answered', data });
	});

	it('does not look at the content type', () => {
		const headers = { 'content-type': 'text/html' };
		expect(interpretAnswer(answer('{"data":1}', { headers }), NOW).kind).toBe('answered');
	});

	it.each([
		['code and words', { errors: [{ message: 'No.', code: 6003 }] }, { code: 6003, reason: 'No.' }],
		['the first of several', { errors: [{ code: 1 }, { code: 2 }] }, { code: 1, reason: '' }],
		[
			'the daily limit in words, under another code',
			{ errors: [{ message: 'User has reached the rate limit for publishing today.', code: -1 }] },
			{ code: 1007, reason: 'User has reached the rate limit for publishing today.' },
		],
		[
			'the daily limit in words alone',
			{ errors: [{ message: 'Rate limit for publishing reached' }] },
			{ code: 1007, reason: 'Rate limit for publishing reached' },
		],
		[
			'another limit in words',
			{ errors: [{ message: 'User has reached the rate limit.', code: -1 }] },
			{ code: -1, reason: 'User has reached the rate limit.' },
		],
		['words only', { errors: [{ message: 'No.' }] }, { reason: 'No.' }],
		['words that are no text', { errors: [{ message: { a: 1 }, code: '7' }] }, { reason: '' }],
		['nothing', { errors: [] }, { reason: '' }],
		['null', { errors: [null] }, { reason: '' }],
		['a text in place of an object', { errors: ['No.'] }, { reason: '' }],
		['data besides', { data: {}, errors: [{ message: 'No.' }] }, { reason: 'No.' }],
	])('reads a refusal with %s', (_what, body, reason) => {
		expect(interpretAnswer(answer(JSON.stringify(body), { status: 400 }), NOW)).toEqual({
			kind: 'rejected',
			status: 400,
			...reason,
		});
	});

	it('takes a refusal as one, even with status 200', () => {
		const body = '{"errors":[{"message":"No.","code":1}]}';
		expect(interpretAnswer(answer(body), NOW)).toMatchObject({ kind: 'rejected', status: 200 });
	});

	it('cuts long words', () => {
		const body = JSON.stringify({ errors: [{ message: 'x'.repeat(5000) }] });
		expect(interpretAnswer(answer(body, { status: 400 }), NOW)).toMatchObject({
			reason: 'x'.repeat(200),
		});
	});

	it.each([
		["Cloudflare's header", '{"data":1}', 403, { 'cf-mitigated': 'challenge' }, 'challenge'],
		["Cloudflare's page", '<html><title>Just a moment...</title>', 403, {}, 'challenge'],
		['a redirect', '', 302, { location: 'https://example.com' }, 'redirect'],
		['304', '', 304, {}, 'redirect'],
		['bytes that are no text', Buffer.from([0x22, 0xff, 0x22]), 200, {}, 'encoding'],
		['UTF-16', Buffer.from('\uFEFF{"data":1}', 'utf16le'), 200, {}, 'encoding'],
		['nothing', '', 200, {}, 'empty'],
		['blanks', ' \n', 200, {}, 'empty'],
		['a byte order mark alone', '\uFEFF', 200, {}, 'empty'],
		['a page', '<!doctype html><p>Hi', 200, {}, 'html'],
		['JSON without an end', '{"data":{"id":"1', 200, {}, 'cut'],
		['a list without an end', '[1,2', 200, {}, 'cut'],
		['words', 'upstream connect error', 200, {}, 'notJson'],
		['JSON with a comma too many', '{"data":1,}', 200, {}, 'notJson'],
		['a text', '"data"', 200, {}, 'noData'],
		['null', 'null', 200, {}, 'noData'],
		['a list', '[{"data":1}]', 200, {}, 'noData'],
		['no envelope', '{"id":"1"}', 200, {}, 'noData'],
		['null in the envelope', '{"data":null}', 200, {}, 'noData'],
		['errors that are no list', '{"errors":null}', 200, {}, 'noData'],
		['JSON of somebody else', '{"message":"Forbidden"}', 403, {}, 'unexpected'],
		['data with a bad status', '{"data":{"id":"1"}}', 500, {}, 'unexpected'],
	] as const)('names %s', (_what, body, status, headers, defect) => {
		expect(interpretAnswer(answer(body, { status, headers }), NOW)).toMatchObject({
			kind: 'unreadable',
			status,
			defect,
		});
	});

	it.each(['tooLarge', 'cut'] as const)('passes on that the body was %s', (body) => {
		const outcome = interpretAnswer({ status: 200, headers: {}, body }, NOW);
		expect(outcome).toEqual({ kind: 'unreadable', status: 200, defect: body, preview: '' });
	});

	it('shows only the start of what came', () => {
		const outcome = interpretAnswer(answer('y'.repeat(5000)), NOW);
		expect(outcome).toMatchObject({ preview: 'y'.repeat(200) });
	});

	it('keeps what the server asked to wait, on refusals and on anything else', () => {
		const headers = { 'retry-after': '7' };
		const refusal = answer('{"errors":[]}', { status: 429, headers });
		const page = answer('<html>', { status: 503, headers });
		expect(interpretAnswer(refusal, NOW)).toMatchObject({ kind: 'rejected', retryAfterMs: 7000 });
		expect(interpretAnswer(page, NOW)).toMatchObject({ defect: 'html', retryAfterMs: 7000 });
	});

	it('understands any bytes with any status, without throwing', () => {
		forAll(
			fc.property(fc.uint8Array({ maxLength: 64 }), fc.integer({ min: 200, max: 599 }), (b, s) => {
				const outcome = interpretAnswer(answer(b, { status: s }), NOW);
				expect(['answered', 'rejected', 'unreadable']).toContain(outcome.kind);
			}),
		);
	});

	it('takes data for an answer only when the status is a good one', () => {
		forAll(
			fc.property(fc.json(), fc.integer({ min: 200, max: 599 }), (json, status) => {
				const outcome = interpretAnswer(answer(`{"data":${json}}`, { status }), NOW);
				if (outcome.kind === 'answered') {
					expect(status).toBeLessThan(300);
					expect(outcome.data).toEqual(JSON.parse(json));
				} else {
					expect(status >= 300 || JSON.parse(json) === null).toBe(true);
				}
			}),
		);
	});
});

describe('readRetryAfter', () => {
	it.each([
		['seconds', '120', 120_000],
		['a number', 3, 3000],
		['seconds with space around', ' 5 ', 5000],
		['nothing to wait for', '0', 0],
		['a date', 'Mon, 01 Jan 2024 12:00:30 GMT', 30_000],
		['a date that has passed', 'Mon, 01 Jan 2024 11:00:00 GMT', 0],
		['more than a day', '999999999', 86_400_000],
		['more digits than a number has', '9'.repeat(400), 86_400_000],
	])('reads %s', (_what, value, expected) => {
		expect(readRetryAfter({ 'retry-after': value }, NOW)).toBe(expected);
	});

	it.each([[undefined], [''], ['soon'], [['5']], [null], [{}], ['-'], ['NaN']])(
		'leaves %p alone',
		(value) => {
			expect(readRetryAfter({ 'retry-after': value }, NOW)).toBeUndefined();
		},
	);

	it('is never negative, never more than a day, and never no number', () => {
		forAll(
			fc.property(fc.oneof(fc.string(), fc.double(), fc.integer().map(String)), (value) => {
				const ms = readRetryAfter({ 'retry-after': value }, NOW) ?? 0;
				expect(ms).toBeGreaterThanOrEqual(0);
				expect(ms).toBeLessThanOrEqual(86_400_000);
			}),
		);
	});
});
