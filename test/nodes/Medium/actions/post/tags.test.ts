import * as fc from 'fast-check';

import {
	MAX_TAG_CHARACTERS,
	MAX_TAGS,
	readTags,
	warnOfTags,
} from '../../../../../nodes/Medium/actions/post/tags';
import { parametersOf, refusalOf } from '../../../../support/parameters';
import { forAll } from '../../../../support/seed';

const read = (tags: unknown): string[] => readTags(parametersOf({ tags }));

describe('readTags', () => {
	it.each<[string, unknown, string[]]>([
		['nothing', undefined, []],
		['null', null, []],
		['an empty text', '', []],
		['only commas and spaces', ' , ,\t,', []],
		['an empty list', [], []],
		['a list of nothing', [null, '', undefined], []],
		['one', 'n8n', ['n8n']],
		[
			'several, with spaces around them',
			' open source ,n8n,\nMedium',
			['open source', 'n8n', 'Medium'],
		],
		['a list', ['a', ' b '], ['a', 'b']],
		['a list with numbers', [2024, true], ['2024', 'true']],
		['a number', 2024, ['2024']],
		['one twice', 'a,A,a ,b', ['a', 'b']],
		['a comma in a list', ['a,b'], ['a,b']],
		['more than five, some of them the same', 'a,b,c,d,e,A,,B', ['a', 'b', 'c', 'd', 'e']],
	])('reads %s', (_what, input, value) => {
		expect(read(input)).toEqual(value);
	});

	it.each([
		['one', 'a', 0],
		['three', 'a,b,c', 0],
		['four', 'a,b,c,d', 1],
		['five', 'a,b,c,d,e', 2],
	])('warns of what Medium may drop: %s', (_what, input, dropped) => {
		const warnings = warnOfTags(read(input));
		expect(warnings).toHaveLength(dropped === 0 ? 0 : 1);
		for (const tag of input.split(',').slice(3)) {
			expect(warnings[0]?.message).toContain(`“${tag}”`);
		}
		expect(JSON.stringify(warnings)).not.toContain('“c”');
	});

	it.each<[string, unknown, RegExp]>([
		['an object', { tag: 'a' }, /^Tags are not texts$/],
		['a list in a list', ['a', ['b']], /^Tags are not texts$/],
		['an object in a list', [{ name: 'a' }], /^Tags are not texts$/],
		['six', 'a,b,c,d,e,f', /^Tags has 6 tags; a story carries at most 5$/],
		['a hundred', Array.from({ length: 100 }, (_, n) => n), /^Tags has 100 tags/],
		['26 characters', 'a'.repeat(26), /^A tag has 26 characters; Medium takes 25$/],
		['26 emoji', '🙂'.repeat(26), /^A tag has 26 characters/],
	])('refuses %s', (_what, input, message) => {
		expect(refusalOf(() => read(input)).message).toMatch(message);
	});

	it('takes 25 characters, however many bytes', () => {
		expect(read('🙂'.repeat(25))).toEqual(['🙂'.repeat(25)]);
	});

	it('says no more of a tag than is needed to find it', () => {
		expect(refusalOf(() => read('x'.repeat(1_000_000))).description?.length).toBeLessThan(200);
	});

	it('gives either tags that Medium takes or a reason, whatever an expression gives', () => {
		const anything = fc.oneof(
			fc.anything(),
			fc.array(fc.string({ unit: 'binary' })),
			fc.string({ unit: 'binary' }),
		);
		forAll(
			fc.property(anything, (input) => {
				let tags: string[];
				try {
					tags = read(input);
				} catch (error) {
					expect((error as Error).message).toMatch(/^(Tags are|Tags has|A tag has) /);
					return;
				}
				for (const tag of tags) {
					expect(tag.trim()).toBe(tag);
					expect([...tag].length).toBeGreaterThan(0);
					expect([...tag].length).toBeLessThanOrEqual(MAX_TAG_CHARACTERS);
				}
				expect(tags.length).toBeLessThanOrEqual(MAX_TAGS);
				expect(new Set(tags.map((tag) => tag.toLowerCase())).size).toBe(tags.length);
			}),
			500,
		);
	});
});
