import type { HintRow } from './hint';
import { aftermath, isApiCall, join, nothingSent, whichAddress } from './phrases';

/** The same whatever was asked for. */
export const PROXY: HintRow = {
	when: { network: 'proxy' },
	message: 'The proxy between n8n and Medium did not let the request through',
	description: (context) => join('Check n8n’s HTTPS_PROXY setting.', nothingSent(context)),
};
export const BLOCKED: HintRow = {
	when: { network: 'blocked' },
	message: (context) => `n8n’s own network protection forbids ${whichAddress(context)}`,
	description: (context) =>
		join(
			'The administrator of this n8n decides which addresses workflows may ask.',
			isApiCall(context) ? 'Nothing was sent.' : '',
		),
};

/** No response from the API. */
export const NETWORK_HINTS: readonly HintRow[] = [
	{
		when: { network: 'dns' },
		message: 'Medium’s address could not be looked up',
		description: (context) =>
			`This n8n has no DNS or no internet connection. ${nothingSent(context)}`,
	},
	{
		when: { network: 'tls' },
		message: 'No secure connection to Medium could be made',
		description: (context) =>
			`The certificate was not accepted, or the handshake broke off. A proxy or firewall that opens secure connections may be in between; its certificate must be known to n8n (NODE_EXTRA_CA_CERTS). ${nothingSent(context)}`,
	},
	{
		when: { network: 'connectionRefused' },
		message: 'The connection was refused',
		description: (context) => `Check n8n’s proxy settings and firewall. ${nothingSent(context)}`,
	},
	{
		when: { network: 'unreachable' },
		message: 'Medium’s network cannot be reached from this n8n',
		description: (context) => `Check its internet connection. ${nothingSent(context)}`,
	},
	PROXY,
	BLOCKED,
	{
		when: { network: 'notConnected' },
		message: 'The OAuth2 credential is not connected',
		description:
			'Open the “Medium OAuth2 API” credential and choose “Connect my account”. Nothing was sent.',
	},
	{
		when: { network: 'reconnect' },
		message: 'The OAuth2 access could not be renewed',
		description:
			'Access was revoked or expired. Open the “Medium OAuth2 API” credential and choose “Connect my account” again. Nothing was changed on Medium.',
	},
	{
		when: { network: 'noCredential' },
		message: 'No Medium credential is chosen',
		description: 'Choose one in the field “Credential to connect with”. Nothing was sent.',
	},
	{
		when: { network: 'canceled' },
		message: 'The execution was stopped during a request to Medium',
		description: aftermath,
	},
	{
		when: { network: 'timeout' },
		message: 'Medium did not answer in time',
		description: (context) =>
			`Options → ${context.purpose === 'read' ? 'Request Timeout' : 'Publish and Upload Timeout'} allows more time. ${aftermath(context)}`,
	},
	{
		when: { network: 'reset' },
		message: 'The connection to Medium was lost',
		description: aftermath,
	},
	{
		when: { network: 'source' },
		message: 'The picture could not be read completely',
		description: ({ said }) =>
			`While it was being sent: ${said}. No story was published by this; check the picture and run this again.`,
	},
	{
		when: { network: 'unknown' },
		message: 'The request to Medium did not go through',
		description: (context) =>
			join(context.said === '' ? '' : `n8n says: “${context.said}”.`, aftermath(context)),
	},
];
