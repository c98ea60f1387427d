import type { DateTime } from 'luxon';
import { type INodeProperties, validateFieldType } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';
import type { Parameters } from './parameters';
import { toText } from './text';

const NAMES_A_ZONE = /(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads a date: a text, or the date object of an expression.
 *
 * @returns milliseconds since 1970; undefined when the field is empty
 * @throws NodeOperationError when it is no date
 */
export function readDate(
	parameters: Parameters,
	{ displayName, name, default: fallback }: INodeProperties,
): number | undefined {
	const text = writtenOut(parameters.get(name, fallback)).trim();
	if (text === '') return undefined;
	const parsed = validateFieldType(displayName, text, 'dateTime');
	const asWritten: unknown = parsed.valid ? parsed.newValue : undefined;
	if (!isDateTime(asWritten) || isRolledOver(text, asWritten)) {
		throw parameters.refuse(
			`${displayName} is not a date`,
			`Write it like 2024-05-31T09:00:00 (ISO 8601). It reads “${text.slice(0, 40)}”.`,
		);
	}
	const date = NAMES_A_ZONE.test(text)
		? asWritten
		: asWritten.setZone(parameters.timezone, { keepLocalTime: true });
	return date.toMillis();
}

/** Expressions such as {{ $now }} give a date object; it writes itself out as ISO 8601. */
function writtenOut(input: unknown): string {
	if (input instanceof Date) {
		return Number.isNaN(input.getTime()) ? String(input) : input.toISOString();
	}
	if (isDateTime(input)) return String(input.toISO());
	return toText(input) ?? 'an object';
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
