import type { DeduplicationScope } from 'n8n-workflow';
import { readOption, readSwitch, readText, readWholeNumber } from '../../parameters/fields';
import { type Parameters, parametersIn } from '../../parameters/parameters';
import { keyOfText, keyOfUrl } from '../../publishing/storyKey';
import {
	keysToRememberField,
	recognizeByField,
	scopeField,
	skipIfPublishedField,
	skipOptionsField,
	skippedItemsField,
	storyKeyField,
	unknownOutcomeField,
} from './skipFields';

/** What a story can be recognized by: checked already, and as the user wrote it. */
export interface RecognizableStory {
	title: string;
	content: string;
	canonicalUrl?: string;
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

/**
 * Reads the fields around Skip If Already Published; undefined when it is off.
 *
 * @throws NodeOperationError that names the field where something is not right
 */
export function readSkipSettings(
	parameters: Parameters,
	story: RecognizableStory,
): SkipSettings | undefined {
	if (!readSwitch(parameters, skipIfPublishedField)) return undefined;
	const options = parametersIn(skipOptionsField, parameters);
	return {
		key: readKey(parameters, story),
		keysToRemember: readWholeNumber(options, keysToRememberField),
		scope: readOption(options, scopeField),
		whenUnknown: readOption(options, unknownOutcomeField),
		skippedItems: readOption(options, skippedItemsField),
	};
}

function readKey(
	parameters: Parameters,
	{ title, content, canonicalUrl }: RecognizableStory,
): string {
	switch (readOption(parameters, recognizeByField)) {
		case 'canonicalUrl':
			if (canonicalUrl !== undefined) return keyOfUrl(canonicalUrl);
			throw parameters.refuse(
				'Canonical URL is empty, but stories are to be recognized by it',
				'Fill in Additional Fields → Canonical URL, or set Recognize Stories By to something else.',
			);
		case 'expression':
			return readOwnKey(parameters);
		case 'titleAndContent':
			return keyOfText(title, content);
	}
}

function readOwnKey(parameters: Parameters): string {
	const key = readText(parameters, storyKeyField).trim();
	if (key === '') {
		throw parameters.refuse(
			'Key is empty, but stories are to be recognized by it',
			'Check the expression in Key, or set Recognize Stories By to something else.',
		);
	}
	if (key.length > MAX_KEY_CHARACTERS) {
		throw parameters.refuse(
			`Key has ${key.length} characters; ${MAX_KEY_CHARACTERS} are enough`,
			'Use something short, such as a file name or an ID. To go by the whole text, set Recognize Stories By to Title and Content.',
		);
	}
	return key;
}
