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
	message: 'Cloudflare, which guards Medium, wants proof that a person is asking',
	description: (context) =>
		join(
			'It blocks the address this n8n runs at, which happens to servers in data centres. Wait a while, or send requests through another address (n8n’s HTTPS_PROXY setting).',
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
		message: 'Medium’s API sent this request elsewhere, and it was not followed',
		description: (context) =>
			`A token goes to api.medium.com only. A proxy or a network sign-in page between n8n and Medium may be answering. ${aftermath(context)}`,
	},
	{
		when: { invalid: 'html' },
		message: 'A web page came instead of an answer from Medium’s API',
		description: (context) =>
			`Something between n8n and Medium answered (a proxy, a firewall, a sign-in page), or Medium is being repaired. ${aftermath(context)}`,
	},
	{
		when: { invalid: 'empty' },
		message: 'Medium’s answer was empty',
		description: (context) => aftermath(context),
	},
	{
		when: { invalid: 'cut' },
		message: 'Medium’s answer broke off before its end',
		description: (context) => aftermath(context),
	},
	{
		when: { invalid: 'tooLarge' },
		message: 'The answer was larger than any answer of Medium’s can be',
		description: (context) =>
			`Reading stopped at 10 MB. Something other than Medium may be answering. ${aftermath(context)}`,
	},
	{
		when: { invalid: 'encoding' },
		message: 'Medium’s answer is not readable text',
		description: (context) =>
			`It is not valid UTF-8. Something other than Medium may be answering. ${aftermath(context)}`,
	},
	{
		when: { invalid: 'notJson' },
		message: 'Medium’s answer could not be understood',
		description: (context) => join(`It is not JSON. ${aftermath(context)}`, mediumSays(context)),
	},
	{
		when: { invalid: 'noData' },
		message: 'Medium’s answer lacks what was asked for',
		description: (context) =>
			join(`Its form is not the one Medium documents. ${aftermath(context)}`, mediumSays(context)),
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
			join('The account of this credential may not do what was asked.', mediumSays(context)),
	},
	{
		when: { status: 404 },
		message: 'Medium does not know what was asked for',
		description: (context) => join('Check the ID that is used here.', mediumSays(context)),
	},
	{
		when: { status: 400 },
		message: 'Medium did not accept the request',
		description: (context) => join('Check the fields of this node.', mediumSays(context)),
	},
	{
		when: { status: (status) => status >= 400 && status < 500 },
		message: 'Medium did not do what was asked',
		description: (context) =>
			join('It refused, so nothing was created or changed there.', mediumSays(context)),
	},
];
