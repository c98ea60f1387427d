import type {
	Icon,
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** An integration token. Name and field are those of n8n's built-in credential: saved ones go on working. */
export class MediumApi implements ICredentialType {
	name = 'mediumApi';

	displayName = 'Medium API';

	icon: Icon = {
		light: 'file:../nodes/Medium/medium.svg',
		dark: 'file:../nodes/Medium/medium.dark.svg',
	};

	documentationUrl = 'https://github.com/Medium/medium-api-docs';

	properties: INodeProperties[] = [
		{
			displayName:
				'Medium issues no new integration tokens; those issued earlier keep working and do not expire. Yours is on medium.com under Settings → Security and apps → Integration tokens, if you have one. Without a token you cannot publish by API; Prepare, reading feeds and the trigger need none.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The integration token. Do not revoke it to create another: Medium issues no new tokens.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				// A token that was pasted often brings a space or a line break with it.
				Authorization: '=Bearer {{ ($credentials.accessToken ?? "").trim() }}',
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: 'https://api.medium.com/v1',
			url: '/me',
			// n8n would take the token along to wherever a redirect leads.
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Medium does not accept this access token. Copy it again, whole, from where you keep it. Medium issues no new ones, so do not revoke it.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The request was blocked on its way: Cloudflare, which guards Medium, may distrust the address this n8n runs at. The token may be right all the same.',
				},
			},
		],
	};
}
