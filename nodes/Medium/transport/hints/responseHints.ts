import type { HintRow } from './hint';
import {
	aftermath,
	fixCredential,
	join,
	KEEP_TOKEN,
	mediumSays,
	nothingDone,
	wait,
} from './phrases';

/** Cloudflare wants a person in front of the browser; the same for the API and for feeds. */
export const CHALLENGE: HintRow = {
	when: { invalid: 'challenge' },
	message: 'Cloudflare blocked the request with a browser check',
	description: (context) =>
		join(
			'Cloudflare protects Medium and blocks the IP address of this n8n, which happens to servers in data centers. Wait a while, or send requests from another IP address (n8n’s HTTPS_PROXY setting).',
			nothingDone(context),
		),
};

/**
 * Responses without a code that tells: first by status whoever sent them, then those that are not
 * Medium's, then Medium's own by status.
 */
export const RESPONSE_HINTS: readonly HintRow[] = [
	CHALLENGE,
	{
		when: { status: 429 },
		message: 'Medium asks to slow down',
		description: (context) =>
			join(
				context.purpose === 'createPost' ? 'The story was not created.' : '',
				`Too many requests came in a short time. ${wait(context)} and run this again, with fewer items at a time.`,
			),
	},
	{
		when: { status: 413 },
		message: 'This is too large for Medium',
		description: (context) =>
			join(
				'Make the picture smaller (Medium’s editor takes up to 25 MB) or the text shorter.',
				mediumSays(context),
			),
	},
	{
		when: { status: (status) => status >= 500 },
		message: 'Medium could not handle the request',
		description: (context) => join(`${aftermath(context)} Try again later.`, mediumSays(context)),
	},
	{
		when: { invalid: 'redirect' },
		message: 'Medium’s API redirected this request, and the node did not follow',
		description: (context) =>
			`A token goes to api.medium.com only. A proxy or a network sign-in page between n8n and Medium may be answering. ${aftermath(context)}`,
	},
	{
		when: { invalid: 'html' },
		message: 'Medium’s API returned a web page instead of a response',
		description: (context) =>
			`Something between n8n and Medium answered (a proxy, a firewall, a sign-in page), or Medium is under maintenance. ${aftermath(context)}`,
	},
	{
		when: { invalid: 'empty' },
		message: 'Medium’s response was empty',
		description: (context) => aftermath(context),
	},
	{
		when: { invalid: 'cut' },
		message: 'Medium’s response was cut off',
		description: (context) => aftermath(context),
	},
	{
		when: { invalid: 'tooLarge' },
		message: 'The response is too large to be from Medium',
		description: (context) =>
			`Reading stopped at 10 MB. Something other than Medium may be answering. ${aftermath(context)}`,
	},
	{
		when: { invalid: 'encoding' },
		message: 'Medium’s response is not readable text',
		description: (context) =>
			`It is not valid UTF-8. Something other than Medium may be answering. ${aftermath(context)}`,
	},
	{
		when: { invalid: 'notJson' },
		message: 'Medium’s response is not JSON',
		description: (context) => join(`${aftermath(context)}`, mediumSays(context)),
	},
	{
		when: { invalid: 'noData' },
		message: 'Medium’s response lacks the expected data',
		description: (context) =>
			join(
				`It does not have the form that Medium documents. ${aftermath(context)}`,
				mediumSays(context),
			),
	},
	{
		when: { status: 401 },
		message: 'Medium did not accept the access token',
		description: (context) => join(`${fixCredential(context)} ${KEEP_TOKEN}`, mediumSays(context)),
	},
	{
		when: { status: 403, toPublication: true, purpose: 'createPost' },
		message: 'Medium does not let you publish this in the publication',
		description: (context) =>
			join(
				'Editors may use any publish status; writers may only send drafts (set Publish Status to Draft); everybody else may send nothing. Publication → Get Contributors shows your role.',
				mediumSays(context),
			),
	},
	{
		when: { status: 403 },
		message: 'Medium does not allow this',
		description: (context) =>
			join('The account of this credential does not have the permission.', mediumSays(context)),
	},
	{
		when: { status: 404 },
		message: 'Medium does not know this ID',
		description: (context) => join('Check the ID that is used here.', mediumSays(context)),
	},
	{
		when: { status: 400 },
		message: 'Medium did not accept the request',
		description: (context) => join('Check the fields of this node.', mediumSays(context)),
	},
	{
		when: { status: (status) => status >= 400 && status < 500 },
		message: 'Medium rejected the request',
		description: (context) =>
			join('Nothing was created or changed on Medium.', mediumSays(context)),
	},
];
