import { Readable } from 'node:stream';
import fc from 'fast-check';

import {
	isByteStream,
	readBody,
	readRetryAfter,
} from '../../../../nodes/Medium/transport/response';

const NOW = Date.UTC(2024, 0, 1, 12);

async function* chunksOf(...texts: string[]): AsyncGenerator<Uint8Array> {
	for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

describe('readBody', () => {
	it('puts chunks together', async () => {
		expect(await readBody(chunksOf('ab', '', 'c'))).toEqual(Buffer.from('abc'));
		expect(await readBody(Readable.from([Buffer.from('ab'), Buffer.from('c')]))).toEqual(
			Buffer.from('abc'),
		);
	});

	it.each([
		['text', '{"a":1}', '{"a":1}'],
		['bytes', Buffer.from('x'), 'x'],
		['nothing', undefined, ''],
		['null', null, ''],
		['what a helper parsed already', { data: [1] }, '{"data":[1]}'],
		['a list', [1], '[1]'],
		['a number', 5, '5'],
	])('takes %s as it is', async (_what, body, text) => {
		expect(Buffer.from((await readBody(body)) as Uint8Array).toString()).toBe(text);
	});

	it('takes exactly as much as is allowed', async () => {
		expect(await readBody(chunksOf('12345', '67890'), 10)).toHaveLength(10);
		expect(await readBody(chunksOf('12345', '67890', '1'), 10)).toBe('tooLarge');
	});

	it('stops reading early and lets go of the stream', async () => {
		let made = 0;
		const endless = new Readable({
			read() {
				made += 1;
				this.push(Buffer.alloc(1024));
			},
		});

		expect(await readBody(endless, 10 * 1024)).toBe('tooLarge');
		expect(endless.destroyed).toBe(true);
		expect(made).toBeLessThan(200);
	});

	it('names what broke off', async () => {
		async function* broken(): AsyncGenerator<Uint8Array> {
			yield await Promise.resolve(Buffer.from('{"da'));
			throw new Error('aborted');
		}
		expect(await readBody(broken())).toBe('cut');
	});
});

describe('isByteStream', () => {
	it.each([
		[Readable.from([]), true],
		[chunksOf(), true],
		[[], false],
		['text', false],
		[null, false],
		[{}, false],
		[new Map(), false],
	])('%#: %p', (value, expected) => {
		expect(isByteStream(value)).toBe(expected);
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
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.double(), fc.integer().map(String)), (value) => {
				const ms = readRetryAfter({ 'retry-after': value }, NOW) ?? 0;
				expect(ms).toBeGreaterThanOrEqual(0);
				expect(ms).toBeLessThanOrEqual(86_400_000);
			}),
		);
	});
});
