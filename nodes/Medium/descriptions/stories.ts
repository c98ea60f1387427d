import type { INodeProperties } from 'n8n-workflow';

/** Which of a feed's stories are wanted. */
export const storyFiltersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Author',
			name: 'author',
			type: 'string',
			default: '',
			placeholder: 'e.g. Jane Doe',
			description: 'Only stories by this author: the name that is shown, whatever the case',
		},
		{
			displayName: 'Leave Out Responses',
			name: 'withoutResponses',
			type: 'boolean',
			default: true,
			description:
				'Whether to leave out what is surely a response to another story. No feed says so; short texts without tags, headings and pictures whose title is how they begin are taken for one.',
		},
		{
			displayName: 'Published After',
			name: 'publishedAfter',
			type: 'dateTime',
			default: '',
			description: 'Only stories published after this moment',
		},
		{
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			default: '',
			placeholder: 'e.g. Sailing, Machine Learning',
			description: 'Only stories with at least one of these tags, with commas between them',
		},
		{
			displayName: 'Words',
			name: 'words',
			type: 'string',
			default: '',
			placeholder: 'e.g. sea, high tide',
			description:
				'Only stories with at least one of these words or phrases in title, subtitle or text, with commas between them. Of a truncated story only the beginning can be searched.',
		},
	],
};

/** How a story comes out. */
export const storyOutputFields: INodeProperties[] = [
	{
		displayName: 'Content',
		name: 'storyContent',
		type: 'options',
		options: [
			{
				name: 'HTML',
				value: 'html',
				description: 'Without the counting picture and last line that Medium adds',
			},
			{ name: 'Markdown', value: 'markdown' },
			{ name: 'None', value: 'none', description: 'Leave it out' },
			{ name: 'Text', value: 'text', description: 'Words only, for example for a language model' },
		],
		default: 'markdown',
		description:
			'In which form the text of each story comes. Of stories for members, and of all stories of a tag, Medium’s feeds carry only the beginning.',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];
