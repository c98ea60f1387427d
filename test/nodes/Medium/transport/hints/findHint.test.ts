import { findHint, HINTS } from '../../../../../nodes/Medium/transport/hints/findHint';
import type {
	Hint,
	HintContext,
	HintRow,
	Purpose,
} from '../../../../../nodes/Medium/transport/hints/hint';
import type { Defect, Miss, Silence } from '../../../../../nodes/Medium/transport/outcome';

const PURPOSES: Purpose[] = ['read', 'createPost', 'uploadImage'];
/** n8n asks for none of these in what it shows. */
const ALARMING = /\b(error|problem|failure|mistake)s?\b/i;
/** n8n replaces a message that holds one of these, even inside another word. */
const NETWORK_CODES = [
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOTFOUND',
	'ETIMEDOUT',
	'ERRADDRINUSE',
	'EADDRNOTAVAIL',
	'ECONNABORTED',
	'EHOSTUNREACH',
	'EAI_AGAIN',
	'ENOENT',
	'EISDIR',
	'ENOTDIR',
	'EACCES',
	'EEXIST',
	'EPERM',
	'GETADDRINFO',
];

const DEFECTS: Record<Defect, true> = {
	challenge: true,
	html: true,
	empty: true,
	cut: true,
	notJson: true,
	encoding: true,
	tooLarge: true,
	noData: true,
	redirect: true,
	unexpected: true,
};
const SILENCES: Record<Silence, true> = {
	dns: true,
	tls: true,
	connectionRefused: true,
	unreachable: true,
	blocked: true,
	notConnected: true,
	reconnect: true,
	noCredential: true,
	proxy: true,
	timeout: true,
	reset: true,
	cancelled: true,
	source: true,
	unknown: true,
};

function contextOf(change: Partial<HintContext> = {}): HintContext {
	return {
		purpose: 'createPost',
		credentialType: 'mediumApi',
		toPublication: false,
		said: 'SAID',
		...change,
	};
}

/** Every context that may change a text. */
const contexts: HintContext[] = PURPOSES.flatMap((purpose) =>
	(['mediumApi', 'mediumOAuth2Api'] as const).flatMap((credentialType) =>
		[true, false].flatMap((toPublication) =>
			['', 'SAID'].flatMap((said) =>
				[undefined, 0, 61_500].map((retryAfterMs) => ({
					...contextOf({ purpose, credentialType, toPublication, said }),
					...(retryAfterMs === undefined ? {} : { retryAfterMs }),
				})),
			),
		),
	),
);

/** A miss that is exactly what a row is for. */
function missFor({ when }: HintRow): Miss {
	if (when.silence !== undefined) {
		return { kind: 'unanswered', silence: when.silence, reason: 'SAID' };
	}
	const statuses = [200, 418, 500];
	const status =
		typeof when.status === 'function' ? (statuses.find(when.status) ?? 0) : (when.status ?? 200);
	if (when.defect !== undefined) {
		return { kind: 'unreadable', status, defect: when.defect, preview: 'SAID' };
	}
	return {
		kind: 'rejected',
		status,
		reason: when.reason === undefined ? 'SAID' : 'Invaid publication ID',
		...(when.code === undefined ? {} : { code: when.code }),
	};
}

function textsOf(row: HintRow, context: HintContext): Hint {
	const text = (given: HintRow['message']): string =>
		typeof given === 'string' ? given : given(context);
	return { message: text(row.message), description: text(row.description) };
}

const rows = HINTS.map((row) => {
	const { status, ...rest } = row.when;
	const name = JSON.stringify({ ...rest, status: String(status), reason: String(rest.reason) });
	return [name, row] as const;
});

describe('the table of hints', () => {
	it.each(rows)('%s is reached: no row above takes its place', (_name, row) => {
		const context = contextOf({
			...(row.when.toPublication === undefined ? {} : { toPublication: row.when.toPublication }),
			...(row.when.purpose === undefined ? {} : { purpose: row.when.purpose }),
		});
		expect(findHint(missFor(row), context)).toEqual(textsOf(row, context));
	});

	it('has no two rows for the same', () => {
		const names = rows.map(([name]) => name);
		expect(new Set(names).size).toBe(names.length);
	});

	it('ends with a row for whatever is left', () => {
		expect(HINTS.at(-1)?.when).toEqual({});
	});

	it.each(rows)('%s alarms nobody and is not replaced by n8n', (_name, row) => {
		for (const context of contexts) {
			const { message, description } = textsOf(row, context);
			expect(message).not.toBe('');
			expect(description).not.toBe('');
			expect(message).not.toMatch(ALARMING);
			expect(description).not.toMatch(ALARMING);
			expect(NETWORK_CODES.filter((code) => message.toUpperCase().includes(code))).toEqual([]);
			expect(message).not.toBe(description);
			expect(`${message} ${description}`).not.toMatch(/undefined|null|NaN|\[object| {2}|\.\.| $/);
			expect(description).toMatch(/[.”]$/);
			expect(message).not.toMatch(/\.$/);
		}
	});

	it('has words of its own for every reason that no answer came', () => {
		const messages = Object.keys(SILENCES).map(
			(silence) =>
				findHint(
					{ kind: 'unanswered', silence: silence as Silence, reason: '' },
					contextOf({ purpose: 'read' }),
				).message,
		);
		expect(new Set(messages).size).toBe(messages.length);
	});

	it('has words of its own for every answer that is none of Medium’s', () => {
		const messages = Object.keys(DEFECTS).map(
			(defect) =>
				findHint(
					{ kind: 'unreadable', status: 200, defect: defect as Defect, preview: '' },
					contextOf(),
				).message,
		);
		expect(new Set(messages).size).toBe(messages.length);
	});
});

describe('findHint', () => {
	const hint = (miss: Miss, change: Partial<HintContext> = {}): string => {
		const { message, description } = findHint(miss, contextOf(change));
		return `${message}. ${description}`;
	};
	const refused = (status: number, code?: number): Miss => ({
		kind: 'rejected',
		status,
		reason: 'SAID',
		...(code === undefined ? {} : { code }),
	});

	it('says what a create may have left behind, and that a read left nothing', () => {
		expect(hint(refused(500))).toContain('may exist all the same');
		expect(hint(refused(500), { purpose: 'read' })).toContain('Nothing was changed');
		expect(hint(refused(500), { purpose: 'uploadImage' })).toContain('No story was published');
	});

	it('does not frighten where a story cannot exist', () => {
		for (const miss of [refused(429, 1007), refused(429), refused(400, 2002), refused(401)]) {
			expect(hint(miss)).not.toContain('may exist');
		}
	});

	it('names the credential that is used', () => {
		for (const miss of [refused(401), refused(401, 6000), refused(401, 6003)]) {
			expect(hint(miss)).toContain('check Access Token');
			expect(hint(miss, { credentialType: 'mediumOAuth2Api' })).toContain('Connect my account');
		}
	});

	it('tells how long to wait, in whole seconds', () => {
		expect(hint(refused(429), { retryAfterMs: 61_500 })).toContain('Wait 62 seconds');
		expect(hint(refused(429))).toContain('Wait some minutes');
	});

	it('tells about roles only where a story was sent to a publication', () => {
		expect(hint(refused(403), { toPublication: true })).toContain('writers may only send drafts');
		expect(hint(refused(403), { toPublication: true, purpose: 'read' })).not.toContain('writers');
		expect(hint(refused(403))).not.toContain('writers');
	});

	it('names the option that allows more time', () => {
		const late: Miss = { kind: 'unanswered', silence: 'timeout', reason: '' };
		expect(hint(late)).toContain('Publish and Upload Timeout');
		expect(hint(late, { purpose: 'read' })).toContain('Request Timeout');
	});

	it('reads well with a code and a status that nobody has heard of', () => {
		expect(hint(refused(418, 9999))).toMatch(
			/did not do what was asked\. It refused.*Medium says:/,
		);
		expect(hint(refused(418, 9999), { said: '' })).not.toContain('says');
		expect(hint(refused(200, 9999))).toMatch(/^Medium did not do what was asked\. Medium says:/);
	});
});
