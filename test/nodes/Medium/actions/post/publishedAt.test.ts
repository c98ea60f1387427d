import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { type NodeOperationError, validateFieldType } from 'n8n-workflow';

import { readPublishedAt } from '../../../../../nodes/Medium/actions/post/publishedAt';
import { parametersOf, refusalOf } from '../../../../support/parameters';
import { forAll } from '../../../../support/seed';

const NOW = Date.parse('2025-06-01T12:00:00Z');

const read = (publishedAt: unknown, zone = 'Europe/Berlin'): string | undefined =>
	readPublishedAt(parametersOf({ publishedAt }, zone), NOW);

describe('readPublishedAt', () => {
	it.each([undefined, null, '', '  '])('takes %j for no date', (input) => {
		expect(read(input)).toBeUndefined();
	});

	it.each([
		['2024-05-31T09:00:00', 'America/New_York', '2024-05-31T13:00:00.000Z'],
		['2024-05-31T09:00:00', 'Asia/Kolkata', '2024-05-31T03:30:00.000Z'],
		['2024-05-31T09:00:00', 'UTC', '2024-05-31T09:00:00.000Z'],
		['2024-05-31T00:30', 'Pacific/Kiritimati', '2024-05-30T10:30:00.000Z'],
		['2024-05-31', 'America/New_York', '2024-05-31T04:00:00.000Z'],
		['2024-01-31 23:59:59', 'America/New_York', '2024-02-01T04:59:59.000Z'],
		// There is no half past two on this day: the clock goes on by an hour.
		['2024-03-31T02:30:00', 'Europe/Berlin', '2024-03-31T01:30:00.000Z'],
	])('reads %s in the workflow’s zone, %s', (input, zone, value) => {
		expect(read(input, zone)).toBe(value);
	});

	it.each([
		['2024-05-31T09:00:00Z', '2024-05-31T09:00:00.000Z'],
		['2024-05-31T09:00:00z', '2024-05-31T09:00:00.000Z'],
		['2024-05-31T09:00:00.123Z', '2024-05-31T09:00:00.123Z'],
		['2024-05-31T09:00:00+05:30', '2024-05-31T03:30:00.000Z'],
		['2024-05-31T09:00:00-0400', '2024-05-31T13:00:00.000Z'],
		['2024-05-31T23:30:00-04:00', '2024-06-01T03:30:00.000Z'],
		['2024-05-31T00:30:00+14:00', '2024-05-30T10:30:00.000Z'],
		['Fri, 31 May 2024 09:00:00 GMT', '2024-05-31T09:00:00.000Z'],
		[' 2024-05-31T09:00:00Z ', '2024-05-31T09:00:00.000Z'],
	])('keeps to the zone that %s names', (input, value) => {
		expect(read(input, 'Asia/Tokyo')).toBe(value);
		expect(read(input, 'America/New_York')).toBe(value);
	});

	it('reads the date objects of expressions', () => {
		const date = DateTime.fromISO('2024-05-31T09:00:00', { zone: 'Asia/Tokyo' });
		// As {{ $now }} has them: of n8n's own copy of the library.
		const own = validateFieldType('date', date.toISO(), 'dateTime');
		const value = '2024-05-31T00:00:00.000Z';

		expect(read(date)).toBe(value);
		expect(own.valid && read(own.newValue)).toBe(value);
		expect(read(date.toJSDate())).toBe(value);
	});

	it.each([
		'2025-06-01T12:00:00.001Z',
		'2025-06-01T14:00:01',
		'2025-06-02',
		'2099-01-01',
		DateTime.fromMillis(NOW).plus({ minutes: 1 }),
	])('refuses %s, which lies in the future', (input) => {
		expect(refusalOf(() => read(input))).toMatchObject({
			message: 'Published At lies in the future',
			description: expect.stringContaining('past dates only') as string,
		});
	});

	it('takes this very moment', () => {
		expect(read('2025-06-01T12:00:00Z')).toBe('2025-06-01T12:00:00.000Z');
		expect(read('2025-06-01T14:00:00')).toBe('2025-06-01T12:00:00.000Z');
	});

	it.each([
		'soon',
		'2024-13-01',
		'2024-02-30',
		'2023-02-29T10:00:00Z',
		'2024-05-31T25:00:00',
		'31st of May',
		'<b>2024</b>',
		true,
		// Seconds or milliseconds? A story must not end up in 1970 by a guess.
		1_717_146_000,
		1_717_146_000_000,
		'1717146000',
		{ year: 2024 },
		['2024-05-31'],
		new Date(Number.NaN),
		DateTime.fromISO('nonsense'),
	])('refuses %p, which is no date', (input) => {
		expect(refusalOf(() => read(input))).toMatchObject({
			message: 'Published At is not a date',
			description: expect.stringContaining('2024-05-31T09:00:00') as string,
		});
	});

	it('gives back every past moment, to the millisecond', () => {
		forAll(
			fc.property(
				fc.date({ min: new Date('1970-01-02'), max: new Date(NOW), noInvalidDate: true }),
				(date) => {
					const value = date.toISOString();
					expect(read(value)).toBe(value);
					expect(read(date)).toBe(value);
				},
			),
		);
	});

	it('gives a past date or a reason, whatever an expression gives', () => {
		forAll(
			fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' })), (input) => {
				let value: string | undefined;
				try {
					value = read(input);
				} catch (error) {
					expect((error as Error).message).toMatch(/^Published At (is not a date|lies in)/);
					expect((error as NodeOperationError).description?.length).toBeLessThan(400);
					return;
				}
				if (value !== undefined) expect(Date.parse(value)).toBeLessThanOrEqual(NOW);
			}),
			1000,
		);
	});
});
