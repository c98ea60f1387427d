import type { INodeProperties } from 'n8n-workflow';
import { additionalFields, textFields } from './storyFields';

/** The fields of Post → Prepare, in the order of the dialog: those of Create that say what a story is. */
export const prepareFields: INodeProperties[] = [
	...textFields,
	additionalFields,
	{
		displayName: 'Also as Markdown',
		name: 'asMarkdown',
		type: 'boolean',
		default: false,
		description: 'Whether to put out what Medium would keep as Markdown too',
	},
	{
		displayName: 'Also as File',
		name: 'asFile',
		type: 'boolean',
		default: false,
		description:
			'Whether to put out an .html file too: open it in a browser to copy the story into Medium’s editor, or put it on the web for medium.com/p/import',
	},
	{
		displayName: 'Put Output File in Field',
		name: 'outputBinaryField',
		type: 'string',
		displayOptions: { show: { asFile: [true] } },
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		hint: 'The name of the output field to put the file in',
	},
];
