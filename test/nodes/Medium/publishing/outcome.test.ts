import { type Settlement, settle } from '../../../../nodes/Medium/publishing/outcome';
import { MediumApiError } from '../../../../nodes/Medium/transport/errors';
import type { Defect, Miss, Silence } from '../../../../nodes/Medium/transport/outcome';
import { bareNode } from '../../../../sandbox/engine/nodeTypes';

const NODE = bareNode({ id: 'n', name: 'Node', type: 'n8n-nodes-medium.medium' });

function settleMiss(outcome: Miss): Settlement['kind'] {
	const reason = new MediumApiError(NODE, outcome, {
		itemIndex: 0,
		purpose: 'createPost',
		credentialType: 'mediumApi',
		toPublication: false,
		secrets: [],
	});
	return settle({ status: 'rejected', reason }).kind;
}

const rejected = (status: number, code?: number): Miss => ({
	kind: 'rejected',
	status,
	reason: '',
	...(code === undefined ? {} : { code }),
});
const unreadable = (status: number, defect: Defect): Miss => ({
	kind: 'unreadable',
	status,
	defect,
	preview: '',
});
const unanswered = (silence: Silence): Miss => ({ kind: 'unanswered', silence, reason: '' });

describe('settle', () => {
	it('an answer settles a create as published', () => {
		const post = { id: '1' };
		expect(settle({ status: 'fulfilled', value: post })).toEqual({ kind: 'published', post });
	});

	it.each([400, 401, 403, 404, 413, 422, 429])('%i is a refusal, whoever answered', (status) => {
		expect(settleMiss(rejected(status))).toBe('refused');
		expect(settleMiss(unreadable(status, 'html'))).toBe('refused');
	});

	it('1007 is the daily limit, whatever the status', () => {
		expect(settleMiss(rejected(429, 1007))).toBe('dailyLimit');
		expect(settleMiss(rejected(403, 1007))).toBe('dailyLimit');
		expect(settleMiss(rejected(429, 1008))).toBe('refused');
	});

	it('but 1007 in a server error leaves it open', () => {
		expect(settleMiss(rejected(500, 1007))).toBe('unknown');
	});

	it.each([500, 502, 503, 504])('%i leaves it open', (status) => {
		expect(settleMiss(rejected(status))).toBe('unknown');
		expect(settleMiss(unreadable(status, 'html'))).toBe('unknown');
	});

	it('408 leaves it open: a gateway may say so of what it has passed on', () => {
		expect(settleMiss(rejected(408))).toBe('unknown');
	});

	it.each<[number, Defect]>([
		[200, 'html'],
		[201, 'cut'],
		[201, 'empty'],
		[201, 'noData'],
		[302, 'redirect'],
	])('%i that cannot be read (%s) leaves it open', (status, defect) => {
		expect(settleMiss(unreadable(status, defect))).toBe('unknown');
	});

	it.each<Silence>([
		'dns',
		'tls',
		'connectionRefused',
		'unreachable',
		'blocked',
		'notConnected',
		'reconnect',
		'noCredential',
		'proxy',
	])('%s: it was never sent', (silence) => {
		expect(settleMiss(unanswered(silence))).toBe('refused');
	});

	it.each<Silence>(['timeout', 'reset', 'cancelled', 'unknown', 'source'])(
		'%s leaves it open',
		(silence) => {
			expect(settleMiss(unanswered(silence))).toBe('unknown');
		},
	);

	it.each([new Error('a defect'), 'text', undefined])('so does anything else: %p', (reason) => {
		expect(settle({ status: 'rejected', reason })).toEqual({ kind: 'unknown', error: reason });
	});
});
