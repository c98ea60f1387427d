import { StoryMemory, UploadMemory } from '../../../../nodes/Medium/publishing/executionMemory';

const POST = { id: '1', title: 'T', url: 'https://medium.com/@a/1' };

describe('StoryMemory', () => {
	it('keeps what it is told in the context, and forgets it', () => {
		const context = {};
		new StoryMemory(context).rememberPublished('a', POST, 5);
		new StoryMemory(context).rememberUnknown('b');
		new StoryMemory(context).rememberUnknown('c', {
			said: 'It was lost',
			title: 'T',
			sentAt: 4,
		});
		const memory = new StoryMemory(structuredClone(context));

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
		new StoryMemory(context).rememberPublished('a', { ...POST, content: 'long' }, 5);
		expect(new StoryMemory(context).recall('a')).toMatchObject({ post: POST });
		expect(JSON.stringify(context)).not.toContain('long');
	});

	it.each([null, 'text', [], { a: 1 }, { a: { state: 'published' } }, { a: { state: 'x' } }])(
		'does not trust a context that holds %j',
		(publishing) => {
			expect(new StoryMemory({ publishing }).recall('a')).toBeUndefined();
		},
	);

	it('is bounded: the oldest make room', () => {
		const memory = new StoryMemory({});
		for (let index = 0; index < 1100; index++) memory.rememberUnknown(`k${index}`);
		expect(memory.recall('k99')).toBeUndefined();
		expect(memory.recall('k100')).toEqual({ state: 'unknown' });
		expect(memory.recall('k1099')).toEqual({ state: 'unknown' });
	});

	it('knows which stories it has published, and which others are unknown', () => {
		const memory = new StoryMemory({});
		expect(memory.publishedIds()).toEqual(new Set());
		memory.rememberPublished('a', POST, 5);
		memory.rememberUnknown('b', { title: 'T' });
		expect(memory.publishedIds()).toEqual(new Set(['1']));
		expect(memory.hasOtherUnknown('b', 'T')).toBe(false);
		expect(memory.hasOtherUnknown('c', 'T')).toBe(true);
		expect(memory.hasOtherUnknown('c', 'Another')).toBe(false);
	});

	it('takes an unknown create without a title for any title', () => {
		const memory = new StoryMemory({});
		memory.rememberUnknown('b');
		expect(memory.hasOtherUnknown('c', 'T')).toBe(true);
	});

	it('knows when the first story of a time was published', () => {
		const memory = new StoryMemory({});
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

describe('UploadMemory', () => {
	it('keeps the URL of each image in the context, apart from the stories', () => {
		const context = {};
		new StoryMemory(context).rememberUnknown('a');
		new UploadMemory(context).remember('a', 'https://cdn.example/1');
		new UploadMemory(context).remember('b', 'https://cdn.example/2');
		const memory = new UploadMemory(structuredClone(context));

		expect(memory.recall('a')).toBe('https://cdn.example/1');
		expect(memory.recall('b')).toBe('https://cdn.example/2');
		expect(memory.recall('c')).toBeUndefined();
		expect(new StoryMemory(context).recall('a')).toEqual({ state: 'unknown' });
	});

	it.each([null, 'text', { a: 1 }])('does not trust a context that holds %j', (uploads) => {
		expect(new UploadMemory({ uploads }).recall('a')).toBeUndefined();
	});

	it('is bounded: the oldest make room', () => {
		const memory = new UploadMemory({});
		for (let index = 0; index < 1100; index++) memory.remember(`k${index}`, 'u');
		expect(memory.recall('k99')).toBeUndefined();
		expect(memory.recall('k100')).toBe('u');
		expect(memory.recall('k1099')).toBe('u');
	});
});
