import type { INodeProperties } from 'n8n-workflow';
import { optionField } from '../parameters/fields';
import { type Parameters, parametersIn } from '../parameters/parameters';
import { requestTimeout } from './options';

/** n8n polls every minute unless it is told otherwise, which Medium may not like for long. */
export const pollNotice: INodeProperties = {
	displayName:
		'Medium slows down those who read its feeds too often. Set Mode to every 15 minutes or more: no story is lost as long as no more than ten appear in between.',
	name: 'pollNotice',
	type: 'notice',
	default: '',
};

/** What starts the workflow. */
export const triggerOnField = optionField({
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
});

const sendLatest: INodeProperties = {
	displayName: 'Emit Latest on First Activation',
	name: 'sendLatest',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 10 },
	default: 0,
	description:
		'How many existing stories to emit when the workflow is activated for the first time',
};

export const triggerOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [requestTimeout, sendLatest],
};

/** Reads how many of the stories that are already there to send at first. */
export function readSendLatest(parameters: Parameters): number {
	return Number(parametersIn(triggerOptions, parameters).get(sendLatest.name)) || 0;
}
