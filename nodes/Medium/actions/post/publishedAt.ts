import type { FieldReading } from '../../parameters/inputProblem';
import { readDate } from '../../parameters/readDate';

const FIELD = 'Published At';

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
	const { problem, value } = readDate(FIELD, input, timezone);
	if (problem) return { problem };
	if (value === undefined) return {};
	if (value > now) {
		return {
			problem: {
				field: FIELD,
				message: `${FIELD} lies in the future`,
				description:
					'Medium takes past dates only and cannot schedule. To publish later, start the workflow later, for example with a Wait node.',
			},
		};
	}
	return { value: new Date(value).toISOString() };
}
