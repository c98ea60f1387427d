import * as fc from 'fast-check';
import { NodeOperationError } from 'n8n-workflow';

import {
	buildPost,
	type PostBody,
	readStoryDetails,
} from '../../../../../nodes/Medium/actions/post/buildPost';
import { readTypedText } from '../../../../../nodes/Medium/actions/post/readContent';
import { type License, LICENSES } from '../../../../../nodes/Medium/content/licenses';
import { parametersOf, refusalOf } from '../../../../support/parameters';
import { forAll } from '../../../../support/seed';

const NOW = Date.parse('2025-06-01T12:00:00Z');
const INPUT = {
	title: 'A title',
	content: 'Some text',
	contentFormat: 'markdown',
	publishStatus: 'draft',
	additionalFields: {},
};

type Input = Partial<Record<keyof typeof INPUT, unknown>>;

function body(input: Input): PostBody {
	const parameters = parametersOf({ ...INPUT, ...input });
	return buildPost(parameters, readTypedText(parameters), readStoryDetails(parameters, NOW));
}

describe('buildPost', () => {
	it('sends nothing that was not said', () => {
		expect(body({})).toEqual({
			title: 'A title',
			content: 'Some text',
			contentFormat: 'markdown',
			publishStatus: 'draft',
		});
	});

	it.each<[keyof Input, unknown, string, RegExp]>([
		['title', '', 'Title', /empty/],
		['title', '  \n ', 'Title', /empty/],
		['title', null, 'Title', /empty/],
		['title', undefined, 'Title', /empty/],
		['title', 'x'.repeat(101), 'Title', /101 characters/],
		['title', '🙂'.repeat(101), 'Title', /101 characters/],
		['title', 'x'.repeat(10 * 1024 * 1024), 'Title', /10485760 characters/],
		['title', { a: 1 }, 'Title', /not a text/],
		['title', ['a'], 'Title', /not a text/],
		['content', '', 'Content', /empty/],
		['content', null, 'Content', /empty/],
		['content', {}, 'Content', /not a text/],
		['contentFormat', '', 'Content Format', /none of its options/],
		['contentFormat', 'fileName', 'Content Format', /none of its options/],
		['publishStatus', 'published', 'Publish Status', /none of its options/],
		['publishStatus', null, 'Publish Status', /none of its options/],
		['publishStatus', ['draft'], 'Publish Status', /none of its options/],
	])('refuses %s = %p', (name, value, field, message) => {
		const refusal = refusalOf(() => body({ [name]: value }));
		expect(refusal.message).toContain(field);
		expect(refusal.message).toMatch(message);
		expect(refusal.description?.length).toBeGreaterThan(30);
		expect(refusal.description?.length).toBeLessThan(400);
	});

	it.each<[string, unknown, string, RegExp]>([
		['canonicalUrl', 'example.com/a', 'Canonical URL', /not a web address/],
		['canonicalUrl', 'ftp://example.com', 'Canonical URL', /not a web address/],
		['canonicalUrl', 'javascript:alert(1)', 'Canonical URL', /not a web address/],
		['canonicalUrl', 'https://', 'Canonical URL', /not a web address/],
		['canonicalUrl', { url: 'https://x' }, 'Canonical URL', /not a web address/],
		['license', 'mit', 'License', /none of its options/],
		['license', 7, 'License', /none of its options/],
		['tags', 'a,b,c,d,e,f', 'Tags', /6 tags/],
		['tags', 'x'.repeat(26), 'Tags', /26 characters/],
		['tags', { a: 1 }, 'Tags', /not texts/],
		['tags', [['a']], 'Tags', /not texts/],
		['publishedAt', 'yesterday', 'Published At', /not a date/],
		['publishedAt', '2024-02-31', 'Published At', /not a date/],
		['publishedAt', { a: 1 }, 'Published At', /not a date/],
		['publishedAt', '2025-06-01T12:00:01Z', 'Published At', /future/],
	])('refuses %s = %p', (name, value, field, message) => {
		const refusal = refusalOf(() => body({ additionalFields: { [name]: value } }));
		expect(refusal.message).toMatch(message);
		expect(`${refusal.message} ${refusal.description}`).toContain(field);
	});

	it('takes a title of exactly 100 characters, however many bytes', () => {
		expect(body({ title: '🙂'.repeat(100) }).title).toBe('🙂'.repeat(100));
	});

	it('writes out numbers and booleans that expressions give', () => {
		expect(body({ title: 1984, content: false })).toMatchObject({
			title: '1984',
			content: 'false',
		});
	});

	it.each(Object.keys(LICENSES) as License[])('takes the license %s', (license) => {
		expect(body({ additionalFields: { license } })).toMatchObject({ license });
	});

	it.each([
		[false, false],
		['false', false],
		[true, true],
		['true', true],
		['', undefined],
		[null, undefined],
		[undefined, undefined],
	])('sends notifyFollowers %p as %p', (notifyFollowers, sent) => {
		expect(body({ additionalFields: { notifyFollowers } }).notifyFollowers).toBe(sent);
	});

	it.each([null, 'text', 3, []])(
		'passes over Additional Fields that are %p',
		(additionalFields) => {
			expect(body({ additionalFields })).toEqual(body({}));
		},
	);

	it.each<[string | Date, string, string]>([
		['2024-05-31T09:00:00', '2024-05-31T07:00:00.000Z', 'in the workflow’s zone'],
		['2024-12-31T09:00:00', '2024-12-31T08:00:00.000Z', 'in the workflow’s zone, in winter'],
		['2024-05-31 09:00', '2024-05-31T07:00:00.000Z', 'with a space'],
		['2024-05-31', '2024-05-30T22:00:00.000Z', 'without a time'],
		['2024-05-31T09:00:00Z', '2024-05-31T09:00:00.000Z', 'in UTC'],
		['2024-05-31T09:00:00+02:00', '2024-05-31T07:00:00.000Z', 'with an offset'],
		['2024-05-31T09:00:00.000-04:00', '2024-05-31T13:00:00.000Z', 'with another offset'],
		[new Date('2024-05-31T09:00:00Z'), '2024-05-31T09:00:00.000Z', 'as a Date'],
	])('reads the date %s as %s: %s', (publishedAt, sent) => {
		expect(body({ additionalFields: { publishedAt } }).publishedAt).toBe(sent);
	});

	it('gives a reason and never sends what it did not check, whatever expressions give', () => {
		const anything = fc.anything({ withNullPrototype: false, maxDepth: 2 });
		forAll(
			fc.property(anything, anything, anything, anything, (title, content, extra, tags) => {
				let built: PostBody;
				try {
					built = body({
						title,
						content,
						additionalFields: { tags, canonicalUrl: extra, license: extra, publishedAt: extra },
					});
				} catch (error) {
					expect(error).toBeInstanceOf(NodeOperationError);
					return;
				}
				expect(typeof built.title).toBe('string');
				expect(typeof built.content).toBe('string');
			}),
			500,
		);
	});
});
