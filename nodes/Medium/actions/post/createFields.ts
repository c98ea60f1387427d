import type { INodeProperties } from 'n8n-workflow';
import { binaryField } from '../../descriptions/binaryField';
import { publishOptions } from '../../descriptions/options';
import { publicationField } from '../../descriptions/publication';
import { skipIfPublishedFields } from '../../descriptions/skipIfPublished';
import { LICENSE_NAMES, LICENSES } from './licenses';

/** What goes with a story besides its text. Named as in n8n's built-in Medium node. */
const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		{
			displayName: 'Canonical URL',
			name: 'canonicalUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/my-story',
			description:
				'Where the story was first published. Search engines then count it for that address.',
		},
		{
			displayName: 'License',
			name: 'license',
			type: 'options',
			options: LICENSES.map((value) => ({ name: LICENSE_NAMES[value], value })),
			default: 'all-rights-reserved',
			description: 'What others may do with the story',
		},
		{
			displayName: 'Notify Followers',
			name: 'notifyFollowers',
			type: 'boolean',
			default: true,
			description:
				'Whether Medium tells your followers about the story. Medium does so unless this is added and switched off.',
		},
		{
			displayName: 'Published At',
			name: 'publishedAt',
			type: 'dateTime',
			default: '',
			description:
				'A date in the past to show as the date of publication, for stories that were published elsewhere before. Medium does not document this.',
		},
		{
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			default: '',
			placeholder: 'e.g. open source, automation, n8n',
			description:
				'Up to five tags of at most 25 characters, with commas between. Medium says that it uses the first three.',
		},
	],
};

/** The fields of Post → Create, in the order of the dialog. */
export const createFields: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. What I Learned From a Year of Automation',
		description:
			'At most 100 characters. Medium uses it for search engines and lists; inside the story only a heading in the content is shown.',
	},
	{
		displayName: 'Content Source',
		name: 'contentSource',
		type: 'options',
		options: [
			{ name: 'Text', value: 'text', description: 'Written here, or from an expression' },
			{
				name: 'File',
				value: 'binary',
				description: 'A .md or .html file that an earlier node has read',
			},
		],
		default: 'text',
		description: 'Where the text of the story comes from',
	},
	{
		displayName: 'Content Format',
		name: 'contentFormat',
		type: 'options',
		displayOptions: { show: { contentSource: ['text'] } },
		options: [
			{ name: 'HTML', value: 'html' },
			{ name: 'Markdown', value: 'markdown' },
		],
		default: 'markdown',
		description: 'What the content is written in',
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		displayOptions: { show: { contentSource: ['text'] } },
		typeOptions: { rows: 12 },
		default: '',
		required: true,
		placeholder: 'e.g. # What I Learned From a Year of Automation',
		description:
			'The text of the story, starting with its title as a heading. Images with public addresses are copied by Medium.',
	},
	{
		...binaryField('The name of the input field with the .md or .html file'),
		displayOptions: { show: { contentSource: ['binary'] } },
	},
	{
		displayName: 'Content Format',
		name: 'contentFormat',
		type: 'options',
		displayOptions: { show: { contentSource: ['binary'] } },
		options: [
			{ name: 'By File Name', value: 'fileName', description: '.md is Markdown, .html is HTML' },
			{ name: 'HTML', value: 'html' },
			{ name: 'Markdown', value: 'markdown' },
		],
		default: 'fileName',
		description: 'What the file is written in',
	},
	{
		displayName: 'Publish Status',
		name: 'publishStatus',
		type: 'options',
		options: [
			{
				name: 'Draft',
				value: 'draft',
				description: 'Only you see it, until you publish it on Medium',
			},
			{ name: 'Public', value: 'public', description: 'Everybody sees it at once' },
			{ name: 'Unlisted', value: 'unlisted', description: 'Everybody who has the link sees it' },
		],
		default: 'draft',
		description:
			'Who sees the story. Nothing can be changed or deleted by API afterwards, so Draft is the safe choice.',
	},
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
