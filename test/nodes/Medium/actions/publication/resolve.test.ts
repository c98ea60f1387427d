import * as fc from 'fast-check';

import { NodeOperationError } from 'n8n-workflow';

import {
	isCalled,
	type NamedPublication,
	readPublicationReference,
} from '../../../../../nodes/Medium/actions/publication/resolve';
import { parametersOf, refusalOf } from '../../../../support/parameters';
import { forAll } from '../../../../support/seed';

const read = (text: string): NamedPublication => readPublicationReference(parametersOf({}), text);

const hex = (min: number, max: number): fc.Arbitrary<string> =>
	fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: min, maxLength: max });
/** As Medium makes them from a name; never mistaken for an ID, which has no letters after f. */
const slug = fc
	.string({
		unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-'),
		minLength: 1,
		maxLength: 40,
	})
	.map((text) => `z${text}`);
const scheme = fc.constantFrom('https://', 'http://', 'HTTPS://', '');
const host = fc.constantFrom('medium.com', 'www.medium.com', 'Medium.com');
const below = fc.constantFrom(
	'',
	'/',
	'?source=x',
	'/a-story-0123456789ab',
	'/a-story-0123456789ab?source=collection_home---------0',
	'/about#us',
);

describe('readPublicationReference', () => {
	it('takes every ID as it is', () => {
		forAll(
			fc.property(hex(11, 12), fc.constantFrom('', ' ', '\n'), (id, space) => {
				expect(read(`${space}${id}${space}`)).toEqual({ kind: 'id', id });
			}),
		);
	});

	it('finds the same name in every form of a publication’s address', () => {
		forAll(
			fc.property(slug, scheme, host, below, (name, start, site, rest) => {
				const expected = { kind: 'name', name };
				expect(read(name)).toEqual(expected);
				expect(read(`${start}${site}/${name}${rest}`)).toEqual(expected);
				expect(read(`${start}${site}/feed/${name}`)).toEqual(expected);
			}),
		);
	});

	it('finds the ID that links of a publication’s feed carry', () => {
		forAll(
			fc.property(hex(11, 12), fc.constantFrom('medium.com/x', 'blog.example.com'), (id, site) => {
				const link = `https://${site}/a-story-0123456789ab?source=rss----${id}---4`;
				expect(read(link)).toEqual({ kind: 'id', id });
			}),
		);
	});

	it('takes a publication’s own domain, without www, as its name', () => {
		forAll(
			fc.property(fc.domain(), scheme, (domain, start) => {
				fc.pre(!domain.startsWith('www.') && domain !== 'medium.com');
				const { kind } = read(`${start}www.${domain}/a-story`);
				expect(kind).toBe('name');
			}),
		);
	});

	it('explains every profile', () => {
		forAll(
			fc.property(slug, scheme, host, below, (name, start, site, rest) => {
				for (const text of [`@${name}`, `${start}${site}/@${name}${rest}`]) {
					expect(refusalOf(() => read(text)).message).toBe('This is a profile, not a publication');
				}
			}),
		);
	});

	it.each<[string, string]>([
		['', 'No publication is chosen'],
		['https://medium.com/about', 'This Medium page is not a profile, a publication or a tag'],
		['medium.com/jobs', 'This Medium page is not a profile, a publication or a tag'],
		['https://medium.com/', 'This Medium page is not a profile, a publication or a tag'],
		['https://medium.com/new-story', 'This page belongs to your own account'],
		['https://medium.com/me/publications', 'This page belongs to your own account'],
		['https://medium.com/search?q=sea', 'This page shows search results'],
		['https://medium.com/p/0123456789ab', 'A short link does not say whose story it is'],
		['https://medium.com/u/0123456789ab', 'This link does not contain the user’s name'],
		['https://medium.com/tag/sea', 'This is the address of a tag'],
		['https://medium.com/topic/sea', 'This is the address of a tag'],
		[
			'https://api.medium.com/v1/publications/b45573563f5a',
			'This is a URL of Medium’s API, not of a page or feed',
		],
		['https://miro.medium.com/x.png', 'There are no stories at this URL'],
		['https://me:secret@medium.com/x', 'This URL contains a username or a password'],
		['https://', 'This is not a valid URL'],
	])('refuses “%s”: %s', (text, message) => {
		expect(refusalOf(() => read(text)).message).toBe(message);
	});

	it.each<[string, string]>([
		['about', 'about'],
		['AC/DC', 'AC/DC'],
		['UX: Collective', 'UX: Collective'],
		['Node.js', 'node.js'],
		['0123456789', '0123456789'],
		['0123456789abc', '0123456789abc'],
		['https://harbour.medium.com/', 'harbour.medium.com'],
		['https://medium.com/harbour/tagged/sea', 'harbour'],
	])('looks up “%s” as %s', (text, name) => {
		expect(read(text)).toEqual({ kind: 'name', name });
	});

	it.each<[string, NamedPublication]>([
		['https://medium.com/tag/x?source=rss----a3ed2f08643---4', { kind: 'id', id: 'a3ed2f08643' }],
		[
			'medium.com/@ada/x?source=rss----7b722bfd1b8d--bug_bounty',
			{ kind: 'id', id: '7b722bfd1b8d' },
		],
		['https://medium.com/x/y?source=rss----b45573563f5a--2024', { kind: 'id', id: 'b45573563f5a' }],
		['https://medium.com/x/y?source=rss------deadbeefcafe-5', { kind: 'name', name: 'x' }],
		[
			'https://blog.example/y?source=rss------deadbeefcafe-5',
			{ kind: 'name', name: 'blog.example' },
		],
		['https://medium.com/x/y?source=rss-b45573563f5a------2', { kind: 'name', name: 'x' }],
		['https://medium.com/x/y?source=rss----0123456789---4', { kind: 'name', name: 'x' }],
		['https://medium.com/x/y?source=rss----0123456789abc---4', { kind: 'name', name: 'x' }],
	])('reads the source of a link: %s', (link, expected) => {
		expect(read(link)).toEqual(expected);
	});

	it('never takes a tag for an ID, whatever the tag', () => {
		forAll(
			fc.property(hex(1, 14), fc.nat({ max: 9 }), (tag, digit) => {
				const link = `https://medium.com/harbour/y?source=rss------${tag}-${digit}`;
				expect(read(link)).toEqual({ kind: 'name', name: 'harbour' });
			}),
		);
	});

	it('takes or refuses whatever is typed', () => {
		const outcome = (text: string): string => {
			try {
				return read(text).kind;
			} catch (error) {
				return error instanceof NodeOperationError ? 'refused' : String(error);
			}
		};
		forAll(
			fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
				expect(['id', 'name', 'refused']).toContain(outcome(text));
				expect(['id', 'name', 'refused']).toContain(outcome(`https://medium.com/${text}`));
			}),
			1000,
		);
	});
});

describe('isCalled', () => {
	const publication = { name: 'Quiet Machines', url: 'https://medium.com/quiet-machines' };

	it.each(['quiet-machines', 'Quiet-Machines', 'quiet machines'])('knows %s', (name) => {
		expect(isCalled(publication, name)).toBe(true);
	});

	it.each(['quiet', 'medium.com', 'machines', ''])('is not deceived by “%s”', (name) => {
		expect(isCalled(publication, name)).toBe(false);
	});

	it('knows a publication by its domain, and not by what stands below it', () => {
		const own = { name: 'Q', url: 'https://www.quiet.example/' };
		expect(isCalled(own, 'quiet.example')).toBe(true);
		expect(isCalled({ ...own, url: 'https://other.example/quiet.example' }, 'quiet.example')).toBe(
			false,
		);
	});

	it('passes over publications without a usable name or address', () => {
		expect(isCalled({ name: null, url: 'nonsense' }, 'nonsense')).toBe(false);
		expect(isCalled({}, 'x')).toBe(false);
	});
});
