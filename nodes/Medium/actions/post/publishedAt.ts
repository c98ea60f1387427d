import type { DateTime } from 'luxon';
import { validateFieldType } from 'n8n-workflow';
import { isRecord } from '../../isRecord';
import type { FieldReading } from '../inputProblem';
import { readText } from '../text';

const NAMES_A_ZONE = /(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;

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
	const text = writtenOut(input).trim();
	if (text === '') return {};
	const parsed = validateFieldType('publishedAt', text, 'dateTime');
	const asWritten: unknown = parsed.valid ? parsed.newValue : undefined;
	if (!isDateTime(asWritten) || isRolledOver(text, asWritten)) {
		return refuse(
			'Published At is not a date',
			`Write it like 2024-05-31T09:00:00 (ISO 8601). It reads “${text.slice(0, 40)}”.`,
		);
	}
	const date = NAMES_A_ZONE.test(text)
		? asWritten
		: asWritten.setZone(timezone, { keepLocalTime: true });
	if (date.toMillis() > now) {
		return refuse(
			'Published At lies in the future',
			'Medium takes past dates only and cannot schedule. To publish later, start the workflow later, for example with a Wait node.',
		);
	}
	return { value: new Date(date.toMillis()).toISOString() };
}

function refuse(message: string, description: string): FieldReading<string> {
	return { problem: { field: 'Published At', message, description } };
}

/** Expressions such as {{ $now }} give a date object; it writes itself out as ISO 8601. */
function writtenOut(input: unknown): string {
	if (input instanceof Date) {
		return Number.isNaN(input.getTime()) ? String(input) : input.toISOString();
	}
	if (isDateTime(input)) return String(input.toISO());
	return readText(input) ?? 'an object';
}

/** 31 February would be read as a day in March. */
function isRolledOver(text: string, date: DateTime): boolean {
	const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
	return day !== undefined && date.toISODate() !== day;
}

/** A date object of n8n's own copy of luxon. */
function isDateTime(input: unknown): input is DateTime {
	return (
		isRecord(input) && typeof input.toISO === 'function' && typeof input.setZone === 'function'
	);
}
