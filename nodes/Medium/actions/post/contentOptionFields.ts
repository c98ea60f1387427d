import type { INodeProperties } from 'n8n-workflow';

/** How a text is made a story that Medium keeps whole. */
export const formatField: INodeProperties = {
	displayName: 'Format for Medium',
	name: 'formatForMedium',
	type: 'boolean',
	default: true,
	description:
		'Whether to turn what Medium drops or breaks (tables, nested lists, footnotes, pictures in files) into what it keeps, and to use front matter. Switched off, the content is sent as it is.',
};

/** What can be chosen about that. */
export const contentOptionFields: INodeProperties = {
	displayName: 'Content Options',
	name: 'contentOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { formatForMedium: [true] } },
	options: [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/blog/my-story',
			description:
				'The address the text comes from. Links and pictures that are given without the whole address (such as /images/a.png) are looked for there.',
		},
		{
			displayName: 'Canonical Line',
			name: 'canonicalLine',
			type: 'boolean',
			default: false,
			description:
				'Whether to end the story in “Originally published at …”, with a link to the Canonical URL',
		},
		{
			displayName: 'Captions',
			name: 'captions',
			type: 'options',
			options: [
				{ name: 'From Image Titles', value: 'fromTitle' },
				{ name: 'None', value: 'none' },
			],
			default: 'fromTitle',
			description:
				'What to show below pictures: in Markdown, the title is what stands in quotes after the address. Captions of figures in HTML always stay.',
		},
		{
			displayName: 'Diagram Service URL',
			name: 'mermaidUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://mermaid.ink/img/{base64}',
			description:
				'The address that gives a picture of a Mermaid diagram. {base64} or {source} stands for the diagram. Used when Mermaid Diagrams is Picture; the service sees your diagrams.',
		},
		{
			displayName: 'Embeds',
			name: 'embeds',
			type: 'options',
			options: [
				{
					name: 'Link',
					value: 'link',
					description: 'The address alone on its line, which Medium usually turns into an embed',
				},
				{ name: 'Remove', value: 'remove' },
			],
			default: 'link',
			description: 'What to do with videos, gists, posts and other frames',
		},
		{
			displayName: 'Formula Service URL',
			name: 'mathUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://latex.codecogs.com/png.latex?{source}',
			description:
				'The address that gives a picture of a formula. {source} stands for the formula. Used when Formulas is Picture; the service sees your formulas.',
		},
		{
			displayName: 'Formulas',
			name: 'math',
			type: 'options',
			options: [
				{ name: 'Code', value: 'code', description: 'The formula as it is written' },
				{ name: 'Picture', value: 'picture', description: 'Drawn by the Formula Service URL' },
			],
			default: 'code',
			description: 'How to show formulas, which Medium does not know',
		},
		{
			displayName: 'Front Matter',
			name: 'frontMatter',
			type: 'options',
			options: [
				{
					name: 'Ignore',
					value: 'ignore',
					description: 'It is taken out of the text all the same',
				},
				{ name: 'Use', value: 'use', description: 'Fields of this node that are filled in win' },
			],
			default: 'use',
			description:
				'What to do with the lines between --- or +++ at the top of the text: they can give title, subtitle, tags, canonical URL, license, status, date and cover image',
		},
		{
			displayName: 'Headings',
			name: 'headings',
			type: 'options',
			options: [
				{
					name: 'By Importance',
					value: 'byRank',
					description: 'The highest level that is used becomes Medium’s greater heading',
				},
				{
					name: 'Keep Levels',
					value: 'keepLevels',
					description: 'Levels 1 and 2 become the greater heading, 3 and 4 the lesser',
				},
			],
			default: 'byRank',
			description: 'How headings become those of Medium, which has only two levels',
		},
		{
			displayName: 'If a Picture Is Missing',
			name: 'whenMissing',
			type: 'options',
			options: [
				{ name: 'Leave It Out', value: 'leaveOut', description: 'And say so in the warnings' },
				{ name: 'Stop', value: 'stop', description: 'And post nothing' },
			],
			default: 'stop',
			description:
				'What to do when a picture of the text is neither on the web nor among the files of the item, or could not be uploaded',
		},
		{
			displayName: 'Mermaid Diagrams',
			name: 'mermaid',
			type: 'options',
			options: [
				{ name: 'Code', value: 'code', description: 'The diagram as it is written' },
				{ name: 'Picture', value: 'picture', description: 'Drawn by the Diagram Service URL' },
			],
			default: 'code',
			description: 'How to show diagrams, which Medium does not draw',
		},
		{
			displayName: 'Pictures',
			name: 'pictures',
			type: 'options',
			options: [
				{ name: 'Keep', value: 'keep' },
				{ name: 'Remove', value: 'remove' },
			],
			default: 'keep',
			description:
				'Whether the story has its pictures. Those that are not on the web are uploaded: from data: addresses, and from files of the item by field name, file name or path.',
		},
		{
			displayName: 'Tables',
			name: 'tables',
			type: 'options',
			options: [
				{ name: 'Code', value: 'code', description: 'Columns aligned in a code block' },
				{ name: 'List', value: 'list', description: 'One item for each row' },
			],
			default: 'code',
			description: 'How to show tables, which Medium does not have',
		},
		{
			displayName: 'Title Placement',
			name: 'titlePlacement',
			type: 'options',
			options: [
				{
					name: 'Always on Top',
					value: 'always',
					description: 'Unless the very same title is there already',
				},
				{
					name: 'Never',
					value: 'never',
					description: 'The text stays as it is; Medium shows the title in lists only',
				},
				{
					name: 'Where It Is Missing',
					value: 'auto',
					description: 'On top, unless the text begins with a heading of its own',
				},
			],
			default: 'auto',
			description:
				'Whether the title is put into the story. Medium shows only what is in the text.',
		},
		{
			displayName: 'Uploads at a Time',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			default: 3,
			description: 'How many pictures to upload at the same time',
		},
	],
};
