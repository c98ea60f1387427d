import * as fc from 'fast-check';

import {
	type FeedSourceInput,
	readFeedSource,
} from '../../../../nodes/Medium/parameters/feedSource';
import { forAll } from '../../../support/seed';

const user = (text: string): FeedSourceInput => ({ kind: 'user', user: text });
const publication = (text: string): FeedSourceInput => ({ kind: 'publication', publication: text });
const tag = (text: string): FeedSourceInput => ({ kind: 'tag', tag: text });
const both = (one: string, other: string): FeedSourceInput => ({
	kind: 'publicationTag',
	publication: one,
	tag: other,
});
const url = (text: string): FeedSourceInput => ({ kind: 'url', url: text });

function feedOf(input: FeedSourceInput): string {
	const reading = readFeedSource(input);
	return reading.kind === 'source' ? reading.source.feedUrl : reading.problem.message;
}

describe('a user', () => {
	it.each([
		'@jane.doe_1',
		'https://medium.com/@jane.doe_1',
		'http://www.medium.com/@jane.doe_1/',
		'medium.com/@jane.doe_1',
		'HTTPS://MEDIUM.COM/@jane.doe_1?source=user_profile---------0#top',
		'https://medium.com/@jane.doe_1/about',
		'https://medium.com/@jane.doe_1/a-walk-by-the-sea-0123456789ab?source=rss-0123456789ab------2',
		'https://medium.com/feed/@jane.doe_1',
		'https://medium.com/@jane.doe_1/feed',
		'https://medium.com/%40jane.doe_1',
		'  @jane.doe_1\n',
	])('%s is found', (text) => {
		expect(readFeedSource(user(text))).toEqual({
			kind: 'source',
			source: {
				kind: 'user',
				feedUrl: 'https://medium.com/feed/@jane.doe_1',
				username: 'jane.doe_1',
			},
		});
	});

	it.each([
		['jane', 'https://medium.com/feed/@jane'],
		['Jane_1', 'https://medium.com/feed/@Jane_1'],
		['jane.doe', 'https://medium.com/feed/@jane.doe'],
		['jane.medium.com', 'https://jane.medium.com/feed'],
		['www.jane.example', 'https://www.jane.example/feed'],
		['jane.example/', 'https://jane.example/feed'],
		['https://jane.medium.com', 'https://jane.medium.com/feed'],
		['jane.medium.com/', 'https://jane.medium.com/feed'],
		['http://jane.medium.com/feed?source=x', 'https://jane.medium.com/feed'],
		['https://jane.medium.com/a-walk-0123456789ab', 'https://jane.medium.com/feed'],
		['https://jane.medium.com/about', 'https://jane.medium.com/feed'],
		['https://www.jane.medium.com', 'https://jane.medium.com/feed'],
		['https://www.www.jane.medium.com', 'https://jane.medium.com/feed'],
		['https://jane.medium.com./', 'https://jane.medium.com/feed'],
		['https://www.www.medium.com/@jane', 'https://medium.com/feed/@jane'],
		['https://blog.jane.example', 'https://blog.jane.example/feed'],
		['https://blog.jane.example/a-walk-0123456789ab?source=x', 'https://blog.jane.example/feed'],
	])('%s leads to %s', (text, feed) => {
		expect(feedOf(user(text))).toBe(feed);
	});

	it.each([
		['', 'No user is given'],
		['Jane Doe', 'This is not the name of a user on Medium'],
		['@', 'This is not the name of a user on Medium'],
		['@..', 'This is not the name of a user on Medium'],
		['@jane/../me', 'This is not the name of a user on Medium'],
		['https://medium.com/the-harbour', 'This is the address of a publication, not of a user'],
		[
			'https://medium.com/the-harbour/a-walk-0123456789ab',
			'This is the address of a publication, not of a user',
		],
		['https://medium.com/tag/sea', 'This is the address of a tag'],
		['https://medium.com/p/0123456789ab', 'A short link does not say whose story it is'],
		['https://medium.com/u/0123456789ab', 'This link does not say the user’s name'],
		['https://medium.com/me/stories/drafts', 'This page is your own and has no feed'],
		['https://medium.com/search?q=sea', 'Medium has no feed of search results'],
		['https://medium.com', 'This page of Medium has no feed'],
		['https://medium.com/@', 'This page of Medium has no feed'],
		['https://api.medium.com/v1/me', 'This is an address for programs, not a feed'],
		['https://medium.com/_/api/users/1', 'This is an address for programs, not a feed'],
		['https://cdn-images-1.medium.com/max/1/x.png', 'There are no stories at this address'],
		['https://example.com/some/page.html', 'This address is not one of a Medium page'],
		['javascript:alert(1)', 'This address is not one of the web'],
		['file:///etc/passwd', 'This address is not one of the web'],
		['ftp://medium.com/@jane', 'This address is not one of the web'],
		['https://jane:secret@medium.com/@jane', 'This address carries a user name or a password'],
		['https:///', 'This is not an address'],
		['https://a b.example/feed', 'This is not an address'],
	])('%s is explained: %s', (text, message) => {
		const reading = readFeedSource(user(text));
		expect(reading).toMatchObject({ kind: 'problem', problem: { field: 'User', message } });
	});
});

describe('a publication', () => {
	it.each([
		'the-harbour',
		'https://medium.com/the-harbour',
		'medium.com/the-harbour/',
		'https://medium.com/feed/the-harbour',
		'https://medium.com/the-harbour/a-walk-0123456789ab?source=rss----0123456789ab---4',
		'https://medium.com/the-harbour/about',
		'https://medium.com/the-harbour?source=x',
	])('%s is found', (text) => {
		expect(readFeedSource(publication(text))).toEqual({
			kind: 'source',
			source: {
				kind: 'publication',
				feedUrl: 'https://medium.com/feed/the-harbour',
				slug: 'the-harbour',
			},
		});
	});

	it.each([
		['https://the.harbour.example', 'https://the.harbour.example/feed'],
		['the.harbour.example', 'https://the.harbour.example/feed'],
		['http://the.harbour.example/feed/', 'http://the.harbour.example/feed'],
		['http://127.0.0.1:8080/a-walk-0123456789ab', 'http://127.0.0.1:8080/feed'],
		['localhost:8080', 'https://localhost:8080/feed'],
		['https://harbour.medium.com/', 'https://harbour.medium.com/feed'],
		['https://medium.com/the-harbour/tagged/sea', 'https://medium.com/feed/the-harbour/tagged/sea'],
		['https://the.harbour.example/tagged/sea', 'https://the.harbour.example/feed/tagged/sea'],
	])('%s leads to %s', (text, feed) => {
		expect(feedOf(publication(text))).toBe(feed);
	});

	it.each([
		['', 'No publication is given'],
		['@jane', 'This is a profile, not a publication'],
		['me', 'This page is your own and has no feed'],
		['https://medium.com/@jane/a-walk-0123456789ab', 'This is a profile, not a publication'],
		['The Harbour', 'This is not the name in a publication’s address'],
		['a1b2c3d4e5f6', 'A publication’s ID does not lead to its feed'],
		['a1b2c3d4e5f', 'A publication’s ID does not lead to its feed'],
		['https://medium.com/tag/sea', 'This is the address of a tag'],
		['https://medium.com/feed', 'This page of Medium has no feed'],
		['https://medium.com/ME/publications', 'This page is your own and has no feed'],
	])('%s is explained: %s', (text, message) => {
		expect(readFeedSource(publication(text))).toMatchObject({
			kind: 'problem',
			problem: { field: 'Publication', message },
		});
	});
});

describe('a tag', () => {
	it.each([
		['machine-learning', 'machine-learning'],
		['Machine Learning', 'machine-learning'],
		['#MachineLearning', 'machinelearning'],
		['Node.js', 'nodejs'],
		['c++', 'c'],
		['idée', 'id%C3%A9e'],
		['ide\u0301e', 'id%C3%A9e'],
		['ide.\u0301e', 'id%C3%A9e'],
		['https://medium.com/tag/machine-learning/latest?source=x', 'machine-learning'],
		['https://medium.com/feed/tag/machine-learning', 'machine-learning'],
		['medium.com/topic/machine-learning', 'machine-learning'],
		['https://medium.com/tag/id%C3%A9e', 'id%C3%A9e'],
	])('%s is %s', (text, slug) => {
		expect(feedOf(tag(text))).toBe(`https://medium.com/feed/tag/${slug}`);
	});

	it('within a publication stays within it', () => {
		expect(feedOf(tag('https://medium.com/the-harbour/tagged/sea'))).toBe(
			'https://medium.com/feed/the-harbour/tagged/sea',
		);
	});

	it.each([
		['', 'No tag is given'],
		['#', 'This is not a tag'],
		['https://medium.com/@jane', 'This is not a tag'],
		['https://medium.com/tag', 'This page of Medium has no feed'],
		['file:///tag/x', 'This address is not one of the web'],
	])('%s is explained: %s', (text, message) => {
		expect(readFeedSource(tag(text))).toMatchObject({
			kind: 'problem',
			problem: { field: 'Tag', message },
		});
	});
});

describe('a publication and a tag', () => {
	it.each([
		['the-harbour', 'Open Sea', 'https://medium.com/feed/the-harbour/tagged/open-sea'],
		[
			'https://medium.com/the-harbour',
			'https://medium.com/tag/sea',
			'https://medium.com/feed/the-harbour/tagged/sea',
		],
		['https://the.harbour.example/', 'sea', 'https://the.harbour.example/feed/tagged/sea'],
		[
			'https://medium.com/the-harbour/tagged/land',
			'sea',
			'https://medium.com/feed/the-harbour/tagged/sea',
		],
	])('%s and %s are at %s', (one, other, feed) => {
		expect(feedOf(both(one, other))).toBe(feed);
	});

	it('say which of them is not understood', () => {
		expect(readFeedSource(both('@jane', 'sea'))).toMatchObject({
			problem: { field: 'Publication' },
		});
		expect(readFeedSource(both('harbour', ''))).toMatchObject({ problem: { field: 'Tag' } });
	});
});

describe('a feed URL', () => {
	it.each([
		['@jane', 'https://medium.com/feed/@jane'],
		['https://medium.com/@jane', 'https://medium.com/feed/@jane'],
		[
			'https://medium.com/feed/the-harbour/tagged/sea',
			'https://medium.com/feed/the-harbour/tagged/sea',
		],
		['https://medium.com/feed/tag/sea', 'https://medium.com/feed/tag/sea'],
		['https://jane.medium.com/feed', 'https://jane.medium.com/feed'],
		['https://the.harbour.example/feed', 'https://the.harbour.example/feed'],
		['https://the.harbour.example/', 'https://the.harbour.example/feed'],
		[
			'https://example.com/feeds/all.atom.xml?lang=en&source=x#a',
			'https://example.com/feeds/all.atom.xml?lang=en',
		],
		['http://127.0.0.1:8080/feed/@jane', 'http://127.0.0.1:8080/feed/@jane'],
		['https://bücher.example/feed', 'https://xn--bcher-kva.example/feed'],
	])('%s leads to %s', (text, feed) => {
		expect(feedOf(url(text))).toBe(feed);
	});

	it.each([
		['', 'No feed URL is given'],
		['jane', 'This is not an address'],
		['data:text/xml,<rss/>', 'This address is not one of the web'],
		['https://medium.com/the-harbour/tagged/~', 'This page of Medium has no feed'],
		['https://the.harbour.example/feed/tagged/-', 'This page of Medium has no feed'],
	])('%s is explained: %s', (text, message) => {
		expect(readFeedSource(url(text))).toMatchObject({
			kind: 'problem',
			problem: { field: 'Feed URL', message },
		});
	});
});

describe('whatever is pasted', () => {
	const odd = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 60 }),
		fc.webUrl({ withQueryParameters: true, withFragments: true }),
		fc
			.array(
				fc.constantFrom(
					'https://',
					'medium.com',
					'/',
					'@',
					'feed',
					'tag',
					'tagged',
					'..',
					'%',
					'%2e',
					':',
					'?',
					'#',
					'a',
					'.',
					' ',
					'\\',
				),
				{ maxLength: 12 },
			)
			.map((parts) => parts.join('')),
	);

	it('gives an address over http or https that stays as it is when it is pasted back, or is explained', () => {
		forAll(
			fc.property(
				fc.constantFrom(user, publication, tag, url, (text: string) => both(text, text)),
				odd,
				(make, text) => {
					const reading = readFeedSource(make(text));
					if (reading.kind === 'problem') {
						expect(reading.problem.message).not.toMatch(/error|problem|failure|mistake/i);
						expect(reading.problem.description).toMatch(/^[A-Z].*\.$/s);
						return;
					}
					const { feedUrl } = reading.source;
					expect(feedUrl).toMatch(/^https?:\/\//);
					expect(new URL(feedUrl).href).toBe(feedUrl);
					expect(feedOf(url(feedUrl))).toBe(feedUrl);
				},
			),
			3_000,
		);
	});
});
