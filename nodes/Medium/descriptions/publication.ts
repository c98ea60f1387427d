import type { INodeProperties } from 'n8n-workflow';

/** Which publication: chosen from the account's list, by its address, or by its id. */
export const publicationField: INodeProperties = {
	displayName: 'Publication',
	name: 'publicationId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The publication. A name or URL is looked up among the publications of your account; an ID is used as it is.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a publication…',
			typeOptions: { searchListMethod: 'searchPublications', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://medium.com/my-publication',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. b45573563f5a',
		},
	],
};
