import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { readUrl } from '../helpers/url';
import type { Parameters } from './parameters';
import { toText } from './text';

/** The declaration of a field that takes one of several values. */
export interface OptionField<Value extends string> extends INodeProperties {
	type: 'options';
	options: Array<INodePropertyOptions & { value: Value }>;
	default: NoInfer<Value>;
}

/** The declaration of a field that takes any number of several values. */
export interface MultiOptionField<Value extends string> extends INodeProperties {
	type: 'multiOptions';
	options: Array<INodePropertyOptions & { value: Value }>;
	default: Array<NoInfer<Value>>;
}

/** Declares a field whose reader gives exactly the values of its options. */
export function optionField<Value extends string>(field: OptionField<Value>): OptionField<Value> {
	return field;
}

/** As `optionField`, for a field that takes several of them. */
export function multiOptionField<Value extends string>(
	field: MultiOptionField<Value>,
): MultiOptionField<Value> {
	return field;
}

/**
 * Reads a field that takes one of several values.
 *
 * @throws NodeOperationError when an expression gives anything else; so do all readers here
 */
export function readOption<Value extends string>(
	parameters: Parameters,
	field: OptionField<Value>,
): Value {
	return oneOf(parameters, field, parameters.get(field.name, field.default));
}

/** Reads a field that takes several values: a list, or from an expression a text with commas. */
export function readOptions<Value extends string>(
	parameters: Parameters,
	field: MultiOptionField<Value>,
): Value[] {
	return readTexts(parameters, field).map((value) => oneOf(parameters, field, value));
}

function oneOf<Value extends string>(
	parameters: Parameters,
	{ displayName, options }: OptionField<Value> | MultiOptionField<Value>,
	given: unknown,
): Value {
	const option = options.find(({ value }) => value === given);
	if (option) return option.value;
	throw parameters.refuse(
		`${displayName} has a value that is none of its options`,
		`Use one of: ${options.map(({ value }) => value).join(', ')}.${quote(given, 40)}`,
	);
}

/** Reads a text. */
export function readText(parameters: Parameters, field: INodeProperties): string {
	const text = toText(parameters.get(field.name, field.default));
	if (text === undefined) throw notText(parameters, field);
	return text;
}

/** Reads a text with commas between its parts, or a list from an expression. */
export function readTexts(parameters: Parameters, field: INodeProperties): string[] {
	const given = parameters.get(field.name, field.default);
	const parts: unknown[] = Array.isArray(given) ? given : (toText(given)?.split(',') ?? [given]);
	return parts.flatMap((part) => {
		const text = toText(part);
		if (text === undefined) throw notText(parameters, field);
		return text.trim() || [];
	});
}

/**
 * Reads a switch. n8n does not check what an expression gives for one, and a guess could publish
 * a story in the wrong place or tell people who were not to be told.
 */
export function readSwitch(parameters: Parameters, field: INodeProperties): boolean {
	const given = toText(parameters.get(field.name, field.default));
	const text = given?.trim().toLowerCase();
	if (text === '') return field.default === true;
	if (text === 'true' || text === 'false') return text === 'true';
	throw parameters.refuse(
		`${field.displayName} is neither true nor false`,
		`The expression in ${field.displayName} gives ${text === undefined ? 'a list or an object' : `“${text.slice(0, 40)}”`}. It has to give true or false.`,
	);
}

/** Reads a whole number between the field's bounds. */
export function readWholeNumber(parameters: Parameters, field: INodeProperties): number {
	const { minValue = -Infinity, maxValue = Infinity } = field.typeOptions ?? {};
	const given = parameters.get(field.name, field.default);
	const number = typeof given === 'string' ? Number(given.trim() || NaN) : given;
	if (Number.isSafeInteger(number)) {
		const whole = number as number;
		if (whole >= minValue && whole <= maxValue) return whole;
	}
	const bounds =
		maxValue === Infinity ? `of at least ${minValue}` : `from ${minValue} to ${maxValue}`;
	throw parameters.refuse(
		`${field.displayName} is not a whole number ${bounds}`,
		`Enter a number such as ${toText(field.default)}.${quote(given, 40)}`,
	);
}

/** Reads a web address; empty only where the field need not be filled in. */
export function readWebAddress(parameters: Parameters, field: INodeProperties): string {
	const given = parameters.get(field.name, field.default);
	const text = toText(given)?.trim();
	if (text === '' && field.required !== true) return text;
	if (text !== undefined && /^https?:\/\//i.test(text) && readUrl(text)) return text;
	throw parameters.refuse(
		`${field.displayName} is not a web address`,
		`It has to start with https:// or http://, such as ${field.placeholder?.replace(/^e\.g\. /, '')}.${quote(given, 80)}`,
	);
}

/** Reads a field of a collection where it was added and filled in. */
export function readIfGiven<Field extends INodeProperties, Value>(
	parameters: Parameters,
	field: Field,
	read: (parameters: Parameters, field: Field) => Value,
): Value | undefined {
	const isBlank = toText(parameters.get(field.name))?.trim() === '';
	return isBlank ? undefined : read(parameters, field);
}

function notText(parameters: Parameters, { displayName }: INodeProperties): Error {
	return parameters.refuse(
		`${displayName} is not a text`,
		`The expression in ${displayName} gives a list or an object. Choose the property that holds the text.`,
	);
}

/** What the field reads now, as a sentence to add; nothing for what is no text. */
function quote(value: unknown, maxCharacters: number): string {
	const text = toText(value);
	return text === undefined ? '' : ` It reads “${text.slice(0, maxCharacters)}”.`;
}
