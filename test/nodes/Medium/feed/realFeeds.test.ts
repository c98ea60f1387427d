import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parseFeed } from '../../../../nodes/Medium/feed/parse';
import {
	type FeedOwner,
	type FeedStory,
	readOwner,
	readStories,
} from '../../../../nodes/Medium/feed/story';
import { REAL_STORIES, type RealStory } from './realStories';

/** Real feeds of Medium; they are not part of this repository. */
const FEEDS = path.resolve(__dirname, '../../../../../shared/feeds');
const present = existsSync(FEEDS);

/** How many stories each has, or why it is no feed. */
const COUNTS: Record<string, number | string> = {
	'publication-mit-open-learning.xml': 3,
	'tag-technology-superfeedr-push-1item-2025.atom.xml': 1,
	'tag-technology-superfeedr-status-429-2025.atom.xml': 'throttled',
	'user-empty-tenral3-2026.xml': 0,
	'user-lavertygrenoble-2021.xml': 10,
	'user-linuka.xml': 10,
	'user-liyicky-2022.xml': 5,
	'user-member-only-truncated-2026.xml': 10,
};

/** What each says of whom it belongs to; names as digests. */
const OWNERS: Record<string, Partial<FeedOwner>> = {
	'publication-mit-open-learning.xml': {
		name: 'd4be28e4016d',
		publicationId: '4f08dc6485fb',
		url: 'https://medium.com/open-learning',
	},
	'user-lavertygrenoble-2021.xml': {
		name: '5ad66740128b',
		url: 'https://medium.com/@lavertygrenoble',
		description: '',
	},
	'user-linuka.xml': { name: '43b3278dc7ec', description: '' },
	'user-liyicky-2022.xml': { name: 'db94d397b12a', description: '' },
	'user-member-only-truncated-2026.xml': { name: '8246132432b6' },
	'tag-technology-superfeedr-push-1item-2025.atom.xml': {
		url: 'https://medium.com/tag/technology/latest',
	},
};

if (!present) {
	it('has no feeds to read: the folder ../shared/feeds is absent', () => {
		expect(listFeeds()).toEqual([]);
	});
} else {
	it.each(listFeeds())('%s has the stories it has', (file) => {
		const reading = parseFeed(readFileSync(path.join(FEEDS, file)));
		const found = reading.kind === 'feed' ? readStories(reading).length : reading.why;
		expect(found).toBe(COUNTS[file]);
	});

	it.each(Object.entries(OWNERS))('%s says whose it is', (file, expected) => {
		const reading = parseFeed(readFileSync(path.join(FEEDS, file)));
		if (reading.kind !== 'feed') throw new Error(reading.why);
		const { name, ...owner } = readOwner(reading.channel);
		const { name: expectedName, ...others } = expected;
		expect(owner).toMatchObject(others);
		if (expectedName !== undefined) expect(digest(name)).toBe(expectedName);
	});

	it.each(REAL_STORIES)('$file: $id', (expected) => {
		const story = storiesOf(expected.file).find(({ id }) => id === expected.id);
		expect(story && digested(expected.file, story)).toEqual(expected);
	});

	it('every story has all that its kind has', () => {
		for (const file of Object.keys(COUNTS)) {
			for (const story of storiesOf(file)) {
				expect(story).toMatchObject({
					id: expect.stringMatching(/^[0-9a-f]{11,12}$/) as unknown,
					url: expect.stringMatching(/^https:\/\/[^?#]+$/) as unknown,
					title: expect.stringMatching(/^\S.*\S$/) as unknown,
					author: expect.stringMatching(/^\S/) as unknown,
					snippet: expect.stringMatching(/^.{10,200}$/) as unknown,
				});
				expect(story.snippet).not.toMatch(/[<>]|&\w+;/);
				expect(story.tags.length).toBeGreaterThanOrEqual(3);
				expect(story.isTruncated).toBe(/truncated|tag/.test(file));
				expect(story.readingTime === undefined).toBe(story.isTruncated);
			}
		}
	});
}

function listFeeds(): string[] {
	return present ? readdirSync(FEEDS).filter((file) => file.endsWith('.xml')) : [];
}

function storiesOf(file: string): FeedStory[] {
	const reading = parseFeed(readFileSync(path.join(FEEDS, file)));
	return reading.kind === 'feed' ? readStories(reading) : [];
}

function digested(file: string, story: FeedStory): RealStory {
	return {
		file,
		id: story.id,
		title: digest(story.title),
		subtitle: digest(story.subtitle),
		url: digest(story.url),
		publishedAt: story.publishedAt ?? '',
		updatedAt: story.updatedAt ?? '',
		author: digest(story.author),
		tags: digest(story.tags.join(',')),
		imageUrl: digest(story.imageUrl),
		snippet: digest(story.snippet),
		contentLength: story.contentHtml.length,
		isTruncated: story.isTruncated,
		readingTime: story.readingTime,
		publicationId: story.publicationId,
	};
}

function digest(text: string): string {
	return text === '' ? '' : createHash('sha256').update(text).digest('hex').slice(0, 12);
}
