import type { IDataObject, INodeProperties } from 'n8n-workflow';

import {
	multiOptionField,
	optionField,
	readIfGiven,
	readOption,
	readOptions,
	readSwitch,
	readText,
	readTexts,
	readWebAddress,
	readWholeNumber,
} from '../../../../nodes/Medium/parameters/fields';
import { parametersIn } from '../../../../nodes/Medium/parameters/parameters';
import {
	answerMe,
	medium,
	POST_PARAMETERS,
	postAnswer,
	PUBLICATION_ID,
	runMedium,
	USER_ID,
} from '../../../support/mediumNode';
import { goOffline } from '../../../support/offline';
import { parametersOf, refusalOf } from '../../../support/parameters';

const given = (value: unknown): ReturnType<typeof parametersOf> => parametersOf({ field: value });
const declare = (declaration: Partial<INodeProperties>): INodeProperties => ({
	displayName: 'A Field',
	name: 'field',
	type: 'string',
	default: '',
	...declaration,
});

describe('readSwitch', () => {
	const field = declare({ displayName: 'A switch', type: 'boolean', default: false });
	const onByDefault = { ...field, default: true };

	it.each<[unknown, boolean | undefined]>([
		[true, true],
		[false, false],
		['true', true],
		[' False\n', false],
		['', undefined],
		[null, undefined],
		[undefined, undefined],
	])('reads %p as %p, or as its default', (value, expected) => {
		expect(readSwitch(given(value), field)).toBe(expected ?? false);
		expect(readSwitch(given(value), onByDefault)).toBe(expected ?? true);
	});

	it.each([1, 0, 'yes', 'no', 'on', {}, [], [true], 'x'.repeat(1000)])('refuses %p', (value) => {
		const { message, description } = refusalOf(() => readSwitch(given(value), field));
		expect(message).toBe('A switch is neither true nor false');
		expect(description).toContain('true or false');
		expect(description?.length).toBeLessThan(200);
	});
});

describe('readOption and readOptions', () => {
	const options = [
		{ name: 'Black', value: 'black' as const },
		{ name: 'White', value: 'white' as const },
	];
	const one = optionField({
		...declare({ displayName: 'Color' }),
		type: 'options',
		options,
		default: 'white',
	});
	const several = multiOptionField({
		...declare({ displayName: 'Colors' }),
		type: 'multiOptions',
		options,
		default: ['white'],
	});

	it('give what was chosen, and what the field declares where nothing was', () => {
		expect(readOption(given('black'), one)).toBe('black');
		expect(readOption(given(undefined), one)).toBe('white');
		expect(readOptions(given(['white', 'black']), several)).toEqual(['white', 'black']);
		expect(readOptions(given('white, black'), several)).toEqual(['white', 'black']);
		expect(readOptions(given([]), several)).toEqual([]);
		expect(readOptions(given(undefined), several)).toEqual(['white']);
	});

	it.each(['', 'Black', null, 7, {}, ['black'], 'toString', 'x'.repeat(1000)])(
		'readOption refuses %p',
		(value) => {
			const { message, description } = refusalOf(() => readOption(given(value), one));
			expect(message).toBe('Color has a value that is none of its options');
			expect(description).toContain('Use one of: black, white.');
			expect(description?.length).toBeLessThan(200);
		},
	);

	it.each(['red', 'black, red', ['red'], 7])('readOptions refuses %p', (value) => {
		const { message } = refusalOf(() => readOptions(given(value), several));
		expect(message).toBe('Colors has a value that is none of its options');
	});
});

describe('readText and readTexts', () => {
	const field = declare({ default: 'data' });

	it.each([
		['a', 'a'],
		[' a ', ' a '],
		['', ''],
		[7, '7'],
		[false, 'false'],
		[null, ''],
		[undefined, 'data'],
	])('readText reads %p as %p', (value, text) => {
		expect(readText(given(value), field)).toBe(text);
	});

	it.each<[unknown, string[]]>([
		['a, b c,,', ['a', 'b c']],
		[
			['a', 7, null, 'b,c'],
			['a', '7', 'b,c'],
		],
		['', []],
		[undefined, ['data']],
	])('readTexts reads %j as %j', (value, texts) => {
		expect(readTexts(given(value), field)).toEqual(texts);
	});

	it('refuse what is no text', () => {
		for (const value of [{}, [{}]]) {
			const { message } = refusalOf(() => readTexts(given(value), field));
			expect(message).toBe('A Field is not a text');
		}
		const { description } = refusalOf(() => readText(given(['a']), field));
		expect(description).toContain('The expression in A Field gives a list or an object.');
	});
});

describe('readWholeNumber', () => {
	const field = declare({ type: 'number', typeOptions: { minValue: 1 }, default: 7 });
	const bounded = { ...field, typeOptions: { minValue: 1, maxValue: 10 } };

	it.each([
		[3, 3],
		[' 3 ', 3],
		[undefined, 7],
	])('reads %p as %p', (value, number) => {
		expect(readWholeNumber(given(value), field)).toBe(number);
		expect(readWholeNumber(given(value), bounded)).toBe(number);
	});

	it.each([0, -1, 1.5, NaN, Infinity, '', 'three', null, true, [3], {}])('refuses %p', (value) => {
		const refusal = refusalOf(() => readWholeNumber(given(value), field));
		expect(refusal.message).toBe('A Field is not a whole number of at least 1');
		expect(refusal.description).toContain('such as 7');
	});

	it('refuses what is over a limit', () => {
		const { message } = refusalOf(() => readWholeNumber(given(11), bounded));
		expect(message).toBe('A Field is not a whole number from 1 to 10');
	});
});

describe('readWebAddress', () => {
	const field = declare({ placeholder: 'e.g. https://example.com/a' });

	it.each([
		[' https://example.com/b ', 'https://example.com/b'],
		['HTTP://example.com', 'HTTP://example.com'],
		['', ''],
		[null, ''],
	])('reads %p as %p', (value, address) => {
		expect(readWebAddress(given(value), field)).toBe(address);
	});

	it.each([
		'example.com',
		'ftp://example.com',
		'https://',
		'https://a b',
		{},
		['https://a.example'],
	])('refuses %p', (value) => {
		const { message, description } = refusalOf(() => readWebAddress(given(value), field));
		expect(message).toBe('A Field is not a web address');
		expect(description).toContain('such as https://example.com/a.');
	});

	it('refuses nothing at all only where the field is required', () => {
		const { message } = refusalOf(() => readWebAddress(given(''), { ...field, required: true }));
		expect(message).toBe('A Field is not a web address');
	});

	it('takes what stands for something to be filled in', () => {
		const address = 'https://example.com/{base64}?a={{ source }}';
		expect(readWebAddress(given(address), field)).toBe(address);
	});
});

describe('a field of a collection', () => {
	const collection = declare({ name: 'options', type: 'collection', default: {} });
	const field = declare({ type: 'boolean', default: true });
	const inside = (options: unknown): ReturnType<typeof parametersOf> =>
		parametersIn(collection, parametersOf({ options }));

	it('has its default where it was not added, which readIfGiven tells apart', () => {
		for (const options of [{}, { field: null }, null, undefined, 'text', []]) {
			expect(readSwitch(inside(options), field)).toBe(true);
			expect(readIfGiven(inside(options), field, readSwitch)).toBeUndefined();
		}
		expect(readSwitch(inside({ field: false }), field)).toBe(false);
		expect(readIfGiven(inside({ field: false }), field, readSwitch)).toBe(false);
		expect(readIfGiven(inside({ field: ' ' }), field, readSwitch)).toBeUndefined();
	});

	it('is refused by its own label', () => {
		const { message } = refusalOf(() => readSwitch(inside({ field: 'yes' }), field));
		expect(message).toBe('A Field is neither true nor false');
	});
});

describe('In a Publication and Notify Followers, from an expression', () => {
	goOffline();

	const parameters: IDataObject = {
		...POST_PARAMETERS,
		publication: '={{ $json.inPublication }}',
		publicationId: { __rl: true, mode: 'id', value: PUBLICATION_ID },
		additionalFields: { notifyFollowers: '={{ $json.notify }}' },
	};

	it('never let a story for a publication appear on the profile', async () => {
		const posts: unknown[] = [];
		answerMe();
		for (const path of [`/publications/${PUBLICATION_ID}/posts`, `/users/${USER_ID}/posts`]) {
			medium()
				.post(path)
				.times(2)
				.reply(201, async (request: Request) => {
					const { notifyFollowers } = (await request.json()) as IDataObject;
					posts.push([path.split('/')[1], notifyFollowers]);
					return postAnswer();
				});
		}

		const { items } = await runMedium({
			parameters,
			input: [
				{ json: { inPublication: true, notify: 'false' } },
				{ json: { inPublication: 'true', notify: true } },
				{ json: { inPublication: 'yes' } },
				{ json: { inPublication: true, notify: 'no' } },
				{ json: { inPublication: 'false', notify: false } },
				{ json: { inPublication: null, notify: null } },
			],
			settings: { onError: 'continueRegularOutput' },
		});

		expect(posts).toEqual([
			['publications', false],
			['publications', true],
			['users', false],
			['users', undefined],
		]);
		expect(items('Node').map(({ json }) => json.error)).toEqual([
			undefined,
			undefined,
			'In a Publication is neither true nor false',
			'Notify Followers is neither true nor false',
			undefined,
			undefined,
		]);
	});
});
