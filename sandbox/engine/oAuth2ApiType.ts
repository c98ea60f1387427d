import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * Replaces `oAuth2Api`, the credential type that OAuth2 credentials extend. The real one is part of
 * n8n-nodes-base, which is not installed here. This one has the fields that n8n-core reads to sign
 * a request or refresh a token, with n8n's default values. n8n uses the other fields only to connect
 * an account. As in n8n, `Ignore SSL Issues` and the token's status code are not inherited.
 */
export const oAuth2ApiType: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	properties: [
		field('grantType', 'authorizationCode'),
		field('authUrl', ''),
		field('accessTokenUrl', ''),
		field('clientId', ''),
		field('clientSecret', ''),
		field('scope', ''),
		field('authQueryParameters', ''),
		field('authentication', 'header'),
	],
};

function field(name: string, defaultValue: string): INodeProperties {
	return { displayName: name, name, type: 'string', default: defaultValue };
}
