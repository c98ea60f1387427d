import { answer, breakOff, type Ending, refusal } from '../secondItem';

/** What a user reads when a create ends in some way. */
export interface ErrorCase {
	name: string;
	ending: Ending;
	message: string;
	/** What the description has to say. */
	says: string | RegExp;
	/** None where nothing answered. */
	httpCode: string | null;
	/** Instead of `says`, with an OAuth2 credential. */
	saysOAuth2?: string | RegExp;
	/** n8n renews OAuth2 credentials after a 401, then the request is sent once more. */
	renewed?: true;
	at?: 'me';
	/** In seconds. */
	writeTimeout?: number;
}

const TOKEN_ADVICE = {
	says: /Open the “Medium API” credential and check Access Token.*do not revoke/,
	saysOAuth2: /Open the “Medium OAuth2 API” credential.*Connect my account/,
	httpCode: '401',
	renewed: true,
} as const;
const MAY_EXIST = 'may have been created';

/** Medium's own codes: every row of the table of known answers. */
export const MEDIUMS_OWN: ErrorCase[] = [
	{
		name: '400/2002 no content',
		ending: refusal(400, 'No content specified.', 2002),
		message: 'The story has no content',
		says: 'Fill in Content',
		httpCode: '400',
	},
	{
		name: '401/6000 token required',
		ending: refusal(401, 'An access token is required.', 6000),
		message: 'Medium did not accept the access token',
		...TOKEN_ADVICE,
		says: /also says so when it does not know the token.*check Access Token.*do not revoke/,
	},
	{
		name: '401/6003 token invalid',
		ending: refusal(401, 'Token was invalid.', 6003),
		message: 'Medium says the access token is invalid',
		...TOKEN_ADVICE,
	},
	{
		name: '401/6001 token invalid',
		ending: refusal(401, 'Invalid token', 6001),
		message: 'Medium says the access token is invalid',
		...TOKEN_ADVICE,
	},
	{
		name: '403/6002 scope missing',
		ending: refusal(403, 'Missing scope', 6002),
		message: 'The access token lacks a permission (scope) that this needs',
		says: 'Use another token',
		saysOAuth2: 'allow everything it asks for',
		httpCode: '403',
	},
	{
		name: '404/6004 user not found',
		ending: refusal(404, 'User not found', 6004),
		at: 'me',
		message: 'Medium cannot find the user this token belongs to',
		says: 'deleted or suspended',
		httpCode: '404',
	},
	{
		name: '404/6005 application not found',
		ending: refusal(404, 'Application not found', 6005),
		at: 'me',
		message: 'Medium cannot find the application this token belongs to',
		says: 'removed at Medium',
		httpCode: '404',
	},
	{
		name: '400/6026 user ID invalid',
		ending: refusal(400, 'userId was invalid.', 6026),
		message: 'Medium does not accept this user ID',
		says: 'User → Get',
		httpCode: '400',
	},
	{
		name: '403/6027 API switched off',
		ending: refusal(403, 'The API is disabled for this user', 6027),
		message: 'The API is switched off for this Medium account',
		says: 'Only Medium’s support',
		httpCode: '403',
	},
	{
		name: '400 publication ID (as Medium spells it)',
		ending: refusal(400, 'Invaid publication ID'),
		message: 'Medium does not accept this publication ID',
		says: 'Choose the publication From List',
		httpCode: '400',
	},
	{
		name: '429/1007 daily limit',
		ending: refusal(429, 'User has reached the rate limit for publishing today.', 1007),
		message: 'Medium accepts no more stories from you today',
		says: 'ten stories a user within 24 hours',
		httpCode: '429',
	},
	{
		name: '429/-1 daily limit, by its words',
		ending: refusal(429, 'User has reached the rate limit for publishing today.', -1),
		message: 'Medium accepts no more stories from you today',
		says: 'ten stories a user within 24 hours',
		httpCode: '429',
	},
	{
		name: 'a code nobody has heard of',
		ending: refusal(400, 'Odd <thing>.', 7777),
		message: 'Medium did not accept the request',
		says: 'Medium says: “Odd &lt;thing&gt;.”',
		httpCode: '400',
	},
	{
		name: '401 without a code',
		ending: refusal(401, 'Who are you?'),
		message: 'Medium did not accept the access token',
		...TOKEN_ADVICE,
	},
	{
		name: '403 without a code, from a publication',
		ending: refusal(403, 'Not allowed'),
		message: 'Medium does not let you publish this in the publication',
		says: 'writers may only send drafts',
		httpCode: '403',
	},
	{
		name: '403 without a code, of a read',
		ending: refusal(403, 'Not allowed'),
		at: 'me',
		message: 'Medium does not allow this',
		says: /^The account of this credential does not have the permission. Medium says: “Not allowed”$/,
		httpCode: '403',
	},
	{
		name: '403 without a word',
		ending: answer(403, { errors: [] }),
		at: 'me',
		message: 'Medium does not allow this',
		says: /permission\.$/,
		httpCode: '403',
	},
	{
		name: '418 with a code nobody has heard of',
		ending: refusal(418, 'Odd.', 9999),
		message: 'Medium rejected the request',
		says: /^Nothing was created or changed on Medium. Medium says: “Odd.”$/,
		httpCode: '418',
	},
	{
		name: '200 with a code nobody has heard of',
		ending: refusal(200, 'Odd.', 9999),
		message: 'Medium rejected the request',
		says: /^Medium says: “Odd.” The story “2nd” may have been created/,
		httpCode: '200',
	},
	{
		name: '500 of a read',
		ending: refusal(500, 'Later, please', -1),
		at: 'me',
		message: 'Medium could not handle the request',
		says: 'Nothing was changed on Medium.',
		httpCode: '500',
	},
	{
		name: '404 without a code',
		ending: refusal(404, 'Nothing here'),
		message: 'Medium does not know this ID',
		says: 'Check the ID',
		httpCode: '404',
	},
	{
		name: '429 without a code',
		ending: answer(429, { errors: [] }, { 'retry-after': '90' }),
		message: 'Medium asks to slow down',
		says: 'The story was not created. Too many requests came in a short time. Wait 90 seconds',
		httpCode: '429',
	},
	...[500, 502, 503, 504].map((status) => ({
		name: String(status),
		ending: refusal(status, 'Later, please', -1),
		message: 'Medium could not handle the request',
		says: MAY_EXIST,
		httpCode: String(status),
	})),
];

/** Everything else that may come instead of an answer of Medium's. */
export const ALL_ELSE: ErrorCase[] = [
	{
		name: '403 Cloudflare challenge',
		ending: answer(403, '<!DOCTYPE html><title>Just a moment...</title>', {
			'cf-mitigated': 'challenge',
			'content-type': 'text/html',
		}),
		message: 'Cloudflare blocked the request with a browser check',
		says: 'No story was created.',
		httpCode: '403',
	},
	{
		name: '413 too large',
		ending: answer(413, '<html>Request Entity Too Large</html>'),
		message: 'This is too large for Medium',
		says: 'Make the picture smaller',
		httpCode: '413',
	},
	{
		name: '502 as a web page',
		ending: answer(502, '<html><h1>Bad gateway</h1></html>'),
		message: 'Medium could not handle the request',
		says: MAY_EXIST,
		httpCode: '502',
	},
	{
		name: 'HTML instead of JSON',
		ending: answer(200, '<html><p>Sign in to the network</p></html>'),
		message: 'Medium’s API returned a web page instead of a response',
		says: MAY_EXIST,
		httpCode: '200',
	},
	{
		name: 'cut JSON',
		ending: answer(201, '{"data":{"id":"f0000'),
		message: 'Medium’s response was cut off',
		says: MAY_EXIST,
		httpCode: '201',
	},
	{
		name: 'an empty answer',
		ending: answer(201, ''),
		message: 'Medium’s response was empty',
		says: MAY_EXIST,
		httpCode: '201',
	},
	{
		name: 'more than anybody reads',
		ending: answer(200, `"${'x'.repeat(10 * 1024 * 1024)}"`),
		message: 'The response is too large to be from Medium',
		says: MAY_EXIST,
		httpCode: '200',
	},
	{
		name: 'bytes that are no text',
		ending: answer(200, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
		message: 'Medium’s response is not readable text',
		says: MAY_EXIST,
		httpCode: '200',
	},
	{
		name: 'words instead of JSON',
		ending: answer(200, 'upstream <connect>'),
		message: 'Medium’s response is not JSON',
		says: 'Medium says: “upstream &lt;connect&gt;”',
		httpCode: '200',
	},
	{
		name: 'a wrong type',
		ending: answer(201, { data: { id: 5 } }),
		message: 'Medium’s response lacks the expected data',
		says: MAY_EXIST,
		httpCode: '201',
	},
	{
		name: 'a redirect',
		ending: answer(302, '', { location: 'https://elsewhere.example/' }),
		message: 'Medium’s API redirected this request, and the node did not follow',
		says: 'A token goes to api.medium.com only.',
		httpCode: '302',
	},
	{
		name: 'DNS',
		ending: breakOff('ENOTFOUND', 'getaddrinfo ENOTFOUND api.medium.com'),
		message: 'Medium’s address could not be looked up',
		says: 'Medium was not reached',
		httpCode: null,
	},
	{
		name: 'TLS',
		ending: breakOff('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in chain'),
		message: 'No secure connection to Medium could be made',
		says: 'NODE_EXTRA_CA_CERTS',
		httpCode: null,
	},
	{
		name: 'connection refused',
		ending: breakOff('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443'),
		message: 'The connection was refused',
		says: 'nothing was changed there',
		httpCode: null,
	},
	{
		name: 'no route',
		ending: breakOff('ENETUNREACH', 'connect ENETUNREACH 10.0.0.1:443'),
		message: 'Medium’s network cannot be reached from this n8n',
		says: 'Check its internet connection',
		httpCode: null,
	},
	{
		name: 'a proxy that refuses',
		ending: breakOff('', 'Proxy authentication required'),
		message: 'The proxy between n8n and Medium did not let the request through',
		says: /HTTPS_PROXY setting\. Medium was not reached, so nothing was changed there\./,
		httpCode: null,
	},
	{
		name: 'blocked by n8n',
		ending: breakOff('', 'The request was blocked', 'SsrfBlockedIpError'),
		message: 'n8n’s own network protection forbids this address',
		says: /which addresses workflows may ask\. Nothing was sent\.$/,
		httpCode: null,
	},
	{
		name: 'OAuth2 that is not connected',
		ending: breakOff('', 'OAuth credentials not connected'),
		message: 'The OAuth2 credential is not connected',
		says: 'Nothing was sent.',
		httpCode: null,
	},
	{
		name: 'OAuth2 that cannot be renewed',
		ending: breakOff('', 'The credential needs to be reconnected'),
		message: 'The OAuth2 access could not be renewed',
		says: 'choose “Connect my account” again',
		httpCode: null,
	},
	{
		name: 'no credential',
		ending: breakOff('', 'Node "Medium" does not have any credentials set'),
		message: 'No Medium credential is chosen',
		says: 'Credential to connect with',
		httpCode: null,
	},
	{
		name: 'an execution that is stopped',
		ending: breakOff('ERR_CANCELED', 'canceled'),
		message: 'The execution was stopped during a request to Medium',
		says: MAY_EXIST,
		httpCode: null,
	},
	{
		name: 'a picture that breaks off',
		ending: breakOff('', 'it broke off', 'ImageSourceError'),
		message: 'The picture could not be read completely',
		says: 'While it was being sent: it broke off.',
		httpCode: null,
	},
	{
		name: 'a reset',
		ending: breakOff('ECONNRESET', 'socket hang up'),
		message: 'The connection to Medium was lost',
		says: MAY_EXIST,
		httpCode: null,
	},
	{
		name: 'a time-out',
		ending: (interceptor) => interceptor.delay(2000).reply(201, { data: { id: 'late' } }),
		writeTimeout: 0.1,
		message: 'Medium did not answer in time',
		says: /Publish and Upload Timeout.*may have been created/,
		httpCode: null,
	},
	{
		name: 'a time-out of a read',
		ending: breakOff('ETIMEDOUT', 'connect'),
		at: 'me',
		message: 'Medium did not answer in time',
		says: /Options → Request Timeout allows more time\. Nothing was changed on Medium\.$/,
		httpCode: null,
	},
	{
		name: 'what nobody has heard of',
		ending: breakOff('EWHATEVER', 'the <moon> was full'),
		message: 'The request to Medium did not go through',
		says: /n8n says: “.*the &lt;moon&gt; was full.*may have been created/,
		httpCode: null,
	},
];
