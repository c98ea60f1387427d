import type { INodeProperties } from 'n8n-workflow';
import { binaryField } from '../../descriptions/binaryField';
import { LICENSE_NAMES, LICENSES } from './licenses';
import { contentOptionFields, formatField } from './contentOptionFields';

/** What a story is: its text and how it is treated. */
export const textFields: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. What I Learned From a Year of Automation',
		description:
			'At most 100 characters. Left empty, it is taken from the front matter or the first heading of the content.',
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
			'The text of the story. Images with public addresses are copied by Medium; others are uploaded from the files of the item.',
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
			{
				name: 'From Front Matter',
				value: 'frontMatter',
				description: 'What the text says itself; Draft where it says nothing',
			},
			{ name: 'Public', value: 'public', description: 'Everybody sees it at once' },
			{ name: 'Unlisted', value: 'unlisted', description: 'Everybody who has the link sees it' },
		],
		default: 'draft',
		description:
			'Who sees the story. Nothing can be changed or deleted by API afterwards, so Draft is the safe choice.',
	},
	formatField,
	contentOptionFields,
];

/** What goes with a story besides its text. Named as in n8n's built-in Medium node. */
export const additionalFields: INodeProperties = {
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
