import type { FieldReading, InputProblem } from './inputProblem';
import { readText } from './text';

/**
 * Reads a field that takes one of some values: expressions may give anything.
 *
 * @param field the field's label
 */
export function oneOf<T extends string>(
	field: string,
	allowed: readonly T[],
	value: unknown,
): FieldReading<T> {
	const found = allowed.find((candidate) => candidate === value);
	if (found !== undefined) return { value: found };
	const text = readText(value);
	return {
		problem: {
			field,
			message: `${field} has a value that is none of its options`,
			description: `Use one of: ${allowed.join(', ')}.${text === undefined ? '' : ` It reads “${text.slice(0, 40)}”.`}`,
		},
	};
}

/** For a field whose expression gives something that is no text. */
export function notText(field: string): InputProblem {
	return {
		field,
		message: `${field} is not a text`,
		description: `The expression in ${field} gives a list or an object. Choose the property that holds the text.`,
	};
}
