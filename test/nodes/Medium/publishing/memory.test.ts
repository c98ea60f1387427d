import { PublishingMemory } from '../../../../nodes/Medium/publishing/memory';
import { isClearlyRefused } from '../../../../nodes/Medium/publishing/verdict';

describe('PublishingMemory', () => {
	it('keeps what it is told in the context, and forgets it', () => {
		const context = {};
		new PublishingMemory(context).remember('a', { state: 'published', post: { id: '1' } });
		new PublishingMemory(context).remember('b', { state: 'unknown' });
		const memory = new PublishingMemory(structuredClone(context));

		expect(memory.recall('a')).toEqual({ state: 'published', post: { id: '1' } });
		expect(memory.recall('b')).toEqual({ state: 'unknown' });
		memory.forget('b');
		expect(memory.recall('b')).toBeUndefined();
		expect(memory.recall('c')).toBeUndefined();
	});

	it.each([null, 'text', [], { a: 1 }, { a: { state: 'published' } }, { a: { state: 'x' } }])(
		'does not trust a context that holds %j',
		(publishing) => {
			expect(new PublishingMemory({ publishing }).recall('a')).toBeUndefined();
		},
	);

	it('is bounded: the oldest make room', () => {
		const memory = new PublishingMemory({});
		for (let index = 0; index < 1100; index++) memory.remember(`k${index}`, { state: 'unknown' });
		expect(memory.recall('k99')).toBeUndefined();
		expect(memory.recall('k100')).toEqual({ state: 'unknown' });
		expect(memory.recall('k1099')).toEqual({ state: 'unknown' });
	});
});

describe('isClearlyRefused', () => {
	it.each([400, 401, 403, 404, 413, 422, 429])('%i is a refusal, whoever answered', (status) => {
		expect(isClearlyRefused({ kind: 'rejected', status, reason: '' })).toBe(true);
		expect(isClearlyRefused({ kind: 'unreadable', status, defect: 'html', preview: '' })).toBe(
			true,
		);
	});

	it.each([200, 201, 302, 500, 502, 503, 504])(
		'%i that cannot be read leaves it open',
		(status) => {
			expect(isClearlyRefused({ kind: 'unreadable', status, defect: 'cut', preview: '' })).toBe(
				false,
			);
		},
	);

	it.each(['dns', 'tls', 'connectionRefused', 'unreachable', 'blocked', 'notConnected'] as const)(
		'%s: it was never sent',
		(silence) => {
			expect(isClearlyRefused({ kind: 'unanswered', silence, reason: '' })).toBe(true);
		},
	);

	it.each(['timeout', 'reset', 'cancelled', 'unknown'] as const)('%s leaves it open', (silence) => {
		expect(isClearlyRefused({ kind: 'unanswered', silence, reason: '' })).toBe(false);
	});
});
