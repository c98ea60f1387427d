import { type FeedItem, type FeedReading, parseFeed } from '../../../../nodes/Medium/feed/parse';
import { atom, pixel, rss, START, teaser } from './inventedFeed';

const FEED = rss([
	{ id: 'abc123', title: 'Salt & <Sand>', tags: ['sea', 'idée'], content: '<p>A &amp; b</p>' },
	{ id: 'def456', content: undefined, tags: [] },
]);

function itemsOf(reading: FeedReading): FeedItem[] {
	if (reading.kind !== 'feed') throw new Error(`Not a feed: ${reading.why}`);
	return reading.items;
}

function whyNot(body: string | Uint8Array, contentType?: string): string {
	const reading = parseFeed(body, contentType);
	return reading.kind === 'feed' ? `${reading.items.length} items` : reading.why;
}

describe('parseFeed', () => {
	it('reads RSS as Medium writes it', () => {
		expect(parseFeed(FEED)).toEqual({
			kind: 'feed',
			channel: {
				title: 'Stories by Ida Brook on Medium',
				description: 'Stories by Ida Brook on Medium',
				link: 'https://medium.com/@ida.brook?source=rss-0a1b2c3d4e5f------2',
				imageUrl: 'https://cdn-images-1.medium.com/fit/c/150/150/1*aBcDeF.png',
			},
			items: [
				{
					title: 'Salt & <Sand>',
					link: 'https://medium.com/@ida.brook/story-abc123?source=rss-0a1b2c3d4e5f------2',
					guid: 'https://medium.com/p/abc123',
					categories: ['sea', 'idée'],
					creator: 'Ida Brook',
					published: 'Sat, 14 Mar 2026 17:39:08 GMT',
					updated: '2026-03-14T17:39:08.403Z',
					content: `<p>A &amp; b</p>${pixel('abc123')}`,
					description: '',
				},
				{
					title: 'Story def456',
					link: 'https://medium.com/@ida.brook/story-def456?source=rss-0a1b2c3d4e5f------2',
					guid: 'https://medium.com/p/def456',
					categories: [],
					creator: 'Ida Brook',
					published: 'Sat, 14 Mar 2026 17:39:08 GMT',
					updated: '2026-03-14T17:39:08.403Z',
					content: undefined,
					description: teaser(
						'https://medium.com/@ida.brook/story-def456?source=rss-0a1b2c3d4e5f------2',
					),
				},
			],
		});
	});

	it('reads the Atom of Medium’s hub', () => {
		const link = 'https://ida.medium.com/story-abc123?source=rss------sea-5';
		const pushed = atom([{ id: 'abc123', title: 'Salt & Sand', updatedAt: START + 1_000 }]);
		expect(parseFeed(pushed)).toEqual({
			kind: 'feed',
			channel: {
				title: 'Sea on Medium',
				description: '',
				link: 'https://medium.com/tag/sea/latest?source=rss------sea-5',
				imageUrl: 'https://cdn-images-1.medium.com/proxy/1*sEa.png',
			},
			items: [
				{
					title: 'Salt & Sand',
					link,
					guid: 'https://medium.com/p/abc123',
					categories: ['sea'],
					creator: 'Ida Brook',
					published: '2026-03-14T17:39:08.403Z',
					updated: '2026-03-14T17:39:09.403Z',
					content: undefined,
					description: teaser(link),
				},
			],
		});
	});

	it('finds no items in a feed that has none', () => {
		expect(itemsOf(parseFeed(rss([])))).toEqual([]);
		expect(itemsOf(parseFeed(atom([])))).toEqual([]);
	});

	it('takes padding in CDATA for what it is', () => {
		const padded = FEED.replaceAll('<![CDATA[', '\n<![CDATA[ ').replaceAll(']]>', '\n]]>\n');
		expect(parseFeed(padded)).toEqual(parseFeed(FEED));
	});

	it('reads text outside CDATA with its entities, and knows no others than XML’s', () => {
		const [item] = itemsOf(
			parseFeed(
				'<rss><channel><item><title>a &lt;b&gt; &amp;amp; &quot;&apos;&#233;&#xE9;&#x1F30A; &nbsp;&bomb; &#0;&#xD800;&#99999999; &#38;lt; &amp;#38; & c</title></item></channel></rss>',
			),
		);
		expect(item?.title).toBe('a <b> &amp; "\'éé🌊 &nbsp;&bomb; &#99999999; &lt; &#38; & c');
	});

	it('joins text and CDATA sections, and passes over comments and instructions', () => {
		const [item] = itemsOf(
			parseFeed(
				'<rss><?a?><!-- <x> --><channel><item><title>a<!-- b --><![CDATA[<c>]]><![CDATA[]]>d</title></item></channel></rss><!-- cached --> trailing <',
			),
		);
		expect(item?.title).toBe('a<c>d');
	});
});

describe('the encoding', () => {
	const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
	const latin = FEED.replace('UTF-8', 'ISO-8859-1').replace('Ida Brook]]', 'Idå Brook]]');

	it.each<[string, Uint8Array | string]>([
		['UTF-8', Buffer.from(FEED)],
		['text that is decoded already', FEED],
		['a blank line first', Buffer.from(`\n\r\n  ${FEED}`)],
		['a byte order mark', Buffer.from(`\ufeff${FEED}`)],
		['a byte order mark and a blank line', `\ufeff\n${FEED}`],
		['UTF-16, little end first', utf16(`\ufeff${FEED}`)],
		['UTF-16, big end first', utf16(`\ufeff${FEED}`).swap16()],
		['UTF-16 without a mark', utf16(FEED)],
		['UTF-16, big end first, without a mark', utf16(FEED).swap16()],
		['a wrong declaration', Buffer.from(FEED.replace('UTF-8', 'UTF-16'))],
		['an unknown declaration', Buffer.from(FEED.replace('UTF-8', 'x-klingon'))],
		['control characters', Buffer.from(FEED.replace('Salt', 'S\u0000a\u0008l\u000b\u001bt'))],
		['windows line ends', Buffer.from(FEED.replaceAll('\n', '\r\n'))],
	])('%s changes nothing', (_what, body) => {
		expect(parseFeed(body)).toEqual(parseFeed(FEED));
	});

	it('is believed when it is declared and the bytes are not UTF-8', () => {
		const bytes = Buffer.from(latin, 'latin1');
		expect(itemsOf(parseFeed(bytes))[0]?.creator).toBe('Idå Brook');
		const undeclared = Buffer.from(latin.replace('encoding="ISO-8859-1"', ''), 'latin1');
		const [item] = itemsOf(parseFeed(undeclared, 'text/xml; charset="windows-1252"'));
		expect(item?.creator).toBe('Idå Brook');
		expect(itemsOf(parseFeed(undeclared))[0]?.creator).toBe('Id\ufffd Brook');
	});

	it('that nobody knows is said', () => {
		const bytes = Buffer.from(latin.replace('ISO-8859-1', 'x-klingon'), 'latin1');
		expect(whyNot(bytes)).toBe('encoding');
	});
});

describe('what is no feed', () => {
	it.each<[string, string, string | undefined]>(
		(
			[
				['empty', ''],
				['empty', ' \r\n\t\ufeff'],
				['html', '<!DOCTYPE html><html><head><title>Medium</title></head></html>'],
				['html', '<html lang="en"><body>x<br></body></html>'],
				['html', '<!-- x --><html><body><p>a</body></html>'],
				['html', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>'],
				['html', 'Just a moment…', 'text/html; charset=utf-8'],
				['throttled', 'Too many feed requests. See: https://medium.superfeedr.com'],
				['throttled', 'Too Many Requests'],
				['throttled', '<html><body>Too many feed requests.</body></html>'],
				['throttled', atom([], { code: 429 })],
				['hub', atom([], { code: 503 })],
				['notXml', '{"error":"x"}'],
				['notXml', 'Not found'],
				['notXml', '<rss><channel></item></channel></rss>'],
				['notXml', '<rss><channel>a < b</channel></rss>'],
				['notXml', '<rss version=2></rss>'],
				['notXml', '\u0001\u0002\ufffd'],
				['otherXml', '<opml version="2.0"><body/></opml>'],
				['otherXml', '<rss version="2.0"/>'],
				['otherXml', '<urlset><url/></urlset>'],
				['documentType', '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>'],
				['documentType', '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x"><rss><channel/></rss>'],
				['tooDeep', `<rss><channel>${'<a>'.repeat(1_000)}`],
				['tooMany', `<rss><channel>${'<a/>'.repeat(200_000)}</channel></rss>`],
				['tooMany', `<rss ${Array.from({ length: 200_000 }, (_, i) => `a${i}=""`).join(' ')}/>`],
			] as Array<[string, string, string?]>
		).map(([why, body, contentType]) => [why, body, contentType]),
	)('%s: %.60s', (why, body, contentType) => {
		expect(whyNot(body, contentType)).toBe(why);
	});

	it('a hub that was throttled hands on the entries it has all the same', () => {
		expect(whyNot(atom([{ id: 'abc123' }], { code: 429 }))).toBe('1 items');
	});

	it('a feed that was cut, wherever', () => {
		for (let length = 1; length < FEED.length; length++) {
			expect([length, whyNot(FEED.slice(0, length))]).toEqual([length, 'cut']);
		}
		const bytes = Buffer.from(FEED);
		expect(whyNot(bytes.subarray(0, bytes.indexOf('é') + 1))).toBe('cut');
	});
});

describe('what would cost time', () => {
	const million = 1_000_000;
	it.each<[string, string]>([
		['spaces in a tag', `<rss a${' '.repeat(10 * million)}>`],
		['quotes', `<rss ${'a="'.repeat(3 * million)}>`],
		['quotes of two kinds', `<rss ${`a="'`.repeat(2 * million)}`],
		['a long name', `<${'r'.repeat(10 * million)}`],
		['a long name of an attribute', `<rss ${'r'.repeat(10 * million)}="a">`],
		[
			'spaces around an equals sign',
			`<rss a${' '.repeat(5 * million)}=${' '.repeat(5 * million)}>`,
		],
		['a long attribute', `<rss a="${'&'.repeat(10 * million)}"><channel/></rss>`],
		['opening brackets', `<rss><channel>${'<'.repeat(10 * million)}`],
		['open comments', `<rss><channel>${'<!--'.repeat(2 * million)}`],
		['open sections', `<rss><channel>${'<![CDATA['.repeat(million)}`],
		['small sections', `<rss><channel>${'<![CDATA[x]]>'.repeat(300_000)}</channel></rss>`],
		['entities', `<rss><channel>${'&amp;'.repeat(2 * million)}</channel></rss>`],
		['numbers', `<rss><channel>${'&#65;'.repeat(2 * million)}</channel></rss>`],
		['broken entities', `<rss><channel>${'&#'.repeat(5 * million)}</channel></rss>`],
		['long text', `<rss><channel>${'x'.repeat(10 * million)}</channel></rss>`],
		['space before anything', `${' '.repeat(10 * million)}x`],
	])('%s: read in less than a second', (_what, body) => {
		const start = performance.now();
		parseFeed(body);
		expect(performance.now() - start).toBeLessThan(1_000);
	});
});
