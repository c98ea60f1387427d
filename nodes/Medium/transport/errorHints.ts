import type { HintContext, Purpose } from './findHint';
import type { Defect, Silence } from './outcome';

export type HintText = string | ((context: HintContext) => string);

/** One row of the table: which misses it is for, and what to say of them. */
export interface HintRow {
	/** Every given part must fit. */
	when: {
		status?: number | ((status: number) => boolean);
		code?: number;
		reason?: RegExp;
		defect?: Defect;
		silence?: Silence;
		toPublication?: boolean;
		purpose?: Purpose;
	};
	message: HintText;
	description: HintText;
}

const CREDENTIAL_FIELD = (context: HintContext): string =>
	context.credentialType === 'mediumApi'
		? 'Open the “Medium API” credential and check Access Token: copy it again from where you keep it, whole and without spaces.'
		: 'Open the “Medium OAuth2 API” credential and choose “Connect my account” again.';

const KEEP_TOKEN =
	'Medium issues no new tokens, so do not revoke the one you have in order to make another.';

const AFTERMATH: Record<Purpose, string> = {
	read: 'Nothing was changed at Medium.',
	createPost:
		'The story may exist all the same, and Medium has no way to take it back by API: look at your stories and drafts on medium.com (Profile → Stories) before you run this again.',
	uploadImage: 'No story was published by this; uploading the picture again does no harm.',
	download: 'Nothing was sent to Medium.',
};

const aftermath = ({ purpose }: HintContext): string => AFTERMATH[purpose];
const quoted = (said: string): string => (said === '' ? '' : ` Medium says: “${said}”`);
const mediumSays = ({ said }: HintContext): string => quoted(said);
const nothingSent = ({ purpose, said }: HintContext): string =>
	`${purpose === 'download' ? 'The picture was not fetched' : 'Medium was not reached, so nothing was changed there'}.${said === '' ? '' : ` The network says: “${said}”.`}`;

/**
 * What went wrong → what to say. The first row that fits is used. Facts: medium-api-docs,
 * “Errors”; recorded answers; client code that names a code (noted at the row).
 */
export const HINTS: readonly HintRow[] = [
	// --- Medium's own codes
	{
		when: { code: 1007 },
		message: 'Medium accepts no more stories from you today',
		description:
			'Medium takes ten stories a user within 24 hours, counted from the first of them. This story was not created. Run the remaining items again when the 24 hours are over.',
	},
	{
		when: { code: 2002 },
		message: 'The story has no content',
		description:
			'Medium received an empty story and created nothing. Fill in Content, or check that its expression or file is not empty.',
	},
	{
		when: { code: 6000 },
		message: 'Medium did not accept the access token',
		// Seen both when no token and when an unknown token was sent.
		description: (context) =>
			`Medium says that a token is required, which it also answers to a token it does not know. ${CREDENTIAL_FIELD(context)} ${KEEP_TOKEN}`,
	},
	{
		when: { code: 6001 },
		message: 'Medium says the access token is invalid',
		description: (context) => `${CREDENTIAL_FIELD(context)} ${KEEP_TOKEN}`,
	},
	{
		when: { code: 6002 },
		message: 'The access token lacks a permission (scope) that this needs',
		description: ({ credentialType }) =>
			credentialType === 'mediumApi'
				? 'The token was issued without the scope for this operation. Use another token of yours that has it, if you hold one.'
				: 'Open the “Medium OAuth2 API” credential, choose “Connect my account” again and allow everything it asks for. Uploading images needs the scope uploadImage, which Medium must have granted to your application.',
	},
	{
		when: { code: 6003 },
		message: 'Medium says the access token is invalid',
		description: (context) => `${CREDENTIAL_FIELD(context)} ${KEEP_TOKEN}`,
	},
	{
		when: { code: 6004 },
		message: 'Medium cannot find the user this token belongs to',
		description:
			'The account may have been deleted or suspended. Sign in to medium.com with it; if that works, write to Medium’s support.',
	},
	{
		when: { code: 6005 },
		message: 'Medium cannot find the application this token belongs to',
		description:
			'The application (integration) was removed at Medium. Only Medium’s support can restore it; another token of yours may still work.',
	},
	{
		when: { code: 6026 },
		message: 'Medium does not accept this user ID',
		description:
			'The user ID is not the one of the token’s own account. Use the ID that User → Get returns; the ID in a profile’s address is another one.',
	},
	{
		when: { code: 6027 },
		message: 'The API is switched off for this Medium account',
		description: 'Only Medium’s support can switch it on again. Reading feeds needs no API access.',
	},
	{
		// Spelled so by Medium (n8n forum 28610); sent for a publication's slug.
		when: { status: 400, reason: /Inva.{0,2}id publication/i },
		message: 'Medium does not accept this publication ID',
		description:
			'The ID is a run of letters and digits such as b45573563f5a, not the name in the publication’s address. Choose the publication From List, or get the ID with Publication → Get Many.',
	},
	// --- whoever answered, the status tells
	{
		when: { defect: 'challenge' },
		message: 'Cloudflare, which guards Medium, wants proof that a person is asking',
		description: (context) =>
			`It blocks the address this n8n runs at, which happens to servers in data centres. Wait a while, or send requests through another address (n8n’s HTTPS_PROXY setting). ${context.purpose === 'createPost' ? 'No story was created.' : 'Nothing was changed at Medium.'}`,
	},
	{
		when: { status: 429 },
		message: 'Medium asks to slow down',
		description: ({ retryAfterMs, purpose }) =>
			`${purpose === 'createPost' ? 'The story was not created. ' : ''}Too many requests came in a short time. ${
				retryAfterMs === undefined
					? 'Wait some minutes'
					: `Wait ${Math.ceil(retryAfterMs / 1000)} seconds`
			} and run this again, with fewer items at a time.`,
	},
	{
		when: { status: 413 },
		message: 'This is too large for Medium',
		description: (context) =>
			`Make the picture smaller (Medium’s editor takes up to 25 MB) or the text shorter.${mediumSays(context)}`,
	},
	{
		when: { status: (status) => status >= 500 },
		message: 'Medium could not handle the request',
		description: (context) => `${aftermath(context)} Try again later.${mediumSays(context)}`,
	},
	// --- answers that are none of Medium's
	{
		when: { defect: 'redirect' },
		message: 'Medium’s API sent this request elsewhere, and it was not followed',
		description: (context) =>
			`A token goes to api.medium.com only. A proxy or a network sign-in page between n8n and Medium may be answering. ${aftermath(context)}`,
	},
	{
		when: { defect: 'html' },
		message: 'A web page came instead of an answer from Medium’s API',
		description: (context) =>
			`Something between n8n and Medium answered (a proxy, a firewall, a sign-in page), or Medium is being repaired. ${aftermath(context)}`,
	},
	{
		when: { defect: 'empty' },
		message: 'Medium’s answer was empty',
		description: (context) => aftermath(context),
	},
	{
		when: { defect: 'cut' },
		message: 'Medium’s answer broke off before its end',
		description: (context) => aftermath(context),
	},
	{
		when: { defect: 'tooLarge' },
		message: 'The answer was larger than any answer of Medium’s can be',
		description: (context) =>
			`Reading stopped at 10 MB. Something other than Medium may be answering. ${aftermath(context)}`,
	},
	{
		when: { defect: 'encoding' },
		message: 'Medium’s answer is not readable text',
		description: (context) =>
			`It is not valid UTF-8. Something other than Medium may be answering. ${aftermath(context)}`,
	},
	{
		when: { defect: 'notJson' },
		message: 'Medium’s answer could not be understood',
		description: (context) => `It is not JSON. ${aftermath(context)}${mediumSays(context)}`,
	},
	{
		when: { defect: 'noData' },
		message: 'Medium’s answer lacks what was asked for',
		description: (context) =>
			`Its form is not the one Medium documents. ${aftermath(context)}${mediumSays(context)}`,
	},
	// --- Medium's answers without a code that tells
	{
		when: { status: 401 },
		message: 'Medium did not accept the access token',
		description: (context) => `${CREDENTIAL_FIELD(context)} ${KEEP_TOKEN}${mediumSays(context)}`,
	},
	{
		when: { status: 403, toPublication: true, purpose: 'createPost' },
		message: 'Medium does not let you publish this in the publication',
		description: (context) =>
			`Editors may use any publish status; writers may only send drafts (set Publish Status to Draft); everybody else may send nothing. Publication → Get Contributors shows your role.${mediumSays(context)}`,
	},
	{
		when: { status: 403 },
		message: 'Medium does not allow this',
		description: (context) =>
			`The account of this credential may not do what was asked.${mediumSays(context)}`,
	},
	{
		when: { status: 404 },
		message: 'Medium does not know what was asked for',
		description: (context) => `Check the ID that is used here.${mediumSays(context)}`,
	},
	{
		when: { status: 400 },
		message: 'Medium did not accept the request',
		description: (context) => `Check the fields of this node.${mediumSays(context)}`,
	},
	// --- no answer
	{
		when: { silence: 'dns' },
		message: 'Medium’s address could not be looked up',
		description: (context) =>
			`This n8n has no name service (DNS), or no internet connection. ${nothingSent(context)}`,
	},
	{
		when: { silence: 'tls' },
		message: 'No secure connection to Medium could be made',
		description: (context) =>
			`The certificate was not accepted, or the handshake broke off. A proxy or firewall that opens secure connections may be in between; its certificate must be known to n8n (NODE_EXTRA_CA_CERTS). ${nothingSent(context)}`,
	},
	{
		when: { silence: 'connectionRefused' },
		message: 'The connection was refused',
		description: (context) => `Check n8n’s proxy settings and firewall. ${nothingSent(context)}`,
	},
	{
		when: { silence: 'unreachable' },
		message: 'Medium’s network cannot be reached from this n8n',
		description: (context) => `Check its internet connection. ${nothingSent(context)}`,
	},
	{
		when: { silence: 'proxy' },
		message: 'The proxy between n8n and Medium did not let the request through',
		description: (context) => `Check n8n’s HTTPS_PROXY setting. ${nothingSent(context)}`,
	},
	{
		when: { silence: 'blocked' },
		message: 'n8n’s own network protection forbids this address',
		description:
			'The administrator of this n8n decides which addresses workflows may ask. Nothing was sent.',
	},
	{
		when: { silence: 'notConnected' },
		message: 'The OAuth2 credential is not connected',
		description:
			'Open the “Medium OAuth2 API” credential and choose “Connect my account”. Nothing was sent.',
	},
	{
		when: { silence: 'reconnect' },
		message: 'The OAuth2 access could not be renewed',
		description:
			'The access was withdrawn or has ended. Open the “Medium OAuth2 API” credential and choose “Connect my account” again. Nothing was changed at Medium.',
	},
	{
		when: { silence: 'noCredential' },
		message: 'No Medium credential is chosen',
		description: 'Choose one in the field “Credential to connect with”. Nothing was sent.',
	},
	{
		when: { silence: 'cancelled' },
		message: 'The execution was stopped while Medium was being asked',
		description: aftermath,
	},
	{
		when: { silence: 'timeout' },
		message: 'Medium did not answer in time',
		description: (context) =>
			`Options → ${context.purpose === 'read' ? 'Request Timeout' : 'Publish and Upload Timeout'} allows more time. ${aftermath(context)}`,
	},
	{
		when: { silence: 'reset' },
		message: 'The connection to Medium was lost',
		description: aftermath,
	},
	{
		when: { silence: 'source' },
		message: 'The picture could not be read to its end',
		description: ({ said }) =>
			`While it was being sent: ${said}. No story was published by this; check the picture and run this again.`,
	},
	{
		when: { silence: 'unknown' },
		message: 'Medium could not be asked',
		description: (context) =>
			`${context.said === '' ? '' : `n8n says: “${context.said}”. `}${aftermath(context)}`,
	},
	// --- whatever is left: what is not known here must still read well
	{
		when: {},
		message: 'Medium did not do what was asked',
		description: (context) => `${mediumSays(context).trim()} ${aftermath(context)}`.trim(),
	},
];
