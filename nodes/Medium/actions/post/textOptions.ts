import type { INodeProperties } from 'n8n-workflow';
import { DEFAULTS } from '../../content/story';
import type { ContentOptions } from '../../content/story';
import { optionField } from '../../parameters/fields';

const { baseUrl, embeds, frontMatter, headings, tables, titlePlacement } = DEFAULTS;

export const baseUrlField: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: baseUrl,
	placeholder: 'e.g. https://example.com/blog/my-story',
	description:
		'The address the text comes from. It completes links and pictures with a partial address, such as /images/a.png.',
};

export const canonicalLineField: INodeProperties = {
	displayName: 'Canonical Line',
	name: 'canonicalLine',
	type: 'boolean',
	// n8n's lint takes nothing but true or false here.
	default: false,
	description:
		'Whether to end the story in “Originally published at …”, with a link to the Canonical URL',
};

export const embedsField = optionField<ContentOptions['embeds']>({
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
	default: embeds,
	description: 'What to do with videos, gists, posts and other frames',
});

export const frontMatterField = optionField<ContentOptions['frontMatter']>({
	displayName: 'Front Matter',
	name: 'frontMatter',
	type: 'options',
	options: [
		{
			name: 'Ignore',
			value: 'ignore',
			description: 'It is still removed from the text',
		},
		{ name: 'Use', value: 'use', description: 'Fields that you fill in here take precedence' },
	],
	default: frontMatter,
	description:
		'What to do with the lines between --- or +++ at the top of the text: they can give title, subtitle, tags, canonical URL, license, status, date and cover image',
});

export const headingsField = optionField<ContentOptions['headings']>({
	displayName: 'Headings',
	name: 'headings',
	type: 'options',
	options: [
		{
			name: 'By Importance',
			value: 'byRank',
			description: 'The highest level in the text becomes Medium’s large heading',
		},
		{
			name: 'Keep Levels',
			value: 'keepLevels',
			description: 'Levels 1 and 2 become the large heading, 3 and 4 the small one',
		},
	],
	default: headings,
	description: 'How headings become those of Medium, which has only two levels',
});

export const tablesField = optionField<ContentOptions['tables']>({
	displayName: 'Tables',
	name: 'tables',
	type: 'options',
	options: [
		{ name: 'Code', value: 'code', description: 'Columns aligned in a code block' },
		{ name: 'List', value: 'list', description: 'One item for each row' },
	],
	default: tables,
	description: 'How to show tables, which Medium does not have',
});

export const titlePlacementField = optionField<ContentOptions['titlePlacement']>({
	displayName: 'Title Placement',
	name: 'titlePlacement',
	type: 'options',
	options: [
		{
			name: 'Always on Top',
			value: 'always',
			description: 'Unless the same title is already there',
		},
		{
			name: 'Never',
			value: 'never',
			description: 'The text stays as it is; Medium shows the title in lists only',
		},
		{
			name: 'Where It Is Missing',
			value: 'auto',
			description: 'At the top, unless the text begins with a heading',
		},
	],
	default: titlePlacement,
	description: 'Whether the title is put into the story. Medium shows only what is in the text.',
});
