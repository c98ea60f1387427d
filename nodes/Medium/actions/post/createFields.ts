import type { INodeProperties } from 'n8n-workflow';
import { publishOptions } from '../../descriptions/options';
import { publicationField } from '../../descriptions/publication';
import { skipIfPublishedFields } from '../../descriptions/skipIfPublished';
import { additionalFields, textFields } from './storyFields';

/** The fields of Post → Create, in the order of the dialog. */
export const createFields: INodeProperties[] = [
	...textFields,
	{
		displayName: 'In a Publication',
		name: 'publication',
		type: 'boolean',
		default: false,
		description: 'Whether the story goes to a publication instead of your profile',
	},
	{ ...publicationField, displayOptions: { show: { publication: [true] } } },
	{
		displayName:
			'Editors of a publication may use any publish status. Writers may only send drafts, which an editor then publishes.',
		name: 'publicationNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { publication: [true] }, hide: { publishStatus: ['draft'] } },
	},
	...skipIfPublishedFields,
	additionalFields,
	publishOptions,
];
