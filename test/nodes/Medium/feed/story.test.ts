import { parseFeed } from '../../../../nodes/Medium/feed/parse';
import { plainText, shorten } from '../../../../nodes/Medium/feed/plainText';
import { type FeedStory, readOwner, readStories } from '../../../../nodes/Medium/feed/story';
import { atom, type InventedChannel, type InventedStory, pixel, rss, START } from './inventedFeed';

function storiesIn(feed: string): FeedStory[] {
	const reading = parseFeed(feed);
	if (reading.kind !== 'feed') throw new Error(reading.why);
	return readStories(reading);
}

function storyIn(feed: string): FeedStory {
	const [story] = storiesIn(feed);
	if (!story) throw new Error('No story');
	return story;
}

const story = (fields: Partial<InventedStory>, channel?: InventedChannel): FeedStory =>
	storyIn(rss([{ id: 'abc123def456', ...fields }], channel));

const PUBLICATION = 'https://medium.com/the-harbour?source=rss----4f08dc6485fb---4';
const IMAGE = 'https://cdn-images-1.medium.com/max/1024/1*aB_c.png';

describe('a story', () => {
	it('that is whole', () => {
		const content = `<h4>Of ropes &amp; <em>knots</em></h4><figure><img alt="" src="${IMAGE}" /><figcaption>A rope</figcaption></figure><p>First,<br>learn <strong>one</strong> knot.</p><pre>tie()</pre><p>Then another.</p>`;
		expect(story({ title: 'On Ropes', tags: ['sea', 'knots'], content })).toEqual({
			item: expect.objectContaining({ title: 'On Ropes', categories: ['sea', 'knots'] }) as object,
			id: 'abc123def456',
			title: 'On Ropes',
			subtitle: 'Of ropes & knots',
			url: 'https://medium.com/@ida.brook/story-abc123def456',
			publishedAt: '2026-03-14T17:39:08.000Z',
			updatedAt: '2026-03-14T17:39:08.403Z',
			author: 'Ida Brook',
			tags: ['sea', 'knots'],
			imageUrl: IMAGE,
			snippet: 'First, learn one knot. Then another.',
			contentHtml: `${content}${pixel('abc123def456')}`,
			isTruncated: false,
			readingTime: 1,
		});
	});

	it('that is truncated', () => {
		const truncated = story({ content: undefined, updatedAt: START + 60_000 });
		expect(truncated).toEqual({
			item: expect.objectContaining({ guid: 'https://medium.com/p/abc123def456' }) as object,
			id: 'abc123def456',
			title: 'Story abc123def456',
			subtitle: '',
			url: 'https://medium.com/@ida.brook/story-abc123def456',
			publishedAt: '2026-03-14T17:39:08.000Z',
			updatedAt: '2026-03-14T17:40:08.403Z',
			author: 'Ida Brook',
			tags: ['sea'],
			imageUrl: 'https://cdn-images-1.medium.com/max/1116/1*tEaSeR.jpeg',
			snippet: 'What the tide leaves — and what it doesn’t…',
			contentHtml: expect.stringMatching(/^<div class="medium-feed-item">.*<\/div>$/) as unknown,
			isTruncated: true,
		});
	});

	it('from the hub is the same', () => {
		expect(storyIn(atom([{ id: 'abc123def456' }]))).toMatchObject({
			id: 'abc123def456',
			url: 'https://ida.medium.com/story-abc123def456',
			publishedAt: '2026-03-14T17:39:08.403Z',
			snippet: 'What the tide leaves — and what it doesn’t…',
			isTruncated: true,
		});
	});

	it('whose teaser has no picture or no words', () => {
		const feed = rss([{ id: 'abc123', content: undefined }]);
		const plain = feed.replace(/<p class="medium-feed-image">.*?<\/p>/, '');
		expect(storyIn(plain)).toMatchObject({ imageUrl: '', isTruncated: true });
		const silent = feed.replace(/<p class="medium-feed-snippet">.*?<\/p>/, '');
		expect(storyIn(silent)).toMatchObject({ snippet: '', isTruncated: true });
	});

	it('that has nothing in it is not truncated', () => {
		const feed = rss([{ id: 'abc123', content: '' }]).replace(pixel('abc123'), '');
		expect(storyIn(feed)).toMatchObject({ snippet: '', contentHtml: '', isTruncated: false });
	});

	it('is there once, whatever the feed says', () => {
		const feed = rss([
			{ id: 'abc123', title: 'A' },
			{ id: 'def456' },
			{ id: 'abc123', title: 'B' },
		]);
		expect(storiesIn(feed).map(({ id, title }) => [id, title])).toEqual([
			['abc123', 'A'],
			['def456', 'Story def456'],
		]);
	});

	it.each<[string, string, string]>([
		['of a publication', 'rss----4f08dc6485fb---4', '4f08dc6485fb'],
		['of a publication with a shorter ID', 'rss----a3ed2f08643---4', 'a3ed2f08643'],
		['of a publication’s tag', 'rss----7b722bfd1b8d--bug_bounty', '7b722bfd1b8d'],
		['of a publication’s tag that is a number', 'rss----7b722bfd1b8d--2024', '7b722bfd1b8d'],
		['of a user', 'rss-0a1b2c3d4e5f------2', 'none'],
		['of a tag that looks like an ID', 'rss------deadbeefcafe-5', 'none'],
		['of a tag that begins like an ID', 'rss------deadbeefcafe--4-5', 'none'],
		['of something else', 'collection_home---4------0', 'none'],
	])('from a link %s', (_what, source, id) => {
		expect(story({ source }).publicationId ?? 'none').toBe(id);
	});

	it('has the publication of its feed where its own link does not tell', () => {
		const feed = rss([{ id: 'abc123' }], { link: PUBLICATION });
		const edited = feed.replace('/story-abc123?source=rss-0a1b2c3d4e5f------2', '/my-story');
		expect(storyIn(edited)).toMatchObject({
			publicationId: '4f08dc6485fb',
			url: 'https://medium.com/@ida.brook/my-story',
		});
	});

	it.each<[string, string, string]>([
		['is first', '<h4>Sub</h4><p>x</p>', 'Sub'],
		['follows the title', '<h3>📣 « A Title »</h3><h4>Sub</h4>', 'Sub'],
		[
			'follows a picture and the title',
			'<figure><img></figure><h3>A Title</h3><h4>Sub</h4>',
			'Sub',
		],
		['follows a heading', '<h3>Step 1</h3><h4>Sub</h4>', ''],
		['follows a picture alone', '<figure><img></figure><h4>Sub</h4>', ''],
		['follows words', '<p>x</p><h4>Sub</h4>', ''],
		['follows two headings', '<h3>A Title</h3><h3>A Title</h3><h4>Sub</h4>', ''],
		['has no end', '<h4>Sub', ''],
	])('has an h4 as its subtitle or not: it %s', (_where, content, subtitle) => {
		expect(story({ title: 'A title', content }).subtitle).toBe(subtitle);
	});

	it('tells its beginning without what Medium adds at the end', () => {
		const footer =
			'<hr><p><a href="x">A</a> was originally published in <a href="y">B</a> on Medium.</p>';
		expect(story({ content: '<p>Short.</p>' }).snippet).toBe('Short.');
		const feed = rss([{ id: 'abc123', content: '<ul><li>One</li><li>Two</li></ul>' }]);
		const published = feed.replace(pixel('abc123'), `${pixel('abc123')}${footer}`);
		expect(storyIn(published)).toMatchObject({ snippet: 'One Two', imageUrl: '' });
	});

	it('cuts its beginning at a word', () => {
		const { snippet } = story({ content: `<p>${'word '.repeat(100)}</p>` });
		expect(snippet).toMatch(/^(word )+word…$/);
		expect(snippet.length).toBeGreaterThan(190);
		expect(snippet.length).toBeLessThanOrEqual(200);
	});
});

describe('what other feeds do', () => {
	const other = (inner: string): FeedStory =>
		storyIn(`<rss><channel><item>${inner}</item></channel></rss>`);

	it.each<[string, string]>([
		['<guid>HTTPS://medium.com/p/ABC123def456/</guid>', 'abc123def456'],
		['<guid>https://jane.medium.com/p/abc123</guid>', 'abc123'],
		['<guid>tag:example.com,2026:7</guid>', 'tag:example.com,2026:7'],
		['<guid>https://example.com/?p=1</guid>', 'https://example.com/?p=1'],
		['<link>https://medium.com/a/b-c-0123456789ab?source=x</link>', '0123456789ab'],
		['<link>https://example.com/a</link>', 'https://example.com/a'],
		['<title>A</title><pubDate>1 Jan 2026 10:00 GMT</pubDate>', '1 Jan 2026 10:00 GMT A'],
	])('%s is known as %s', (inner, id) => {
		expect(other(inner).id).toBe(id);
	});

	it('an item that says nothing is none', () => {
		expect(storiesIn('<rss><channel><item/><item> </item></channel></rss>')).toEqual([]);
	});

	it.each<[string, string, string | undefined]>([
		['RFC 822', 'Wed, 02 Oct 2002 15:00:00 +0200', '2002-10-02T13:00:00.000Z'],
		['RFC 822 without a day', '2 Oct 2002 15:00:00 GMT', '2002-10-02T15:00:00.000Z'],
		['ISO 8601', '2002-10-02T15:00:00+02:00', '2002-10-02T13:00:00.000Z'],
		['a day', '2002-10-02', '2002-10-02T00:00:00.000Z'],
		['no date', 'Story 5', undefined],
		['an impossible one', '2002-13-45T99:00:00Z', undefined],
		['nothing', '', undefined],
	])('a date in %s', (_what, written, expected) => {
		const { publishedAt } = other(`<guid>a</guid><pubDate>${written}</pubDate>`);
		expect(publishedAt).toBe(expected);
	});

	it('a link that could run something is none', () => {
		expect(other('<guid>a</guid><link>javascript:alert(1)</link>').url).toBe('');
		const image = '<description>&lt;img src="javascript:x"&gt; text</description>';
		expect(other(`<guid>a</guid>${image}`)).toMatchObject({ imageUrl: '', snippet: 'text' });
	});
});

describe('whose feed it is', () => {
	const owner = (channel: InventedChannel): ReturnType<typeof readOwner> => {
		const reading = parseFeed(rss([], channel));
		if (reading.kind !== 'feed') throw new Error(reading.why);
		return readOwner(reading.channel);
	};

	it('a user’s', () => {
		expect(owner({ title: 'Stories by Ida O&#39;Brook on Medium' })).toEqual({
			name: "Ida O'Brook",
			description: '',
			url: 'https://medium.com/@ida.brook',
			imageUrl: 'https://cdn-images-1.medium.com/fit/c/150/150/1*aBcDeF.png',
		});
	});

	it('a publication’s, with its ID', () => {
		const channel = {
			title: 'The Harbour - Medium',
			description: 'Ships &amp; ropes. - Medium',
			link: PUBLICATION,
			self: 'https://medium.com/feed/the-harbour',
		};
		expect(owner(channel)).toMatchObject({
			name: 'The Harbour',
			description: 'Ships & ropes.',
			url: 'https://medium.com/the-harbour',
			publicationId: '4f08dc6485fb',
		});
	});

	it.each([
		['Sea on Medium', 'Sea'],
		['Sea in The Harbour on Medium', 'Sea in The Harbour'],
		['Something else', 'Something else'],
	])('%s: %s', (title, name) => {
		expect(owner({ title }).name).toBe(name);
	});
});

describe('plain text', () => {
	it.each([
		['<p>a</p><p>b</p>', 'a b'],
		['a<br>b<em>c</em>d', 'a bcd'],
		['<a href="x" title="a > b">c</a>', 'c'],
		['1 < 2 &lt;b&gt; &amp;lt; &nbsp;&#x2014;', '1 < 2 <b> &lt; —'],
		['<!-- x -->a<img', 'a<img'],
	])('of %s is %s', (html, text) => {
		expect(plainText(html)).toBe(text);
	});

	it.each<[string, string]>([
		['brackets', '<'.repeat(1_000_000)],
		['quotes', '<a "'.repeat(300_000)],
		['tags', '<p>'.repeat(200_000)],
		['open figures', '<figure>'.repeat(200_000)],
		['images', '<img src="'.repeat(200_000)],
		['entities', '&amp;'.repeat(50_000)],
		['ampersands', '&'.repeat(290_000)],
		['quoted brackets', '<a "" '.repeat(200_000)],
	])('of many %s takes less than a second', (_what, html) => {
		const feed = rss([{ id: 'abc123', content: html }]);
		const start = performance.now();
		storiesIn(feed);
		expect(performance.now() - start).toBeLessThan(1_000);
	});

	it('is never cut within a character', () => {
		expect(shorten('🌊'.repeat(10), 10)).toBe(`${'🌊'.repeat(4)}…`);
		expect(shorten('abc', 3)).toBe('abc');
	});
});
