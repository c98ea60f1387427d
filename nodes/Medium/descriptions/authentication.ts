import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

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
