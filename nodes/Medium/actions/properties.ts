import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { showFor } from '../descriptions/showFor';
import type { Resource } from './operation';
import { resources } from './operations';

/** Which kind of credential; names and values are those of n8n's built-in node. */
export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{ name: 'Access Token', value: 'accessToken' },
		{ name: 'OAuth2', value: 'oAuth2' },
	],
	default: 'accessToken',
};

/** One credential for each kind. */
export const credentials: INodeCredentialDescription[] = [
	{
		name: 'mediumApi',
		required: true,
		displayOptions: { show: { authentication: ['accessToken'] } },
	},
	{
		name: 'mediumOAuth2Api',
		required: true,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
];

const table: Record<string, Resource> = resources;
const defaultResource: keyof typeof resources = 'post';
/** n8n shows a credential, or the field that selects it, by the operation's value. */
const hide = { operation: operationsWithoutToken() };

/** The credentials of version 2: operations that need no token ask for none. */
export const version2Credentials = credentials.map(hideWithoutToken);

/** The parameters of version 2: Resource, Operation and all fields come from the table of operations. */
export const version2Properties: INodeProperties[] = [
	hideWithoutToken(authenticationField),
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: defaultResource,
		options: Object.entries(table).map(([value, { name }]) => ({ name, value })),
	},
	...Object.entries(table).map(([value, resource]) => operationDropdown(value, resource)),
	...Object.entries(table).flatMap(([resource, { operations }]) =>
		Object.entries(operations).flatMap(([operation, { fields }]) =>
			showFor({ resource, operation }, fields),
		),
	),
];

function operationsWithoutToken(): string[] {
	return Object.values(table).flatMap(({ operations }) =>
		Object.entries(operations).flatMap(([value, { withoutToken }]) =>
			withoutToken === true ? [value] : [],
		),
	);
}

function hideWithoutToken<T extends INodeCredentialDescription | INodeProperties>(field: T): T {
	return { ...field, displayOptions: { ...field.displayOptions, hide } };
}

function operationDropdown(
	resource: string,
	{ defaultOperation, operations }: Resource,
): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: Object.entries(operations).map(([value, { name, action, description }]) => ({
			name,
			value,
			action,
			description,
		})),
		default: defaultOperation,
	};
}
