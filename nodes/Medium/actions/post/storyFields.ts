import type { INodeProperties } from 'n8n-workflow';
import { binaryField } from '../../descriptions/binaryField';
import { optionField } from '../../parameters/fields';
import type { PublishStatus, StorySource } from '../../content/story';
import { contentOptionsField, formatField } from './contentOptions';

/** What a text can be written in. */
export type ContentFormat = StorySource['format'];

export const titleField: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. What I Learned From a Year of Automation',
	description:
		'At most 100 characters. Left empty, it is taken from the front matter or the first heading of the content.',
};

export const contentSourceField = optionField({
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
});

export const textFormatField = optionField<ContentFormat>({
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
});

export const contentField: INodeProperties = {
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
};

export const fileFormatField = optionField<ContentFormat | 'fileName'>({
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
});

export const publishStatusField = optionField<PublishStatus | 'frontMatter'>({
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
			description: 'What the front matter says; Draft if it says nothing',
		},
		{ name: 'Public', value: 'public', description: 'Everybody sees it at once' },
		{ name: 'Unlisted', value: 'unlisted', description: 'Everybody who has the link sees it' },
	],
	default: 'draft',
	description:
		'Who sees the story. Nothing can be changed or deleted by API afterwards, so Draft is the safe choice.',
});

export const fileField: INodeProperties = {
	...binaryField('The name of the input field with the .md or .html file'),
	displayOptions: { show: { contentSource: ['binary'] } },
};

/** What a story is: its text and how it is treated. */
export const textFields: INodeProperties[] = [
	titleField,
	contentSourceField,
	textFormatField,
	contentField,
	fileField,
	fileFormatField,
	publishStatusField,
	formatField,
	contentOptionsField,
];
