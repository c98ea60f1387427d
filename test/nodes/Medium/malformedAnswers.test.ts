import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { IDataObject } from 'n8n-workflow';

import { goOffline } from '../../support/offline';
import { ME, medium, POST_PARAMETERS, runMedium, USER_ID } from '../../support/mediumNode';

type Body = string | Buffer | (() => Readable) | IDataObject | unknown[];

const GET_ME = { resource: 'user', operation: 'get' };
const JSON_TYPE = { 'Content-Type': 'application/json' };
const LACKS = 'Medium’s response lacks the expected data';
const NOT_UNDERSTOOD = 'Medium’s response is not JSON';
const PAGE = 'Medium’s API returned a web page instead of a response';
const BROKEN_OFF = 'Medium’s response was cut off';
const TOO_LARGE = 'The response is too large to be from Medium';

/** A body that goes on for ever. */
async function* endless(chunk: Buffer): AsyncGenerator<Buffer> {
	for (;;) yield await Promise.resolve(chunk);
}

/** A body that breaks off after its first bytes. */
async function* broken(): AsyncGenerator<Buffer> {
	yield Buffer.from('{"data":{"id":"1');
	await Promise.reject(new Error('aborted'));
}

/** 100 MB of zeros in some 100 KB. */
const bomb = (): Buffer => gzipSync(Buffer.alloc(100 * 1024 * 1024));

describe('answers of GET /me that are not as documented', () => {
	goOffline();

	it.each<[string, number, Body, Record<string, string>, string]>([
		['no envelope', 200, { id: '1' }, JSON_TYPE, LACKS],
		['an envelope around nothing', 200, { data: null }, JSON_TYPE, LACKS],
		['a list', 200, { data: [ME] }, JSON_TYPE, LACKS],
		['a text', 200, { data: 'me' }, JSON_TYPE, LACKS],
		['an id that is a number', 200, { data: { ...ME, id: 1 } }, JSON_TYPE, LACKS],
		['an id that is empty', 200, { data: { ...ME, id: '' } }, JSON_TYPE, LACKS],
		['no id', 200, { data: { username: 'a' } }, JSON_TYPE, LACKS],
		['bare null', 200, 'null', JSON_TYPE, LACKS],
		['a bare number', 200, '17', JSON_TYPE, LACKS],
		['a bare list', 200, [], JSON_TYPE, LACKS],
		[
			'a refusal with status 200',
			200,
			{ errors: [{ message: 'Token was invalid.', code: 6003 }] },
			JSON_TYPE,
			'Medium says the access token is invalid',
		],
		[
			'no refusals in the list',
			400,
			{ errors: [] },
			JSON_TYPE,
			'Medium did not accept the request',
		],
		[
			'null for the refusals',
			400,
			{ errors: null },
			JSON_TYPE,
			'Medium did not accept the request',
		],
		['a refusal that is a text', 403, { errors: ['no'] }, JSON_TYPE, 'Medium does not allow this'],
		[
			'a refusal in numbers',
			418,
			{ errors: [{ message: 1, code: 'x' }] },
			JSON_TYPE,
			'Medium rejected the request',
		],
		[
			'a code nobody has seen',
			422,
			{ errors: [{ message: 'Teapot', code: 4711 }] },
			JSON_TYPE,
			'Medium rejected the request',
		],
		['no words at all', 400, '', JSON_TYPE, 'Medium’s response was empty'],
		['only white space', 200, ' \n ', JSON_TYPE, 'Medium’s response was empty'],
		['nothing, and says so', 204, '', {}, 'Medium’s response was empty'],
		['half a word of JSON', 500, '{"da', JSON_TYPE, 'Medium could not handle the request'],
		['a page', 200, '<!doctype html><h1>Hi</h1>', { 'Content-Type': 'text/html' }, PAGE],
		['a page that says it is JSON', 200, ' \n<html></html>', JSON_TYPE, PAGE],
		[
			'a page with a refusal’s status',
			403,
			'<html>No</html>',
			{ 'Content-Type': 'text/html' },
			PAGE,
		],
		['plain text', 200, 'OK', { 'Content-Type': 'text/plain' }, NOT_UNDERSTOOD],
		['JSON with a comma too many', 200, '{"data":{"id":"1",}}', JSON_TYPE, NOT_UNDERSTOOD],
		[
			'broken UTF-8',
			200,
			Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
			JSON_TYPE,
			'Medium’s response is not readable text',
		],
		[
			'UTF-16',
			200,
			Buffer.from('\uFEFF{"data":{}}', 'utf16le'),
			JSON_TYPE,
			'Medium’s response is not readable text',
		],
		['100,000 open brackets', 200, '['.repeat(100_000), JSON_TYPE, BROKEN_OFF],
		[
			'a body without end',
			200,
			() => Readable.from(endless(Buffer.alloc(1024 * 1024, 32))),
			JSON_TYPE,
			TOO_LARGE,
		],
		['10 MB and a bit', 200, `"${'x'.repeat(10 * 1024 * 1024)}"`, JSON_TYPE, TOO_LARGE],
		['a bomb of 100 MB', 200, bomb(), { ...JSON_TYPE, 'Content-Encoding': 'gzip' }, TOO_LARGE],
		['a body that breaks off', 200, () => Readable.from(broken()), JSON_TYPE, BROKEN_OFF],
		[
			'the way to another place',
			302,
			'',
			{ Location: 'https://evil.example/v1/me' },
			'Medium’s API redirected this request, and the node did not follow',
		],
		[
			'that nothing has changed',
			304,
			'',
			{},
			'Medium’s API redirected this request, and the node did not follow',
		],
	])('%s', async (_what, status, body, headers, message) => {
		// Broken-off answers are asked for again; the last answer is what counts.
		medium()
			.get('/me')
			.times(message === BROKEN_OFF ? 4 : 1)
			.reply(status, body, headers);

		const { error, items } = await runMedium({ parameters: GET_ME });

		expect(error).toMatchObject({ message, httpCode: String(status), context: { itemIndex: 0 } });
		expect(error?.description ?? '').not.toBe('');
		expect(items('Node')).toEqual([]);
	});

	it.each<[string, Body, Record<string, string>]>([
		['a byte order mark', `\uFEFF${JSON.stringify({ data: ME })}`, JSON_TYPE],
		['another content type', JSON.stringify({ data: ME }), { 'Content-Type': 'text/html' }],
		['no content type', JSON.stringify({ data: ME }), {}],
		['more than was documented', { data: { ...ME, more: { deep: [1] } }, next: null }, JSON_TYPE],
		['compression', gzipSync(JSON.stringify({ data: ME })), { 'Content-Encoding': 'gzip' }],
	])('are taken all the same with %s', async (_what, body, headers) => {
		medium().get('/me').reply(200, body, headers);
		const { items } = await runMedium({ parameters: GET_ME });
		expect(items('Node')[0]?.json).toMatchObject(ME);
	});

	it('cannot change what objects are', async () => {
		const body = `{"data":{"id":"1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}`;
		medium().get('/me').reply(200, body, JSON_TYPE);
		const { finished } = await runMedium({ parameters: GET_ME });
		expect(finished).toBe(true);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it('is not waited for longer than was said, even while bytes trickle', async () => {
		async function* trickle(): AsyncGenerator<Buffer> {
			for (;;) {
				yield Buffer.from(' ');
				await new Promise((resolve) => setTimeout(resolve, 50).unref());
			}
		}
		medium()
			.get('/me')
			.reply(200, () => Readable.from(trickle()), JSON_TYPE);
		const { error } = await runMedium({
			parameters: { ...GET_ME, options: { requestTimeout: 0.2 } },
		});
		expect(error).toMatchObject({ message: 'Medium did not answer in time' });
	});
});

describe('lists and creates that are not as documented', () => {
	goOffline();

	it.each<[string, Body]>([
		['null', { data: null }],
		['an object', { data: { id: '1' } }],
		['null among them', { data: [{ id: '1' }, null] }],
		['one without an id', { data: [{ id: '1' }, { name: 'x' }] }],
	])('publications: %s', async (_what, body) => {
		medium().get('/me').reply(200, { data: ME });
		medium().get(`/users/${USER_ID}/publications`).reply(200, body);
		const { error } = await runMedium({
			parameters: { resource: 'publication', operation: 'getAll' },
		});
		expect(error).toMatchObject({ message: LACKS });
	});

	it.each<[string, number, Body, string]>([
		['an empty answer', 201, '', 'Medium’s response was empty'],
		['half an answer', 201, '{"data":{"id":"f1"', BROKEN_OFF],
		['a page', 200, '<html></html>', PAGE],
		['a post without an id', 201, { data: { title: 'A title' } }, LACKS],
	])(
		'a create answered with %s is not sent again, and may exist',
		async (_what, status, body, message) => {
			medium().get('/me').reply(200, { data: ME });
			medium().post(`/users/${USER_ID}/posts`).reply(status, body, JSON_TYPE);

			const { error } = await runMedium({ parameters: POST_PARAMETERS });

			expect(error).toMatchObject({ message, httpCode: String(status) });
			expect(error?.description).toContain('may have been created');
		},
	);
});
