import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { validateFieldType } from 'n8n-workflow';

import { readPublishedAt } from '../../../../../nodes/Medium/actions/post/publishedAt';
import { forAll } from '../../../../support/seed';

const NOW = Date.parse('2025-06-01T12:00:00Z');

const read = (input: unknown, zone = 'Europe/Berlin'): ReturnType<typeof readPublishedAt> =>
	readPublishedAt(input, zone, NOW);

describe('readPublishedAt', () => {
	it.each([undefined, null, '', '  '])('takes %j for no date', (input) => {
		expect(read(input)).toEqual({});
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
		expect(read(input, zone)).toEqual({ value });
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
		expect(read(input, 'Asia/Tokyo')).toEqual({ value });
		expect(read(input, 'America/New_York')).toEqual({ value });
	});

	it('reads the date objects of expressions', () => {
		const date = DateTime.fromISO('2024-05-31T09:00:00', { zone: 'Asia/Tokyo' });
		// As {{ $now }} has them: of n8n's own copy of the library.
		const own = validateFieldType('date', date.toISO(), 'dateTime');
		const value = '2024-05-31T00:00:00.000Z';

		expect(read(date)).toEqual({ value });
		expect(own.valid && read(own.newValue)).toEqual({ value });
		expect(read(date.toJSDate())).toEqual({ value });
	});

	it.each([
		'2025-06-01T12:00:00.001Z',
		'2025-06-01T14:00:01',
		'2025-06-02',
		'2099-01-01',
		DateTime.fromMillis(NOW).plus({ minutes: 1 }),
	])('refuses %s, which lies in the future', (input) => {
		const { problem } = read(input);
		expect(problem).toMatchObject({
			field: 'Published At',
			message: 'Published At lies in the future',
			description: expect.stringContaining('past dates only') as string,
		});
	});

	it('takes this very moment', () => {
		expect(read('2025-06-01T12:00:00Z')).toEqual({ value: '2025-06-01T12:00:00.000Z' });
		expect(read('2025-06-01T14:00:00')).toEqual({ value: '2025-06-01T12:00:00.000Z' });
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
		expect(read(input).problem).toMatchObject({
			field: 'Published At',
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
					expect(read(value)).toEqual({ value });
					expect(read(date)).toEqual({ value });
				},
			),
		);
	});

	it('never throws, whatever an expression gives', () => {
		forAll(
			fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' })), (input) => {
				const { problem, value } = read(input);
				if (value !== undefined) expect(Date.parse(value)).toBeLessThanOrEqual(NOW);
				else if (problem) expect(problem.description.length).toBeLessThan(300);
			}),
			1000,
		);
	});
});
