import { decideOutcome, type FailedOutcome } from '../../../../nodes/Medium/publishing/outcome';
import { RequestError } from '../../../../nodes/Medium/transport/errors';
import { API_HINTS } from '../../../../nodes/Medium/transport/hints/apiHints';
import type {
	Failure,
	InvalidReason,
	NetworkCause,
} from '../../../../nodes/Medium/transport/outcome';
import { bareNode } from '../../../../sandbox/engine/nodeTypes';

const NODE = bareNode({ id: 'n', name: 'Node', type: 'n8n-nodes-medium.medium' });

function decide(outcome: Failure): FailedOutcome {
	const error = new RequestError(NODE, outcome, {
		hints: API_HINTS,
		itemIndex: 0,
		purpose: 'createPost',
		credentialType: 'mediumApi',
		toPublication: false,
		secrets: [],
	});
	return decideOutcome(error);
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

describe('decideOutcome', () => {
	it.each([400, 401, 403, 404, 413, 422, 429])('%i is a rejection, whoever answered', (status) => {
		expect(decide(refused(status))).toBe('rejected');
		expect(decide(invalid(status, 'html'))).toBe('rejected');
	});

	it('1007 is the daily limit, whatever the status', () => {
		expect(decide(refused(429, 1007))).toBe('dailyLimit');
		expect(decide(refused(403, 1007))).toBe('dailyLimit');
		expect(decide(refused(429, 1008))).toBe('rejected');
	});

	it('but 1007 in a server error leaves it open', () => {
		expect(decide(refused(500, 1007))).toBe('unknown');
	});

	it.each([500, 502, 503, 504])('%i leaves it open', (status) => {
		expect(decide(refused(status))).toBe('unknown');
		expect(decide(invalid(status, 'html'))).toBe('unknown');
	});

	it('408 leaves it open: a gateway may say so of what it has passed on', () => {
		expect(decide(refused(408))).toBe('unknown');
	});

	it.each<[number, InvalidReason]>([
		[200, 'html'],
		[201, 'cut'],
		[201, 'empty'],
		[201, 'noData'],
		[302, 'redirect'],
	])('%i that cannot be read (%s) leaves it open', (status, reason) => {
		expect(decide(invalid(status, reason))).toBe('unknown');
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
		expect(decide(network(cause))).toBe('rejected');
	});

	it.each<NetworkCause>(['timeout', 'reset', 'canceled', 'unknown', 'source'])(
		'%s leaves it open',
		(cause) => {
			expect(decide(network(cause))).toBe('unknown');
		},
	);

	it.each([new Error('a bug'), 'text', undefined])('so does anything else: %p', (thrown) => {
		expect(decideOutcome(thrown)).toBe('unknown');
	});
});
