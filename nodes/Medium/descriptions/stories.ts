import type { INodeProperties } from 'n8n-workflow';
import type { StoryFilters } from '../feed/filters';
import type { StoryShape } from '../feed/shape';
import {
	optionField,
	readIfGiven,
	readOption,
	readSwitch,
	readText,
	readTexts,
} from '../parameters/fields';
import { type Parameters, parametersIn } from '../parameters/parameters';
import { readDate } from '../parameters/readDate';

const authorField: INodeProperties = {
	displayName: 'Author',
	name: 'author',
	type: 'string',
	default: '',
	placeholder: 'e.g. Jane Doe',
	description: 'Only stories by this author: the name that is shown, whatever the case',
};

const withoutResponsesField: INodeProperties = {
	displayName: 'Skip Responses',
	name: 'withoutResponses',
	type: 'boolean',
	default: true,
	description:
		'Whether to skip stories that are probably responses to other stories. Feeds do not mark them: a short text without tags, headings and pictures that begins with its own title counts as one.',
};

const publishedAfterField: INodeProperties = {
	displayName: 'Published After',
	name: 'publishedAfter',
	type: 'dateTime',
	default: '',
	description: 'Only stories published after this moment',
};

const tagsField: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	placeholder: 'e.g. Sailing, Machine Learning',
	description: 'Only stories with at least one of these tags, with commas between them',
};

const wordsField: INodeProperties = {
	displayName: 'Words',
	name: 'words',
	type: 'string',
	default: '',
	placeholder: 'e.g. sea, high tide',
	description:
		'Only stories with at least one of these words or phrases in title, subtitle or text, with commas between them. Of a truncated story only the beginning can be searched.',
};

/** Which of a feed's stories are wanted. */
export const storyFiltersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [authorField, withoutResponsesField, publishedAfterField, tagsField, wordsField],
};

const contentField = optionField<StoryShape['content']>({
	displayName: 'Content',
	name: 'storyContent',
	type: 'options',
	options: [
		{
			name: 'HTML',
			value: 'html',
			description: 'Without the tracking picture and last line that Medium adds',
		},
		{ name: 'Markdown', value: 'markdown' },
		{ name: 'None', value: 'none', description: 'Leave it out' },
		{ name: 'Text', value: 'text', description: 'Plain text, for example for a language model' },
	],
	default: 'markdown',
	description:
		'The form of each story’s text. For member-only stories and for all stories of a tag, Medium’s feeds contain only the beginning.',
});

const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** How a story comes out. */
export const storyOutputFields: INodeProperties[] = [contentField, simplifyField];

/** Reads which stories are wanted. */
export function readFilters(parameters: Parameters): StoryFilters {
	const filters = parametersIn(storyFiltersField, parameters);
	return {
		author: readText(filters, authorField),
		tags: readTexts(filters, tagsField),
		words: readTexts(filters, wordsField),
		after: readDate(filters, publishedAfterField),
		withoutResponses: readIfGiven(filters, withoutResponsesField, readSwitch) ?? false,
	};
}

/** Reads how a story comes out. */
export function readShape(parameters: Parameters): StoryShape {
	return {
		content: readOption(parameters, contentField),
		simplify: readSwitch(parameters, simplifyField),
	};
}
