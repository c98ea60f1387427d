import fc from 'fast-check';

import {
	type ApiResponse,
	interpretResponse,
} from '../../../../nodes/Medium/transport/apiResponse';
import type { Outcome } from '../../../../nodes/Medium/transport/outcome';

const NOW = Date.UTC(2024, 0, 1, 12);

/** Takes whatever the envelope holds. */
function interpret(response: ApiResponse): Outcome<unknown> {
	return interpretResponse(response, (data) => data, NOW);
}

function response(
	body: string | Uint8Array,
	{ status = 200, headers = {} }: { status?: number; headers?: Record<string, unknown> } = {},
): ApiResponse {
	return { status, headers, body: typeof body === 'string' ? Buffer.from(body) : body };
}

describe('interpretResponse', () => {
	it('takes what the envelope holds', () => {
		expect(interpret(response('{"data":{"id":"1"}}', { status: 201 }))).toEqual({
			kind: 'ok',
			value: { id: '1' },
		});
	});

	it.each([
		['an empty list', '{"data":[]}', []],
		['a byte order mark', '\uFEFF{"data":"x"}', 'x'],
		['a false', '{"data":false}', false],
		['space around', '\n {"data":0} \r\n', 0],
		['a key that is no prototype', '{"data":{"__proto__":{"id":"1"}}}', {}],
	])('takes %s', (_what, body, data) => {
		expect(interpret(response(body))).toMatchObject({ kind: 'ok', value: data });
	});

	it('does not look at the content type', () => {
		const headers = { 'content-type': 'text/html' };
		expect(interpret(response('{"data":1}', { headers })).kind).toBe('ok');
	});

	it.each([
		[
			'code and words',
			{ errors: [{ message: 'No.', code: 6003 }] },
			{ code: 6003, message: 'No.' },
		],
		['the first of several', { errors: [{ code: 1 }, { code: 2 }] }, { code: 1, message: '' }],
		[
			'the daily limit in words, under another code',
			{ errors: [{ message: 'User has reached the rate limit for publishing today.', code: -1 }] },
			{ code: 1007, message: 'User has reached the rate limit for publishing today.' },
		],
		[
			'the daily limit in words alone',
			{ errors: [{ message: 'Rate limit for publishing reached' }] },
			{ code: 1007, message: 'Rate limit for publishing reached' },
		],
		[
			'another limit in words',
			{ errors: [{ message: 'User has reached the rate limit.', code: -1 }] },
			{ code: -1, message: 'User has reached the rate limit.' },
		],
		['words only', { errors: [{ message: 'No.' }] }, { message: 'No.' }],
		['words that are no text', { errors: [{ message: { a: 1 }, code: '7' }] }, { message: '' }],
		['nothing', { errors: [] }, { message: '' }],
		['null', { errors: [null] }, { message: '' }],
		['a text in place of an object', { errors: ['No.'] }, { message: '' }],
		['data besides', { data: {}, errors: [{ message: 'No.' }] }, { message: 'No.' }],
	])('reads a refusal with %s', (_what, body, refusal) => {
		expect(interpret(response(JSON.stringify(body), { status: 400 }))).toEqual({
			kind: 'refused',
			status: 400,
			...refusal,
		});
	});

	it('takes a refusal as one, even with status 200', () => {
		const body = '{"errors":[{"message":"No.","code":1}]}';
		expect(interpret(response(body))).toMatchObject({ kind: 'refused', status: 200 });
	});

	it('cuts long words', () => {
		const body = JSON.stringify({ errors: [{ message: 'x'.repeat(5000) }] });
		expect(interpret(response(body, { status: 400 }))).toMatchObject({
			message: 'x'.repeat(200),
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
	] as const)('names %s', (_what, body, status, headers, reason) => {
		expect(interpret(response(body, { status, headers }))).toMatchObject({
			kind: 'invalidResponse',
			status,
			reason,
		});
	});

	it.each(['tooLarge', 'cut'] as const)('passes on that the body was %s', (body) => {
		const outcome = interpret({ status: 200, headers: {}, body });
		expect(outcome).toEqual({ kind: 'invalidResponse', status: 200, reason: body, preview: '' });
	});

	it('shows only the start of what came', () => {
		const outcome = interpret(response('y'.repeat(5000)));
		expect(outcome).toMatchObject({ preview: 'y'.repeat(200) });
	});

	it('keeps what the server asked to wait, on refusals and on anything else', () => {
		const headers = { 'retry-after': '7' };
		const refusal = response('{"errors":[]}', { status: 429, headers });
		const page = response('<html>', { status: 503, headers });
		expect(interpret(refusal)).toMatchObject({ kind: 'refused', retryAfterMs: 7000 });
		expect(interpret(page)).toMatchObject({ reason: 'html', retryAfterMs: 7000 });
	});

	it('understands any bytes with any status, without throwing', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 64 }), fc.integer({ min: 200, max: 599 }), (b, s) => {
				const outcome = interpret(response(b, { status: s }));
				expect(['ok', 'refused', 'invalidResponse']).toContain(outcome.kind);
			}),
		);
	});

	it('takes data for an answer only when the status is a good one', () => {
		fc.assert(
			fc.property(fc.json(), fc.integer({ min: 200, max: 599 }), (json, status) => {
				const outcome = interpret(response(`{"data":${json}}`, { status }));
				if (outcome.kind === 'ok') {
					expect(status).toBeLessThan(300);
					expect(outcome.value).toEqual(JSON.parse(json));
				} else {
					expect(status >= 300 || JSON.parse(json) === null).toBe(true);
				}
			}),
		);
	});
});
