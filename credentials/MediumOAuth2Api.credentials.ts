import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

const BASIC_SCOPES = 'basicProfile,publishPost,listPublications';

/**
 * Access through an OAuth2 application. Name and fields are those of n8n's built-in credential,
 * but for the token address, which is wrong there (medium-api-docs, 2.1: api.medium.com).
 */
export class MediumOAuth2Api implements ICredentialType {
	name = 'mediumOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Medium OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/Medium/medium.svg',
		dark: 'file:../nodes/Medium/medium.dark.svg',
	};

	documentationUrl = 'https://github.com/Medium/medium-api-docs';

	properties: INodeProperties[] = [
		{
			displayName:
				'Medium registers no new OAuth applications; this is for those who have one. Enter the OAuth Redirect URL above as a callback URL of your application at Medium.',
			name: 'applicationNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: 'https://medium.com/m/oauth/authorize',
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: 'https://api.medium.com/v1/tokens',
			required: true,
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Ask for Permission to Upload Images',
			name: 'uploadImage',
			type: 'boolean',
			default: false,
			description: 'Whether to ask for the scope uploadImage, which Image → Upload needs',
		},
		{
			displayName:
				'Medium grants the scope uploadImage to few applications. If yours is none of them, connecting fails: switch this off then.',
			name: 'uploadImageNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { uploadImage: [true] } },
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			// Separated by commas, as Medium wants them; n8n takes the separator from what it finds here.
			default: `={{ "${BASIC_SCOPES}" + ($self["uploadImage"] ? ",uploadImage" : "") }}`,
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];
}
