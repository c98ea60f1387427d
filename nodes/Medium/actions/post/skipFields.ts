import type { DeduplicationScope, INodeProperties } from 'n8n-workflow';
import { optionField } from '../../parameters/fields';

const WHEN_ON = { show: { skipIfPublished: [true] } };

export const skipIfPublishedField: INodeProperties = {
	displayName: 'Skip If Already Published',
	name: 'skipIfPublished',
	type: 'boolean',
	default: false,
	description:
		'Whether to leave out stories that this workflow has sent before, in this execution or an earlier one. Within an execution, a retry never sends a story twice, whatever is set here.',
};

export const recognizeByField = optionField({
	displayName: 'Recognize Stories By',
	name: 'recognizeBy',
	type: 'options',
	displayOptions: WHEN_ON,
	options: [
		{
			name: 'Canonical URL',
			value: 'canonicalUrl',
			description: 'A story is the same if it has the same Canonical URL, written in any way',
		},
		{
			name: 'Key',
			value: 'expression',
			description: 'A story is the same if it has the same key, such as a file name or an ID',
		},
		{
			name: 'Title and Content',
			value: 'titleAndContent',
			description: 'A story is the same if nothing in it was changed',
		},
	],
	default: 'titleAndContent',
	description: 'What makes two stories the same',
});

export const storyKeyField: INodeProperties = {
	displayName: 'Key',
	name: 'storyKey',
	type: 'string',
	displayOptions: { show: { ...WHEN_ON.show, recognizeBy: ['expression'] } },
	default: '',
	required: true,
	placeholder: 'e.g. {{ $binary.data.fileName }}',
	description: 'What identifies the story: a file name, an ID, an address',
};

export const unknownOutcomeField = optionField({
	displayName: 'If the Outcome Is Unknown',
	name: 'unknownOutcome',
	type: 'options',
	options: [
		{
			name: 'Skip',
			value: 'skip',
			description: 'Return the item as skipped, so that you can look on Medium',
		},
		{
			name: 'Send Again',
			value: 'sendAgain',
			description:
				'After you checked that Medium does not have them, or if a duplicate does no harm',
		},
	],
	default: 'skip',
	description: 'What to do with stories that an earlier execution sent without a clear response',
});

export const keysToRememberField: INodeProperties = {
	displayName: 'Keys to Remember',
	name: 'keysToRemember',
	type: 'number',
	typeOptions: { minValue: 1 },
	// Years of ten a day.
	default: 10_000,
	description:
		'How many stories to remember at least. The oldest are forgotten first, so choose more than the workflow can ever offer again.',
};

export const scopeField = optionField<DeduplicationScope>({
	displayName: 'Remember In',
	name: 'scope',
	type: 'options',
	options: [
		{
			name: 'This Node',
			value: 'node',
			description: 'Other Medium nodes of the workflow may publish the story too',
		},
		{
			name: 'Whole Workflow',
			value: 'workflow',
			description: 'No Medium node of the workflow publishes it a second time',
		},
	],
	default: 'node',
	description: 'Whose stories are remembered',
});

export const skippedItemsField = optionField({
	displayName: 'Skipped Items',
	name: 'skippedItems',
	type: 'options',
	options: [
		{
			name: 'Do Not Return',
			value: 'leaveOut',
			description: 'Return only stories whose outcome is unknown',
		},
		{
			name: 'Return',
			value: 'output',
			description: 'Return them as {skipped: true, reason, key}',
		},
	],
	default: 'output',
	description: 'What to do with items whose stories were published before',
});

export const skipOptionsField: INodeProperties = {
	displayName: 'Skip Options',
	name: 'skipOptions',
	type: 'collection',
	displayOptions: WHEN_ON,
	placeholder: 'Add option',
	default: {},
	options: [unknownOutcomeField, keysToRememberField, scopeField, skippedItemsField],
};

/** The fields that keep a story from being published by one execution after another. */
export const skipIfPublishedFields: INodeProperties[] = [
	skipIfPublishedField,
	recognizeByField,
	storyKeyField,
	skipOptionsField,
];
