import type { FieldReading } from './inputProblem';
import { readText } from './text';

/**
 * Reads a switch. n8n does not check what an expression gives for one, and a guess could publish
 * a story in the wrong place or tell people who were not to be told.
 *
 * @param field the switch's label
 */
export function readSwitch(field: string, value: unknown): FieldReading<boolean> {
	const text = readText(value)?.trim().toLowerCase();
	if (text === '') return {};
	if (text === 'true' || text === 'false') return { value: text === 'true' };
	return {
		problem: {
			field,
			message: `${field} is neither true nor false`,
			description: `The expression in ${field} gives ${text === undefined ? 'a list or an object' : `“${text.slice(0, 40)}”`}. It has to give true or false.`,
		},
	};
}
