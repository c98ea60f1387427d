import { PublishingMemory } from '../../../../nodes/Medium/publishing/executionMemory';

const POST = { id: '1', title: 'T', url: 'https://medium.com/@a/1' };

describe('PublishingMemory', () => {
	it('keeps what it is told in the context, and forgets it', () => {
		const context = {};
		new PublishingMemory(context).rememberPublished('a', POST, 5);
		new PublishingMemory(context).rememberUnknown('b');
		new PublishingMemory(context).rememberUnknown('c', {
			said: 'It was lost',
			title: 'T',
			sentAt: 4,
		});
		const memory = new PublishingMemory(structuredClone(context));

		expect(memory.recall('a')).toEqual({ state: 'published', post: POST, at: 5 });
		expect(memory.recall('b')).toEqual({ state: 'unknown' });
		expect(memory.recall('c')).toEqual({
			state: 'unknown',
			said: 'It was lost',
			title: 'T',
			sentAt: 4,
		});
		memory.forget('b');
		expect(memory.recall('b')).toBeUndefined();
		expect(memory.recall('d')).toBeUndefined();
	});

	it('keeps of an answer only what Medium documents, so no content whatever a server sends', () => {
		const context = {};
		new PublishingMemory(context).rememberPublished('a', { ...POST, content: 'long' }, 5);
		expect(new PublishingMemory(context).recall('a')).toMatchObject({ post: POST });
		expect(JSON.stringify(context)).not.toContain('long');
	});

	it.each([null, 'text', [], { a: 1 }, { a: { state: 'published' } }, { a: { state: 'x' } }])(
		'does not trust a context that holds %j',
		(publishing) => {
			expect(new PublishingMemory({ publishing }).recall('a')).toBeUndefined();
		},
	);

	it('is bounded: the oldest make room', () => {
		const memory = new PublishingMemory({});
		for (let index = 0; index < 1100; index++) memory.rememberUnknown(`k${index}`);
		expect(memory.recall('k99')).toBeUndefined();
		expect(memory.recall('k100')).toEqual({ state: 'unknown' });
		expect(memory.recall('k1099')).toEqual({ state: 'unknown' });
	});

	it('knows which stories it has published, and what else is in doubt', () => {
		const memory = new PublishingMemory({});
		expect(memory.publishedIds()).toEqual(new Set());
		memory.rememberPublished('a', POST, 5);
		memory.rememberUnknown('b', { title: 'T' });
		expect(memory.publishedIds()).toEqual(new Set(['1']));
		expect(memory.hasOthersInDoubt('b', 'T')).toBe(false);
		expect(memory.hasOthersInDoubt('c', 'T')).toBe(true);
		expect(memory.hasOthersInDoubt('c', 'Another')).toBe(false);
	});

	it('takes what is in doubt without a title for whatever it may be', () => {
		const memory = new PublishingMemory({});
		memory.rememberUnknown('b');
		expect(memory.hasOthersInDoubt('c', 'T')).toBe(true);
	});

	it('knows when the first story of a time was published', () => {
		const memory = new PublishingMemory({});
		expect(memory.firstPublishedSince(0)).toBeUndefined();
		memory.rememberUnknown('a');
		memory.rememberPublished('b', POST, 300);
		memory.rememberPublished('c', POST, 200);
		memory.rememberPublished('d', POST, 100);
		expect(memory.firstPublishedSince(150)).toBe(200);
		expect(memory.firstPublishedSince(200)).toBe(200);
		expect(memory.firstPublishedSince(301)).toBeUndefined();
	});
});
