import type { INodeProperties } from 'n8n-workflow';
import type { FeedSource } from '../feed/feedUrls';
import { readFeedSource } from '../parameters/feedSource';
import { optionField, readOption, readText } from '../parameters/fields';
import type { Parameters } from '../parameters/parameters';

export const userField: INodeProperties = {
	displayName: 'User',
	name: 'user',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. @jane or https://medium.com/@jane',
	description: 'The name in the address of the profile, or the address of the profile or a story',
};

export const feedPublicationField: INodeProperties = {
	displayName: 'Publication',
	name: 'feedPublication',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://medium.com/its-name or https://its.domain',
	description: 'The address of the publication or of a story in it, or the name in its address',
};

const tagField: INodeProperties = {
	displayName: 'Tag',
	name: 'tag',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. machine-learning',
	description: 'The tag, or the address of its page',
};

const feedUrlField: INodeProperties = {
	displayName: 'Feed URL',
	name: 'feedUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://medium.com/feed/@jane',
	description: 'The address of a feed, or of a page on Medium whose stories are wanted',
};

const sourceField = optionField({
	displayName: 'Source',
	name: 'source',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Feed URL', value: 'url', description: 'Any address of a feed' },
		{ name: 'Publication', value: 'publication', description: 'The stories of a publication' },
		{
			name: 'Publication and Tag',
			value: 'publicationTag',
			description: 'The stories of a publication that have a tag',
		},
		{ name: 'Tag', value: 'tag', description: 'The stories of all of Medium that have a tag' },
		{ name: 'User', value: 'user', description: 'The stories of a user' },
	],
	default: 'user',
	description: 'Whose stories to read. Medium shows the ten newest of each, and needs no token.',
});

/** Whose stories are read: the choice, and a field for each. */
export const sourceFields: INodeProperties[] = [
	sourceField,
	showForSource(userField, 'user'),
	showForSource(feedPublicationField, 'publication', 'publicationTag'),
	showForSource(tagField, 'tag', 'publicationTag'),
	showForSource(feedUrlField, 'url'),
];

function showForSource(field: INodeProperties, ...sources: string[]): INodeProperties {
	return { ...field, displayOptions: { show: { source: sources } } };
}

/** Reads whose stories are wanted. */
export function readSource(parameters: Parameters): FeedSource {
	const kind = readOption(parameters, sourceField);
	switch (kind) {
		case 'user':
			return readUserSource(parameters);
		case 'publication':
			return readPublicationSource(parameters);
		case 'tag':
			return readFeedSource(parameters, { kind, tag: readText(parameters, tagField) });
		case 'publicationTag':
			return readFeedSource(parameters, {
				kind,
				publication: readText(parameters, feedPublicationField),
				tag: readText(parameters, tagField),
			});
		case 'url':
			return readFeedSource(parameters, { kind, url: readText(parameters, feedUrlField) });
	}
}

/** Reads the one field that says which user is meant. */
export function readUserSource(parameters: Parameters): FeedSource {
	return readFeedSource(parameters, { kind: 'user', user: readText(parameters, userField) });
}

/** Reads the one field that says which publication is meant. */
export function readPublicationSource(parameters: Parameters): FeedSource {
	const publication = readText(parameters, feedPublicationField);
	return readFeedSource(parameters, { kind: 'publication', publication });
}
