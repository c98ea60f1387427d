import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import type { Resource } from './operation';

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

/** The operations that work without a token, by their values. */
export function operationsWithoutToken(resources: Record<string, Resource>): string[] {
	return Object.values(resources).flatMap(({ operations }) =>
		Object.entries(operations).flatMap(([value, { withoutToken }]) =>
			withoutToken === true ? [value] : [],
		),
	);
}

/** Takes a credential, or the field that chooses it, away from operations that need none. */
export function hideFor<T extends INodeCredentialDescription | INodeProperties>(
	operations: string[],
	field: T,
): T {
	if (operations.length === 0) return field;
	return {
		...field,
		displayOptions: { ...field.displayOptions, hide: { operation: operations } },
	};
}
