import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * A stand-in for `oAuth2Api`, the credential type that OAuth2 credentials extend. The real one is
 * part of n8n-nodes-base, which is not installed here. It has the fields that n8n-core reads when
 * it signs a request or renews a token, with n8n's own default values; the others only serve the
 * consent page. `Ignore SSL Issues` and the token's status code are not inherited in n8n either.
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
