import type { INodeProperties } from 'n8n-workflow';
import { requestTimeout } from './options';

/** What starts the workflow. */
export const triggerOnField: INodeProperties = {
	displayName: 'Trigger On',
	name: 'triggerOn',
	type: 'options',
	options: [
		{ name: 'New Story', value: 'published', description: 'Each story once' },
		{
			name: 'New or Edited Story',
			value: 'publishedOrEdited',
			description: 'Each story once, and again for each edit that is seen',
		},
	],
	default: 'published',
};

export const triggerOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		requestTimeout,
		{
			displayName: 'Send the Latest at First',
			name: 'sendLatest',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10 },
			default: 0,
			description:
				'How many of the stories that are already there to send when the workflow is activated for the first time',
		},
	],
};
