import { decideOutcome, type FailedOutcome } from '../../../../nodes/Medium/publishing/outcome';
import { MediumApiError } from '../../../../nodes/Medium/transport/errors';
import type { Defect, Miss, Silence } from '../../../../nodes/Medium/transport/outcome';
import { bareNode } from '../../../../sandbox/engine/nodeTypes';

const NODE = bareNode({ id: 'n', name: 'Node', type: 'n8n-nodes-medium.medium' });

function decide(outcome: Miss): FailedOutcome {
	const error = new MediumApiError(NODE, outcome, {
		itemIndex: 0,
		purpose: 'createPost',
		credentialType: 'mediumApi',
		toPublication: false,
		secrets: [],
	});
	return decideOutcome(error);
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

describe('decideOutcome', () => {
	it.each([400, 401, 403, 404, 413, 422, 429])('%i is a rejection, whoever answered', (status) => {
		expect(decide(rejected(status))).toBe('rejected');
		expect(decide(unreadable(status, 'html'))).toBe('rejected');
	});

	it('1007 is the daily limit, whatever the status', () => {
		expect(decide(rejected(429, 1007))).toBe('dailyLimit');
		expect(decide(rejected(403, 1007))).toBe('dailyLimit');
		expect(decide(rejected(429, 1008))).toBe('rejected');
	});

	it('but 1007 in a server error leaves it open', () => {
		expect(decide(rejected(500, 1007))).toBe('unknown');
	});

	it.each([500, 502, 503, 504])('%i leaves it open', (status) => {
		expect(decide(rejected(status))).toBe('unknown');
		expect(decide(unreadable(status, 'html'))).toBe('unknown');
	});

	it('408 leaves it open: a gateway may say so of what it has passed on', () => {
		expect(decide(rejected(408))).toBe('unknown');
	});

	it.each<[number, Defect]>([
		[200, 'html'],
		[201, 'cut'],
		[201, 'empty'],
		[201, 'noData'],
		[302, 'redirect'],
	])('%i that cannot be read (%s) leaves it open', (status, defect) => {
		expect(decide(unreadable(status, defect))).toBe('unknown');
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
		expect(decide(unanswered(silence))).toBe('rejected');
	});

	it.each<Silence>(['timeout', 'reset', 'cancelled', 'unknown', 'source'])(
		'%s leaves it open',
		(silence) => {
			expect(decide(unanswered(silence))).toBe('unknown');
		},
	);

	it.each([new Error('a bug'), 'text', undefined])('so does anything else: %p', (thrown) => {
		expect(decideOutcome(thrown)).toBe('unknown');
	});
});
