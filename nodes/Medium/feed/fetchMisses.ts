import type { Silence } from '../transport/outcome';
import type { NotAFeed } from './parse';

/** Why no whole feed came. */
export type FeedMiss =
	| {
			why: NotAFeed | 'status' | 'challenge' | 'tooLarge';
			status: number;
			/** What a Retry-After header asked for, in milliseconds. */
			retryAfterMs?: number;
	  }
	| { why: 'unanswered'; silence: Silence; reason: string };

/** Something came, but no whole feed. */
type Answered = Exclude<FeedMiss, { why: 'unanswered' }>;

/** Statuses of a throttled request (MEDIUM.md, section 4), of a feed that is not there, and of one
 * that is somewhere else for ever. */
const THROTTLED: ReadonlySet<number> = new Set([403, 429]);
const ABSENT: ReadonlySet<number> = new Set([404, 410]);

/** Whether Medium wants to be asked less often; it says so in several ways. */
export function isThrottled(miss: Answered): boolean {
	return miss.why === 'throttled' || (miss.why === 'status' && THROTTLED.has(miss.status));
}

interface Explanation {
	/** What happened. */
	message: string;
	/** What to do now; plain text, to be escaped when shown. */
	description: string;
}

/**
 * Says why a feed could not be read and what to do.
 *
 * @param isPoll whether a trigger asks again by itself
 */
export function explainFeedMiss(miss: FeedMiss, feedUrl: string, isPoll: boolean): Explanation {
	const { message, advice } =
		miss.why === 'unanswered' ? explainSilence(miss) : explainAnswer(miss, isPoll);
	const after = isPoll
		? 'No story is lost by this: the next poll goes on where the last ended.'
		: '';
	return {
		message,
		description: [advice, after, `The feed’s address: ${feedUrl}`].filter(Boolean).join(' '),
	};
}

type Reason = { message: string; advice: string };

function explainAnswer(miss: Answered, isPoll: boolean): Reason {
	if (isThrottled(miss)) {
		return { message: 'Medium asks to read its feeds less often', advice: slowDown(miss, isPoll) };
	}
	const { why, status } = miss;
	switch (why) {
		case 'status':
			return explainStatus(status);
		case 'challenge':
			return {
				message: 'Cloudflare, which guards Medium, wants proof that a person is asking',
				advice:
					'It blocks the address this n8n runs at, which happens to servers in data centres. Wait a while, or send requests through another address (n8n’s HTTPS_PROXY setting).',
			};
		case 'empty':
			return {
				message: 'The feed came without any content',
				advice: `Medium does that to those who ask too often. ${slowDown(miss, isPoll)}`,
			};
		case 'html':
			return {
				message: 'A web page came instead of a feed',
				advice:
					'Check that the address is that of a Medium page or feed. If it worked before, Medium may be throttling: wait some minutes and ask less often.',
			};
		case 'cut':
			return {
				message: 'The feed broke off before its end',
				advice: 'Nothing of it was used. Run this again.',
			};
		case 'tooLarge':
			return {
				message: 'The feed is larger than any feed of Medium’s',
				advice: 'Reading stopped at 10 MB. Check that the address is that of a feed of stories.',
			};
		case 'hub':
			return {
				message: 'Medium’s hub could not read the feed itself',
				advice: 'Wait some minutes and run this again.',
			};
		case 'throttled':
		case 'encoding':
		case 'otherXml':
		case 'notXml':
		case 'tooDeep':
		case 'tooMany':
		case 'documentType':
			return {
				message: 'What came is not a feed of stories',
				advice: `${NOT_A_FEED[why]} Check that the address is that of a Medium page or feed.`,
			};
	}
}

const NOT_A_FEED: Readonly<
	Record<
		'throttled' | 'encoding' | 'otherXml' | 'notXml' | 'tooDeep' | 'tooMany' | 'documentType',
		string
	>
> = {
	throttled: '',
	encoding: 'It is no text in the encoding it names.',
	otherXml: 'It is XML, but neither RSS nor Atom.',
	notXml: 'It is no well-formed XML.',
	tooDeep: 'Its elements are nested deeper than those of any feed.',
	tooMany: 'It has more elements than any feed.',
	documentType: 'It defines a document type of its own, which no feed does and may do harm.',
};

function explainStatus(status: number): Reason {
	if (ABSENT.has(status)) {
		return {
			message: 'There is no feed at this address',
			advice:
				'Check how the user, publication or tag is written: open its page in a browser and copy the whole address from there, https:// included.',
		};
	}
	if (status >= 500) {
		return {
			message: 'Medium could not deliver the feed',
			advice: `It answered with status ${status}. Wait some minutes and run this again.`,
		};
	}
	return {
		message: `The feed’s address answered with status ${status}`,
		advice: 'Check that it opens in a browser without signing in.',
	};
}

function slowDown({ retryAfterMs }: { retryAfterMs?: number }, isPoll: boolean): string {
	const wait =
		retryAfterMs === undefined
			? 'Wait some minutes'
			: `Wait ${Math.ceil(retryAfterMs / 1000)} seconds`;
	return isPoll
		? `${wait}, and poll less often: under Poll Times, every 15 minutes or more. Other workflows of this n8n that read Medium’s feeds count too.`
		: `${wait} and run this again, with fewer feeds at a time.`;
}

const SILENCES: Partial<Record<Silence, Reason>> = {
	dns: {
		message: 'The feed’s address could not be looked up',
		advice: 'Check the address, and that this n8n has an internet connection.',
	},
	tls: {
		message: 'No secure connection to the feed’s address could be made',
		advice:
			'Its certificate was not accepted, or a proxy is in between whose certificate must be known to n8n (NODE_EXTRA_CA_CERTS).',
	},
	blocked: {
		message: 'n8n’s own network protection forbids the feed’s address',
		advice: 'The administrator of this n8n decides which addresses workflows may ask.',
	},
	proxy: {
		message: 'The proxy between n8n and Medium did not let the request through',
		advice: 'Check n8n’s HTTPS_PROXY setting.',
	},
	timeout: {
		message: 'The feed did not come in time',
		advice: 'Options → Request Timeout allows more time.',
	},
	reset: { message: 'The connection to the feed’s address was lost', advice: 'Run this again.' },
	cancelled: { message: 'The execution was stopped while the feed was read', advice: '' },
};

function explainSilence({ silence, reason }: Extract<FeedMiss, { why: 'unanswered' }>): Reason {
	if (/redirect/i.test(reason)) {
		return {
			message: 'The feed’s address leads in circles',
			advice: 'It sends the request on and on. Open it in a browser and copy where it ends.',
		};
	}
	return (
		SILENCES[silence] ?? {
			message: 'The feed’s address could not be reached',
			advice: `Check the address, and n8n’s proxy settings and firewall.${reason === '' ? '' : ` n8n says: “${reason.slice(0, 200)}”.`}`,
		}
	);
}
