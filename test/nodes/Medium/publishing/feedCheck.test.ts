import type { FeedStory } from '../../../../nodes/Medium/feed/story';
import { parseFeed } from '../../../../nodes/Medium/feed/parse';
import { readStories } from '../../../../nodes/Medium/feed/story';
import { findInFeed, type SentStory } from '../../../../nodes/Medium/publishing/feedCheck';
import { type InventedStory, rss, START } from '../feed/inventedFeed';

const SENT_AT = START - 60_000;
const CANONICAL = 'https://ada.example/tides?year=1';
const SENT: SentStory = {
	title: 'What the Tide Leaves',
	content: '<p>It leaves “ropes”, nets &amp; <em>letters</em>.</p><p>And it takes them.</p>',
	canonicalUrl: CANONICAL,
};
const SHOWN: InventedStory = {
	id: 'aaaaaaaaaaa1',
	title: 'What the Tide Leaves',
	content: '<p>It leaves "ropes", nets &amp; <em>letters</em>.</p><p>And it takes them.</p>',
};
const line = (url: string): string =>
	`<p><em>Originally published at </em><a href="${url}"><em>ada.example</em></a><em>.</em></p>`;

function find(
	shown: InventedStory[],
	sent: Partial<SentStory> = {},
	terms: { sentAt?: number; otherIds?: ReadonlySet<string> } = {},
): string | undefined {
	const feed = parseFeed(rss(shown));
	if (feed.kind !== 'feed') throw new Error(feed.why);
	const stories: FeedStory[] = readStories(feed);
	return findInFeed(
		stories,
		{ ...SENT, ...sent },
		{
			sentAt: SENT_AT,
			otherIds: new Set<string>(),
			...terms,
		},
	)?.id;
}

describe('a story that was sent is found in a feed', () => {
	it.each<[string, InventedStory, Partial<SentStory>?]>([
		['by its title and text', SHOWN],
		['where the title has other quotes', { ...SHOWN, title: '“What the Tide” leaves' }],
		[
			'sent as Markdown',
			SHOWN,
			{ content: 'It leaves “ropes”, nets & *letters*.\n\nAnd it takes them.' },
		],
		[
			'with a long text, of which the feed’s beginning is cut',
			{ ...SHOWN, content: `<p>${'ropes and nets '.repeat(40)}</p>` },
			{ content: 'ropes and nets '.repeat(40) },
		],
		[
			'by the link to where it first appeared',
			{ ...SHOWN, title: 'Tides', content: `<p>Other words.</p>${line(CANONICAL)}` },
		],
		[
			'by that link, written in another way',
			{
				...SHOWN,
				title: 'Tides',
				content: `<p>x</p>${line('HTTPS://ADA.example:443/tides?year=1')}`,
			},
		],
		['from the second it was sent in', { ...SHOWN, publishedAt: SENT_AT - 999 }],
	])('%s', (...[, shown, sent]) => {
		const other = { id: 'bbbbbbbbbbb1', title: 'Another' };
		expect(find([other, shown], sent)).toBe('aaaaaaaaaaa1');
	});

	it.each<[string, InventedStory, Partial<SentStory>?]>([
		['another title', { ...SHOWN, title: 'What the Tide Leaves, Part 2' }],
		['another text', { ...SHOWN, content: '<p>It leaves nothing.</p>' }],
		['no text', { ...SHOWN, content: '<figure><img src="https://a.example/a.png"></figure>' }],
		['an earlier date', { ...SHOWN, publishedAt: SENT_AT - 60_000 }],
		[
			'an earlier date, though edited since',
			{ ...SHOWN, publishedAt: SENT_AT - 60_000, updatedAt: START },
		],
		[
			'a link to another page',
			{ ...SHOWN, title: 'Tides', content: line('https://ada.example/tides?year=2') },
		],
		[
			'a link to that page, but elsewhere',
			{ ...SHOWN, title: 'Tides', content: `<p>As I <a href="${CANONICAL}">wrote</a>.</p>` },
		],
		[
			'such a line, where none was sent',
			{ ...SHOWN, title: 'Tides', content: line(CANONICAL) },
			{ canonicalUrl: undefined },
		],
	])('not with %s', (...[, shown, sent]) => {
		expect(find([shown], sent)).toBeUndefined();
	});

	it('not where it is known to be another', () => {
		expect(find([SHOWN], {}, { otherIds: new Set(['aaaaaaaaaaa1']) })).toBeUndefined();
	});

	it('not where two could be meant, unless one of them is known', () => {
		const both = [SHOWN, { ...SHOWN, id: 'aaaaaaaaaaa2' }];
		expect(find(both)).toBeUndefined();
		expect(find(both, {}, { otherIds: new Set(['aaaaaaaaaaa2']) })).toBe('aaaaaaaaaaa1');
	});

	it('whatever its date, where nobody knows when it was sent', () => {
		expect(find([{ ...SHOWN, publishedAt: 0 }], {}, { sentAt: undefined })).toBe('aaaaaaaaaaa1');
	});

	it('dated back, by that date and the time of the last change', () => {
		const publishedAt = '2019-02-01T08:00:00.000Z';
		const date = Date.parse(publishedAt);
		const back = { ...SHOWN, publishedAt: date, updatedAt: START };
		expect(find([back], { publishedAt })).toBe('aaaaaaaaaaa1');
		expect(find([{ ...back, updatedAt: date }], { publishedAt })).toBeUndefined();
		expect(find([{ ...back, publishedAt: date + 5_000 }], { publishedAt })).toBeUndefined();
	});
});
