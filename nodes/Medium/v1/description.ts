import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { LICENSES } from '../content/licenses';
import { limitField, returnAllField } from '../descriptions/paging';
import { showFor } from '../descriptions/showFor';

/** A workflow does not save a value that equals the default, so these defaults must not change. */
const BUILT_IN_CONTENT_FORMAT = '';
const BUILT_IN_LIMIT = 100;

const additionalFields: INodeProperties[] = [
	{
		displayName: 'Canonical URL',
		name: 'canonicalUrl',
		type: 'string',
		default: '',
		description: 'The original home of this content, if it was originally published elsewhere',
	},
	{
		displayName: 'License',
		name: 'license',
		type: 'options',
		default: 'all-rights-reserved',
		options: Object.keys(LICENSES).map((value) => ({ name: value, value })),
		description: 'License of the post',
	},
	{
		displayName: 'Notify Followers',
		name: 'notifyFollowers',
		type: 'boolean',
		default: false,
		description: 'Whether to notify followers that the user has published',
	},
	{
		displayName: 'Publish Status',
		name: 'publishStatus',
		default: 'public',
		type: 'options',
		options: [
			{ name: 'Draft', value: 'draft' },
			{ name: 'Public', value: 'public' },
			{ name: 'Unlisted', value: 'unlisted' },
		],
		description: 'The status of the post',
	},
	{
		displayName: 'Tags',
		name: 'tags',
		type: 'string',
		default: '',
		placeholder: 'e.g. open-source,automation',
		description: 'Up to 5 tags of at most 25 characters, with commas between',
	},
];

const postFields: INodeProperties[] = [
	{
		displayName: 'Publication',
		name: 'publication',
		type: 'boolean',
		default: false,
		description: 'Whether you are posting for a publication',
	},
	{
		displayName: 'Publication Name or ID',
		name: 'publicationId',
		type: 'options',
		displayOptions: { show: { publication: [true] } },
		typeOptions: { loadOptionsMethod: 'getPublications' },
		default: '',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. My Open Source Contribution',
		required: true,
		description: 'Title of the post, at most 100 characters',
	},
	{
		displayName: 'Content Format',
		name: 'contentFormat',
		type: 'options',
		default: BUILT_IN_CONTENT_FORMAT,
		required: true,
		options: [
			{ name: 'HTML', value: 'html' },
			{ name: 'Markdown', value: 'markdown' },
		],
		description: 'The format of the content to be posted',
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		placeholder: 'e.g. My open source contribution',
		required: true,
		description: 'The body of the post, in a valid semantic HTML fragment, or Markdown',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: additionalFields,
	},
];

const publicationFields: INodeProperties[] = [
	returnAllField,
	{ ...limitField, default: BUILT_IN_LIMIT },
];

/** The parameters of version 1: names, values and defaults are those of n8n's built-in node. */
export const version1Properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Post', value: 'post' },
			{ name: 'Publication', value: 'publication' },
		],
		default: 'post',
	},
	operationDropdown('post', {
		name: 'Create',
		value: 'create',
		description: 'Create a post',
		action: 'Create a post',
	}),
	operationDropdown('publication', {
		name: 'Get Many',
		value: 'getAll',
		description: 'Get many publications',
		action: 'Get many publications',
	}),
	...showFor({ resource: 'post', operation: 'create' }, postFields),
	...showFor({ resource: 'publication', operation: 'getAll' }, publicationFields),
];

function operationDropdown(resource: string, operation: INodePropertyOptions): INodeProperties {
	const { value } = operation;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: [operation],
		default: value,
	};
}
