import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import {
	looksLikeResponse,
	passesFilters,
	type StoryFilters,
} from '../../../../nodes/Medium/feed/filters';
import { parseFeed } from '../../../../nodes/Medium/feed/parse';
import { type FeedStory, readStories } from '../../../../nodes/Medium/feed/story';
import { type InventedStory, rss, START } from './inventedFeed';

function storiesIn(feed: string | Buffer): FeedStory[] {
	const reading = parseFeed(feed);
	return reading.kind === 'feed' ? readStories(reading) : [];
}

function story(fields: Partial<InventedStory>): FeedStory {
	const [only] = storiesIn(rss([{ id: 'abc123', ...fields }]));
	if (!only) throw new Error('No story');
	return only;
}

const STORY = {
	title: 'What the AI said',
	tags: ['machine-learning', 'idée'],
	content:
		'<h4>On Node.js &amp; C++</h4><p>It <em>said</em>: “water<strong>ways</strong>”. 海の話。</p>',
};

describe('a story passes', () => {
	it.each<[string, StoryFilters]>([
		['no filter', {}],
		['empty filters', { tags: [], words: [], author: ' ' }],
		['one of its tags', { tags: ['sea', 'Machine Learning'] }],
		['a tag with a sign', { tags: ['#machine-learning'] }],
		['a tag whose accent is encoded otherwise', { tags: ['IDE\u0301E'] }],
		['a word of the title', { words: ['ai'] }],
		['a word of the text', { words: ['Waterways'] }],
		['a phrase', { words: ['sea', 'what  the AI'] }],
		['a word of the subtitle', { words: ['node.js'] }],
		['a word in a script without spaces', { words: ['海'] }],
		['signs', { words: ['++'] }],
		['its author', { author: ' ida  BROOK ' }],
		['a moment before', { after: START - 60_000 }],
		['responses out', { withoutResponses: true }],
		['all at once', { tags: ['idée'], words: ['said'], author: 'Ida Brook', after: 0 }],
	])('%s', (_what, filters) => {
		expect(passesFilters(story(STORY), filters)).toBe(true);
	});
});

describe('a story does not pass', () => {
	it.each<[string, StoryFilters]>([
		['another tag', { tags: ['machine'] }],
		['part of a word', { words: ['water', 'way', 'd'] }],
		['words apart from each other', { words: ['what AI'] }],
		['part of the markup', { words: ['em', 'strong'] }],
		['an empty word', { words: [' '] }],
		['another author', { author: 'Ida' }],
		['the moment itself', { after: Date.UTC(2026, 2, 14, 17, 39, 8) }],
		['one of several', { tags: ['idée'], author: 'Somebody' }],
	])('%s', (_what, filters) => {
		expect(passesFilters(story(STORY), filters)).toBe(false);
	});

	it('a date when it has none', () => {
		const { publishedAt: _none, ...undated } = story(STORY);
		expect(passesFilters(undated, { after: 0 })).toBe(false);
	});
});

describe('a response', () => {
	const response = {
		title: 'Thank you, Ida — that helped',
		tags: [],
		content: '<p>Thank you, Ida — that helped me a lot.</p><p>Do you <a href="x">also</a> row?</p>',
	};

	it.each<[string, Partial<InventedStory>]>([
		['begins with its title', {}],
		['has a title that was cut', { title: 'Thank you, Ida — that…' }],
		['says no more than its title', { title: 'Yes', content: '<p>Yes</p>' }],
		['is a sign', { title: '👏', content: '<p>👏</p>' }],
		[
			'begins with a quotation',
			{ content: `<blockquote>${response.title}</blockquote><p>So?</p>` },
		],
	])('is one when it %s', (_what, fields) => {
		const item = story({ ...response, ...fields });
		expect(looksLikeResponse(item)).toBe(true);
		expect(passesFilters(item, { withoutResponses: true })).toBe(false);
		expect(passesFilters(item, {})).toBe(true);
	});

	it.each<[string, Partial<InventedStory>]>([
		['has a tag', { tags: ['sea'] }],
		['has a title of its own', { title: 'On rowing' }],
		['has a heading', { content: `${response.content}<h3>More</h3>` }],
		['shows its title', { content: `<h3>${response.title}</h3><p>Text</p>` }],
		['has a picture', { content: `${response.content}<figure><img src="x"></figure>` }],
		['is truncated', { content: undefined }],
		['has no title', { title: '' }],
	])('is none when it %s', (_what, fields) => {
		const item = story({ ...response, ...fields });
		expect(looksLikeResponse(item)).toBe(false);
		expect(passesFilters(item, { withoutResponses: true })).toBe(true);
	});
});

/** Real feeds of Medium; they are not part of this repository. */
const FEEDS = path.resolve(__dirname, '../../../../../shared/feeds');

if (!existsSync(FEEDS)) {
	it('has no feeds to read: the folder ../shared/feeds is absent', () => {
		expect(existsSync(FEEDS)).toBe(false);
	});
} else {
	it('no story of the real feeds is taken for a response, even if it had no tags', () => {
		const stories = readdirSync(FEEDS).flatMap((file) =>
			storiesIn(readFileSync(path.join(FEEDS, file))),
		);
		expect(stories).toHaveLength(39);
		const taken = stories.filter((one) => looksLikeResponse({ ...one, tags: [] }));
		expect(taken.map(({ id }) => id)).toEqual([]);
	});
}
