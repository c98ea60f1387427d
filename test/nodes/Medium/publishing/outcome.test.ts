import { type Settlement, settle } from '../../../../nodes/Medium/publishing/outcome';
import { RequestError } from '../../../../nodes/Medium/transport/errors';
import { API_HINTS } from '../../../../nodes/Medium/transport/hints/apiHints';
import type {
	Failure,
	InvalidReason,
	NetworkCause,
} from '../../../../nodes/Medium/transport/outcome';
import { bareNode } from '../../../../sandbox/engine/nodeTypes';

const NODE = bareNode({ id: 'n', name: 'Node', type: 'n8n-nodes-medium.medium' });

function settleFailure(outcome: Failure): Settlement['kind'] {
	const reason = new RequestError(NODE, outcome, {
		hints: API_HINTS,
		itemIndex: 0,
		purpose: 'createPost',
		credentialType: 'mediumApi',
		toPublication: false,
		secrets: [],
	});
	return settle({ status: 'rejected', reason }).kind;
}

const refused = (status: number, code?: number): Failure => ({
	kind: 'refused',
	status,
	message: '',
	...(code === undefined ? {} : { code }),
});
const invalid = (status: number, reason: InvalidReason): Failure => ({
	kind: 'invalidResponse',
	status,
	reason,
	preview: '',
});
const network = (cause: NetworkCause): Failure => ({ kind: 'networkError', cause, message: '' });

describe('settle', () => {
	it('an answer settles a create as published', () => {
		const post = { id: '1' };
		expect(settle({ status: 'fulfilled', value: post })).toEqual({ kind: 'published', post });
	});

	it.each([400, 401, 403, 404, 413, 422, 429])('%i is a refusal, whoever answered', (status) => {
		expect(settleFailure(refused(status))).toBe('refused');
		expect(settleFailure(invalid(status, 'html'))).toBe('refused');
	});

	it('1007 is the daily limit, whatever the status', () => {
		expect(settleFailure(refused(429, 1007))).toBe('dailyLimit');
		expect(settleFailure(refused(403, 1007))).toBe('dailyLimit');
		expect(settleFailure(refused(429, 1008))).toBe('refused');
	});

	it('but 1007 in a server error leaves it open', () => {
		expect(settleFailure(refused(500, 1007))).toBe('unknown');
	});

	it.each([500, 502, 503, 504])('%i leaves it open', (status) => {
		expect(settleFailure(refused(status))).toBe('unknown');
		expect(settleFailure(invalid(status, 'html'))).toBe('unknown');
	});

	it('408 leaves it open: a gateway may say so of what it has passed on', () => {
		expect(settleFailure(refused(408))).toBe('unknown');
	});

	it.each<[number, InvalidReason]>([
		[200, 'html'],
		[201, 'cut'],
		[201, 'empty'],
		[201, 'noData'],
		[302, 'redirect'],
	])('%i that cannot be read (%s) leaves it open', (status, reason) => {
		expect(settleFailure(invalid(status, reason))).toBe('unknown');
	});

	it.each<NetworkCause>([
		'dns',
		'tls',
		'connectionRefused',
		'unreachable',
		'blocked',
		'notConnected',
		'reconnect',
		'noCredential',
		'proxy',
	])('%s: it was never sent', (cause) => {
		expect(settleFailure(network(cause))).toBe('refused');
	});

	it.each<NetworkCause>(['timeout', 'reset', 'cancelled', 'unknown', 'source'])(
		'%s leaves it open',
		(cause) => {
			expect(settleFailure(network(cause))).toBe('unknown');
		},
	);

	it.each([new Error('a bug'), 'text', undefined])('so does anything else: %p', (reason) => {
		expect(settle({ status: 'rejected', reason })).toEqual({ kind: 'unknown', error: reason });
	});
});
