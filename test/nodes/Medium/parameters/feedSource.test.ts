import * as fc from 'fast-check';

import { NodeOperationError } from 'n8n-workflow';

import { WHAT_TO_ENTER } from '../../../../nodes/Medium/parameters/addressMessages';
import type { FeedSource } from '../../../../nodes/Medium/feed/feedUrls';
import {
	type FeedSourceInput,
	readFeedSource,
} from '../../../../nodes/Medium/parameters/feedSource';
import { parametersOf, refusalOf } from '../../../support/parameters';
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

const read = (input: FeedSourceInput): FeedSource => readFeedSource(parametersOf({}), input);

const feedOf = (input: FeedSourceInput): string => read(input).feedUrl;

/** What is wrong with an input, and which field the refusal asks for. */
function refused(input: FeedSourceInput): { message: string; field: string | undefined } {
	const { message, description } = refusalOf(() => read(input));
	const field = Object.entries(WHAT_TO_ENTER).find(([, text]) => description?.includes(text))?.[0];
	return { message, field };
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
		expect(read(user(text))).toEqual({
			kind: 'user',
			feedUrl: 'https://medium.com/feed/@jane.doe_1',
			username: 'jane.doe_1',
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
		['https://medium.com/u/0123456789ab', 'This link does not contain the user’s name'],
		['https://medium.com/me/stories/drafts', 'This page belongs to your own account'],
		['https://medium.com/search?q=sea', 'This page shows search results'],
		['https://medium.com', 'This Medium page is not a profile, a publication or a tag'],
		['https://medium.com/@', 'This Medium page is not a profile, a publication or a tag'],
		['https://api.medium.com/v1/me', 'This is a URL of Medium’s API, not of a page or feed'],
		['https://medium.com/_/api/users/1', 'This is a URL of Medium’s API, not of a page or feed'],
		['https://cdn-images-1.medium.com/max/1/x.png', 'There are no stories at this URL'],
		['https://example.com/some/page.html', 'This is not the address of a Medium page'],
		['javascript:alert(1)', 'This is not an http(s) URL'],
		['file:///etc/passwd', 'This is not an http(s) URL'],
		['ftp://medium.com/@jane', 'This is not an http(s) URL'],
		['https://jane:secret@medium.com/@jane', 'This URL contains a username or a password'],
		['https:///', 'This is not a valid URL'],
		['https://a b.example/feed', 'This is not a valid URL'],
	])('%s is explained: %s', (text, message) => {
		expect(refused(user(text))).toEqual({ field: 'User', message });
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
		expect(read(publication(text))).toEqual({
			kind: 'publication',
			feedUrl: 'https://medium.com/feed/the-harbour',
			slug: 'the-harbour',
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
		['me', 'This page belongs to your own account'],
		['https://medium.com/@jane/a-walk-0123456789ab', 'This is a profile, not a publication'],
		['The Harbour', 'This is not the name in a publication’s address'],
		['a1b2c3d4e5f6', 'A publication’s ID does not lead to its feed'],
		['a1b2c3d4e5f', 'A publication’s ID does not lead to its feed'],
		['a3ed2f08643', 'A publication’s ID does not lead to its feed'],
		['https://medium.com/about', 'This Medium page is not a profile, a publication or a tag'],
		['https://medium.com/jobs', 'This Medium page is not a profile, a publication or a tag'],
		['https://medium.com/new-story', 'This page belongs to your own account'],
		['https://medium.com/%E9t%E9', 'This Medium page is not a profile, a publication or a tag'],
		['https://medium.com/tag/sea', 'This is the address of a tag'],
		['https://medium.com/feed', 'This Medium page is not a profile, a publication or a tag'],
		['https://medium.com/ME/publications', 'This page belongs to your own account'],
	])('%s is explained: %s', (text, message) => {
		expect(refused(publication(text))).toEqual({ field: 'Publication', message });
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
		['https://medium.com/tag', 'This Medium page is not a profile, a publication or a tag'],
		['file:///tag/x', 'This is not an http(s) URL'],
	])('%s is explained: %s', (text, message) => {
		expect(refused(tag(text))).toEqual({ field: 'Tag', message });
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
		expect(refused(both('@jane', 'sea')).field).toBe('Publication');
		expect(refused(both('harbour', '')).field).toBe('Tag');
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
		['jane', 'This is not a valid URL'],
		['data:text/xml,<rss/>', 'This is not an http(s) URL'],
		[
			'https://medium.com/the-harbour/tagged/~',
			'This Medium page is not a profile, a publication or a tag',
		],
		[
			'https://the.harbour.example/feed/tagged/-',
			'This Medium page is not a profile, a publication or a tag',
		],
	])('%s is explained: %s', (text, message) => {
		expect(refused(url(text))).toEqual({ field: 'Feed URL', message });
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
					let feedUrl: string;
					try {
						feedUrl = feedOf(make(text));
					} catch (error) {
						if (!(error instanceof NodeOperationError)) throw error;
						expect(error.message).not.toMatch(/error|problem|failure|mistake/i);
						expect(error.description).toMatch(/^[A-Z].*\.$/s);
						return;
					}
					expect(feedUrl).toMatch(/^https?:\/\//);
					expect(new URL(feedUrl).href).toBe(feedUrl);
					expect(feedOf(url(feedUrl))).toBe(feedUrl);
				},
			),
			3_000,
		);
	});
});
