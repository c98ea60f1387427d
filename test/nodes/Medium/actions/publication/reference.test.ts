import * as fc from 'fast-check';

import {
	isCalled,
	readPublicationReference,
} from '../../../../../nodes/Medium/actions/publication/reference';
import { forAll } from '../../../../support/seed';

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
				expect(readPublicationReference(`${space}${id}${space}`)).toEqual({ kind: 'id', id });
			}),
		);
	});

	it('finds the same name in every form of a publication’s address', () => {
		forAll(
			fc.property(slug, scheme, host, below, (name, start, site, rest) => {
				const expected = { kind: 'name', name };
				expect(readPublicationReference(name)).toEqual(expected);
				expect(readPublicationReference(`${start}${site}/${name}${rest}`)).toEqual(expected);
				expect(readPublicationReference(`${start}${site}/feed/${name}`)).toEqual(expected);
			}),
		);
	});

	it('finds the ID that links of a publication’s feed carry', () => {
		forAll(
			fc.property(hex(11, 12), fc.constantFrom('medium.com/x', 'blog.example.com'), (id, site) => {
				const link = `https://${site}/a-story-0123456789ab?source=rss----${id}---4`;
				expect(readPublicationReference(link)).toEqual({ kind: 'id', id });
			}),
		);
	});

	it('takes a publication’s own domain, without www, as its name', () => {
		forAll(
			fc.property(fc.domain(), scheme, (domain, start) => {
				fc.pre(!domain.startsWith('www.') && domain !== 'medium.com');
				const { kind } = readPublicationReference(`${start}www.${domain}/a-story`);
				expect(kind).toBe('name');
			}),
		);
	});

	it('explains every profile', () => {
		forAll(
			fc.property(slug, scheme, host, below, (name, start, site, rest) => {
				for (const text of [`@${name}`, `${start}${site}/@${name}${rest}`]) {
					expect(readPublicationReference(text)).toMatchObject({
						kind: 'problem',
						problem: { field: 'Publication', message: 'This is a profile, not a publication' },
					});
				}
			}),
		);
	});

	it('never throws, whatever is typed', () => {
		forAll(
			fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
				expect(['id', 'name', 'problem']).toContain(readPublicationReference(text).kind);
				expect(['id', 'name', 'problem']).toContain(
					readPublicationReference(`https://medium.com/${text}`).kind,
				);
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
