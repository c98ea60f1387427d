import type { DateTime } from 'luxon';
import { validateFieldType } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';
import type { FieldReading } from './inputProblem';
import { readText } from './text';

const NAMES_A_ZONE = /(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads a date: a text, or the date object of an expression.
 *
 * @param field the field's label
 * @param timezone for a date that names no zone: the workflow's
 * @returns milliseconds since 1970
 */
export function readDate(field: string, input: unknown, timezone: string): FieldReading<number> {
	const text = writtenOut(input).trim();
	if (text === '') return {};
	const parsed = validateFieldType(field, text, 'dateTime');
	const asWritten: unknown = parsed.valid ? parsed.newValue : undefined;
	if (!isDateTime(asWritten) || isRolledOver(text, asWritten)) {
		return {
			problem: {
				field,
				message: `${field} is not a date`,
				description: `Write it like 2024-05-31T09:00:00 (ISO 8601). It reads “${text.slice(0, 40)}”.`,
			},
		};
	}
	const date = NAMES_A_ZONE.test(text)
		? asWritten
		: asWritten.setZone(timezone, { keepLocalTime: true });
	return { value: date.toMillis() };
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
