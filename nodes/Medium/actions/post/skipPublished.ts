import type { DeduplicationScope } from 'n8n-workflow';
import { DEFAULT_KEYS_TO_REMEMBER } from '../../descriptions/skipIfPublished';
import { isRecord } from '../../helpers/isRecord';
import { keyOfText, keyOfUrl } from '../../publishing/storyKey';
import type { FieldReading } from '../../parameters/inputProblem';
import { notText, oneOf } from '../../parameters/readField';
import { readText } from '../../parameters/text';
import { readSwitch } from '../../parameters/readSwitch';

/** What the parameters gave, whatever it is. */
export interface SkipInput {
	skipIfPublished: unknown;
	recognizeBy: unknown;
	storyKey: unknown;
	/** keysToRemember, scope, skippedItems, unknownOutcome. */
	skipOptions: unknown;
	/** The story: checked already, and as the user wrote it. */
	title: string;
	content: string;
	canonicalUrl: string | undefined;
}

/** How to tell whether a story was published before, and what to do then. */
export interface SkipSettings {
	key: string;
	scope: DeduplicationScope;
	keysToRemember: number;
	whenUnknown: 'skip' | 'sendAgain';
	skippedItems: 'output' | 'leaveOut';
}

const MAX_KEY_CHARACTERS = 2_000;

/** Reads the fields around Skip If Already Published; no value when it is off. */
export function readSkipSettings(input: SkipInput): FieldReading<SkipSettings> {
	const isOn = readSwitch('Skip If Already Published', input.skipIfPublished);
	if (isOn.problem) return { problem: isOn.problem };
	if (isOn.value !== true) return {};

	const options = isRecord(input.skipOptions) ? input.skipOptions : {};
	const key = readKey(input);
	const keysToRemember = readCount(options.keysToRemember ?? DEFAULT_KEYS_TO_REMEMBER);
	const scope = oneOf('Remember In', ['node', 'workflow'], options.scope ?? 'node');
	const whenUnknown = oneOf(
		'If the Outcome Is Unknown',
		['skip', 'sendAgain'],
		options.unknownOutcome ?? 'skip',
	);
	const skippedItems = oneOf(
		'Skipped Items',
		['output', 'leaveOut'],
		options.skippedItems ?? 'output',
	);
	const problem = [key, keysToRemember, scope, whenUnknown, skippedItems].find(
		(reading) => reading.problem,
	)?.problem;
	if (problem) return { problem };
	return {
		value: {
			key: key.value ?? '',
			keysToRemember: keysToRemember.value ?? DEFAULT_KEYS_TO_REMEMBER,
			scope: scope.value ?? 'node',
			whenUnknown: whenUnknown.value ?? 'skip',
			skippedItems: skippedItems.value ?? 'output',
		},
	};
}

function readKey({
	recognizeBy,
	storyKey,
	title,
	content,
	canonicalUrl,
}: SkipInput): FieldReading<string> {
	const by = oneOf(
		'Recognize Stories By',
		['canonicalUrl', 'expression', 'titleAndContent'],
		recognizeBy,
	);
	switch (by.value) {
		case 'canonicalUrl':
			return canonicalUrl === undefined ? noCanonicalUrl() : { value: keyOfUrl(canonicalUrl) };
		case 'expression':
			return readOwnKey(storyKey);
		case 'titleAndContent':
			return { value: keyOfText(title, content) };
		default:
			return { problem: by.problem };
	}
}

function noCanonicalUrl(): FieldReading<string> {
	return {
		problem: {
			field: 'Canonical URL',
			message: 'Canonical URL is empty, but stories are to be recognized by it',
			description:
				'Fill in Additional Fields → Canonical URL, or set Recognize Stories By to something else.',
		},
	};
}

function readOwnKey(value: unknown): FieldReading<string> {
	const text = readText(value)?.trim();
	if (text === undefined) return { problem: notText('Key') };
	if (text === '') {
		return {
			problem: {
				field: 'Key',
				message: 'Key is empty, but stories are to be recognized by it',
				description: 'Check the expression in Key, or set Recognize Stories By to something else.',
			},
		};
	}
	if (text.length > MAX_KEY_CHARACTERS) {
		return {
			problem: {
				field: 'Key',
				message: `Key has ${text.length} characters; ${MAX_KEY_CHARACTERS} are enough`,
				description:
					'Use something short, such as a file name or an ID. To go by the whole text, set Recognize Stories By to Title and Content.',
			},
		};
	}
	return { value: text };
}

function readCount(value: unknown): FieldReading<number> {
	const count = typeof value === 'string' ? Number(value.trim() || NaN) : value;
	if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 1) {
		return { value: count };
	}
	return {
		problem: {
			field: 'Keys to Remember',
			message: 'Keys to Remember is not a whole number of at least 1',
			description: 'Fill in how many stories to remember, such as 10000.',
		},
	};
}
