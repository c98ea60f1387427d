import type { InvalidReason } from '../outcome';
import { type HintContext, type HintRow, writeText } from './hint';
import { BLOCKED, PROXY } from './networkHints';
import { join, wait } from './phrases';
import { CHALLENGE } from './responseHints';

/** Something came, but no whole feed. */
const RESPONSES: readonly HintRow[] = [
	{
		when: { invalid: 'throttled' },
		message: 'Medium asks to read its feeds less often',
		description: slowDown,
	},
	CHALLENGE,
	{
		when: { status: (status) => status === 404 || status === 410 },
		message: 'There is no feed at this address',
		description:
			'Check how the user, publication or tag is written: open its page in a browser and copy the whole address from there, https:// included.',
	},
	{
		when: { status: (status) => status >= 500 },
		message: 'Medium could not deliver the feed',
		description: ({ status }) =>
			`It answered with status ${status}. Wait some minutes and run this again.`,
	},
	{
		when: { invalid: 'unexpected' },
		message: ({ status }) => `The feed’s address answered with status ${status}`,
		description: 'Check that it opens in a browser without signing in.',
	},
	{
		when: { invalid: 'empty' },
		message: 'The feed is empty',
		description: (context) =>
			join('Medium does that to those who ask too often.', slowDown(context)),
	},
	{
		when: { invalid: 'html' },
		message: 'A web page came instead of a feed',
		description:
			'Check that the address is that of a Medium page or feed. If it worked before, Medium may be throttling: wait some minutes and ask less often.',
	},
	{
		when: { invalid: 'cut' },
		message: 'The feed was cut off',
		description: 'Nothing of it was used. Run this again.',
	},
	{
		when: { invalid: 'tooLarge' },
		message: 'The feed is larger than any feed of Medium’s',
		description: 'Reading stopped at 10 MB. Check that the address is that of a feed of stories.',
	},
	{
		when: { invalid: 'hub' },
		message: 'Medium’s hub could not read the feed itself',
		description: 'Wait some minutes and run this again.',
	},
	notAFeed('encoding', 'It is no text in the encoding it names.'),
	notAFeed('otherXml', 'It is XML, but neither RSS nor Atom.'),
	notAFeed('notXml', 'It is no well-formed XML.'),
	notAFeed('tooDeep', 'Its elements are nested deeper than those of any feed.'),
	notAFeed('tooMany', 'It has more elements than any feed.'),
	notAFeed(
		'documentType',
		'It defines a document type of its own, which no feed does and may do harm.',
	),
];

/** Nothing came. */
const NETWORK: readonly HintRow[] = [
	{
		when: { says: /redirect/i },
		message: 'The feed URL redirects in a loop',
		description: 'It sends the request on and on. Open it in a browser and copy where it ends.',
	},
	{
		when: { network: 'dns' },
		message: 'The feed’s address could not be looked up',
		description: 'Check the address, and that this n8n has an internet connection.',
	},
	{
		when: { network: 'tls' },
		message: 'No secure connection to the feed’s address could be made',
		description:
			'Its certificate was not accepted, or a proxy is in between whose certificate must be known to n8n (NODE_EXTRA_CA_CERTS).',
	},
	BLOCKED,
	PROXY,
	{
		when: { network: 'timeout' },
		message: 'The feed did not come in time',
		description: 'Options → Request Timeout allows more time.',
	},
	{
		when: { network: 'reset' },
		message: 'The connection to the feed’s address was lost',
		description: 'Run this again.',
	},
	{
		when: { network: 'canceled' },
		message: 'The execution was stopped while the feed was read',
		description: '',
	},
	{
		when: {},
		message: 'The feed’s address could not be reached',
		description: ({ said }) =>
			join(
				'Check the address, and n8n’s proxy settings and firewall.',
				said === '' ? '' : `n8n says: “${said}”.`,
			),
	},
];

/** Why a feed could not be read. */
export const FEED_HINTS: readonly HintRow[] = [...RESPONSES, ...NETWORK].map((row) => ({
	...row,
	description: (context) =>
		join(
			writeText(row.description, context),
			context.purpose === 'pollFeed'
				? 'No story is lost by this: the next poll goes on where the last ended.'
				: '',
			`The feed’s address: ${context.url ?? ''}`,
		),
}));

function notAFeed(invalid: InvalidReason, why: string): HintRow {
	return {
		when: { invalid },
		message: 'What came is not a feed of stories',
		description: join(why, 'Check that the address is that of a Medium page or feed.'),
	};
}

function slowDown(context: HintContext): string {
	return context.purpose === 'pollFeed'
		? `${wait(context)}, and poll less often: under Poll Times, every 15 minutes or more. Other workflows of this n8n that read Medium’s feeds count too.`
		: `${wait(context)} and run this again, with fewer feeds at a time.`;
}
