import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { sourceFields } from './descriptions/feedSource';
import { storyFiltersField, storyOutputFields } from './descriptions/stories';
import { pollNotice, triggerOnField, triggerOptions } from './descriptions/trigger';
import { pollFeed } from './trigger/poll';

export class MediumTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Medium Trigger',
		name: 'mediumTrigger',
		icon: { light: 'file:medium.svg', dark: 'file:medium.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["source"] }}',
		description: 'Starts the workflow when a story is published on Medium; needs no token',
		defaults: { name: 'Medium Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			pollNotice,
			...sourceFields,
			triggerOnField,
			...storyOutputFields,
			storyFiltersField,
			triggerOptions,
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const stories = await pollFeed(this);
		return stories && [stories.map((json) => ({ json }))];
	}
}
