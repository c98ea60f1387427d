import { DateTime } from 'luxon';
import { readText } from '../text';
import type { FieldReading } from './buildPost';

/**
 * Reads the date a story is backdated to. Medium takes past dates only.
 *
 * @param timezone for a date that names no zone: the workflow's
 * @param now in milliseconds
 * @returns ISO 8601 in UTC
 */
export function readPublishedAt(
	input: unknown,
	timezone: string,
	now: number,
): FieldReading<string> {
	// Expressions such as {{ $now }} give a date object that writes itself out as ISO 8601.
	const text = input instanceof Date ? input.toISOString() : (readText(input) ?? writtenOut(input));
	if (text.trim() === '') return {};
	const date = DateTime.fromISO(text.trim().replace(' ', 'T'), { zone: timezone });
	if (!date.isValid) {
		return refuse(
			'Published At is not a date',
			`Write it like 2024-05-31T09:00:00 (ISO 8601). It reads “${text.slice(0, 40)}”.`,
		);
	}
	if (date.toMillis() > now) {
		return refuse(
			'Published At lies in the future',
			'Medium takes past dates only and cannot schedule. To publish later, start the workflow later, for example with a Wait node.',
		);
	}
	return { value: date.toUTC().toISO() };
}

function refuse(message: string, description: string): FieldReading<string> {
	return { problem: { field: 'Published At', message, description } };
}

function writtenOut(input: unknown): string {
	return DateTime.isDateTime(input) || hasToIso(input) ? String(input.toISO()) : 'an object';
}

/** A date object of another copy of luxon: n8n's. */
function hasToIso(input: unknown): input is { toISO(): string | null } {
	return (
		typeof input === 'object' &&
		input !== null &&
		'toISO' in input &&
		typeof input.toISO === 'function'
	);
}
