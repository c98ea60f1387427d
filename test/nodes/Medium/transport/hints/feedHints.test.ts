import nock from 'nock';

import { FEED_HINTS } from '../../../../../nodes/Medium/transport/hints/feedHints';
import { runMedium } from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import { answer, breakOff, type Ending } from '../secondItem';
import { expectPlainWords, testEveryRow, watchRows } from './rows';

/** Waits between tries: nothing is really waited for. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

const ADDRESS = 'https://medium.com/feed/@ida.brook';
const TYPE = { 'content-type': 'text/xml; charset=utf-8' };
const SLOW_DOWN = 'Medium asks to read its feeds less often';
const NO_FEED = 'What came is not a feed of stories';

/** What a user reads when a feed ends in some way. */
interface FeedCase {
	name: string;
	ending: Ending;
	/** How often it is asked for; once unless told otherwise. */
	tries?: number;
	message: string;
	says: RegExp;
	httpCode: string | null;
}

const notAFeed = (name: string, body: nock.Body, says: RegExp): FeedCase => ({
	name,
	ending: answer(200, body, TYPE),
	message: NO_FEED,
	says,
	httpCode: '200',
});

const RESPONSES: FeedCase[] = [
	{
		name: '429',
		ending: answer(429, 'Too many feed requests. See: https://medium.superfeedr.com'),
		message: SLOW_DOWN,
		says: /^Wait some minutes and run this again, with fewer feeds at a time/,
		httpCode: '429',
	},
	{
		name: '429 with a long wait',
		ending: answer(429, '', { 'retry-after': '90' }),
		message: SLOW_DOWN,
		says: /^Wait 90 seconds and run this again/,
		httpCode: '429',
	},
	{
		name: '403',
		ending: answer(403, ''),
		message: SLOW_DOWN,
		says: /fewer feeds at a time/,
		httpCode: '403',
	},
	{
		name: '200 and the words of throttling',
		ending: answer(200, 'Too many feed requests. See: https://medium.superfeedr.com'),
		message: SLOW_DOWN,
		says: /^Wait some minutes/,
		httpCode: '200',
	},
	{
		name: 'a hub that could not read it',
		ending: answer(
			200,
			'<feed xmlns="http://www.w3.org/2005/Atom"><status xmlns="http://superfeedr.com/xmpp-pubsub-ext"><http code="503"/></status></feed>',
			TYPE,
		),
		message: 'Medium’s hub could not read the feed itself',
		says: /^Wait some minutes/,
		httpCode: '200',
	},
	{
		name: 'a page',
		ending: answer(200, '<!doctype html><html><title>Medium</title></html>', {
			'content-type': 'text/html',
		}),
		message: 'A web page came instead of a feed',
		says: /may be throttling/,
		httpCode: '200',
	},
	{
		name: 'nothing',
		ending: answer(200, ''),
		message: 'The feed is empty',
		says: /^Medium does that to those who ask too often\. Wait some minutes/,
		httpCode: '200',
	},
	{
		name: 'half a feed',
		ending: answer(200, '<rss><channel><title>Ida', TYPE),
		tries: 4,
		message: 'The feed was cut off',
		says: /^Nothing of it was used\. Run this again\./,
		httpCode: '200',
	},
	{
		name: 'more than 10 MB',
		ending: answer(200, ' '.repeat(11 * 1024 * 1024), TYPE),
		message: 'The feed is larger than any feed of Medium’s',
		says: /^Reading stopped at 10 MB/,
		httpCode: '200',
	},
	notAFeed('other XML', '<a/>', /^It is XML, but neither RSS nor Atom\. Check/),
	notAFeed('no XML', 'a < b', /^It is no well-formed XML/),
	{
		...notAFeed('an encoding that nobody knows', '', /^It is no text in the encoding it names/),
		ending: answer(200, Buffer.from([0x3c, 0xff, 0x22]), {
			'content-type': 'text/xml; charset=nonsense',
		}),
	},
	notAFeed('a deep feed', `<rss><channel>${'<a>'.repeat(1_000)}`, /nested deeper/),
	notAFeed('a long feed', `<rss><channel>${'<a/>'.repeat(200_000)}</channel></rss>`, /more elem/),
	notAFeed(
		'a document type',
		'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
		/document type of its own/,
	),
	...[404, 410].map((status) => ({
		name: String(status),
		ending: answer(status, 'gone'),
		message: 'There is no feed at this address',
		says: /how the user, publication or tag is written: open its page in a browser/,
		httpCode: String(status),
	})),
	{
		name: '500',
		ending: answer(500, ''),
		message: 'Medium could not deliver the feed',
		says: /^It answered with status 500\. Wait some minutes/,
		httpCode: '500',
	},
	{
		name: '503',
		ending: answer(503, ''),
		tries: 4,
		message: 'Medium could not deliver the feed',
		says: /^It answered with status 503/,
		httpCode: '503',
	},
	...[418, 304].map((status) => ({
		name: String(status),
		ending: answer(status, ''),
		message: `The feed’s address answered with status ${status}`,
		says: /opens in a browser without signing in/,
		httpCode: String(status),
	})),
	{
		name: 'Cloudflare',
		ending: answer(403, '<title>Just a moment…</title>', { 'cf-mitigated': 'challenge' }),
		message: 'Cloudflare blocked the request with a browser check',
		says: /another IP address \(n8n’s HTTPS_PROXY setting\)\. The feed’s address/,
		httpCode: '403',
	},
];

const network = (
	name: string,
	[code, said, errorName]: [code: string, said: string, errorName?: string],
	message: string,
	says: RegExp,
): FeedCase => ({ name, ending: breakOff(code, said, errorName), message, says, httpCode: null });

const NETWORK: FeedCase[] = [
	{
		name: 'redirects in a loop',
		ending: answer(302, '', { location: ADDRESS }),
		tries: 6,
		message: 'The feed URL redirects in a loop',
		says: /^It sends the request on and on/,
		httpCode: null,
	},
	network(
		'DNS',
		['ENOTFOUND', 'getaddrinfo ENOTFOUND medium.com'],
		'The feed’s address could not be looked up',
		/internet connection/,
	),
	network(
		'TLS',
		['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in chain'],
		'No secure connection to the feed’s address could be made',
		/NODE_EXTRA_CA_CERTS/,
	),
	network(
		'blocked by n8n',
		['', 'The request was blocked', 'SsrfBlockedIpError'],
		'n8n’s own network protection forbids the feed’s address',
		/which addresses workflows may ask\. The feed’s address/,
	),
	network(
		'a proxy that refuses',
		['', 'Proxy authentication required'],
		'The proxy between n8n and Medium did not let the request through',
		/^Check n8n’s HTTPS_PROXY setting\. The feed’s address/,
	),
	network(
		'a time-out',
		['ETIMEDOUT', 'connect'],
		'The feed did not come in time',
		/^Options → Request Timeout allows more time/,
	),
	{
		...network(
			'a reset',
			['ECONNRESET', 'socket hang up'],
			'The connection to the feed’s address was lost',
			/^Run this again/,
		),
		tries: 4,
	},
	network(
		'an execution that is stopped',
		['ERR_CANCELED', 'canceled'],
		'The execution was stopped while the feed was read',
		/^The feed’s address/,
	),
	network(
		'what nobody has heard of',
		['EWHATEVER', 'the <moon> was full'],
		'The feed’s address could not be reached',
		/proxy settings and firewall\. n8n says: “the &lt;moon&gt; was full”\./,
	),
];

describe('a feed that cannot be read is explained', () => {
	goOffline();
	const used = watchRows();

	it.each([...RESPONSES, ...NETWORK].map((row) => [row.name, row] as const))(
		'%s',
		async (_name, { ending, tries = 1, message, says, httpCode }) => {
			const { origin, pathname } = new URL(ADDRESS);
			ending(nock(origin).get(pathname).times(tries));

			const { error } = await runMedium({
				parameters: {
					resource: 'post',
					operation: 'getMany',
					source: 'user',
					user: '@ida.brook',
				},
				credentials: {},
				settings: { credentials: [] },
			});

			expect(error).toMatchObject({
				message,
				description: expect.stringMatching(says) as string,
				httpCode,
				context: { itemIndex: 0 },
			});
			expect(error?.description).toContain(ADDRESS);
			expectPlainWords({ message, description: error?.description });
		},
	);

	testEveryRow(FEED_HINTS, used);
});
