import {
	readSkipSettings,
	type SkipSettings,
} from '../../../../../nodes/Medium/actions/post/skipPublished';
import { keyOfText } from '../../../../../nodes/Medium/publishing/storyKey';
import { parametersOf, refusalOf } from '../../../../support/parameters';

const INPUT = {
	skipIfPublished: true,
	recognizeBy: 'expression',
	storyKey: ' first.md ',
	skipOptions: {},
	title: 'A title',
	content: 'Text',
	canonicalUrl: 'https://example.com/a/',
};

type Changes = Partial<Record<keyof typeof INPUT, unknown>>;

/** What the parameters gave, and the story. */
function read(changes: Changes): SkipSettings | undefined {
	const { title, content, canonicalUrl, ...values } = { ...INPUT, ...changes };
	const story = { title, content, canonicalUrl } as Parameters<typeof readSkipSettings>[1];
	return readSkipSettings(parametersOf(values), story);
}

describe('the fields of Skip If Already Published', () => {
	it.each([false, '', undefined, null, 'false'])(
		'are passed over when it is %j',
		(skipIfPublished) => {
			expect(read({ skipIfPublished, recognizeBy: 'nonsense' })).toBeUndefined();
		},
	);

	it('have defaults', () => {
		expect(read({})).toEqual({
			key: 'first.md',
			scope: 'node',
			keysToRemember: 10_000,
			whenUnknown: 'skip',
			skippedItems: 'output',
		});
	});

	it('are read', () => {
		const skipOptions = {
			scope: 'workflow',
			keysToRemember: '35',
			unknownOutcome: 'sendAgain',
			skippedItems: 'leaveOut',
		};
		expect(read({ skipOptions })).toMatchObject({
			scope: 'workflow',
			keysToRemember: 35,
			whenUnknown: 'sendAgain',
			skippedItems: 'leaveOut',
		});
	});

	it.each<[Changes, string]>([
		[{ recognizeBy: 'canonicalUrl' }, 'https://example.com/a'],
		[{ recognizeBy: 'titleAndContent' }, keyOfText('A title', 'Text')],
		[{ storyKey: 7 }, '7'],
		[{ storyKey: true }, 'true'],
	])('%j gives the key %s', (changes, key) => {
		expect(read(changes)?.key).toBe(key);
	});

	it.each<[Changes, string, RegExp]>([
		[{ skipIfPublished: 'perhaps' }, 'Skip If Already Published', /neither true nor false/],
		[{ recognizeBy: 'colour' }, 'Recognize Stories By', /none of its options/],
		[{ recognizeBy: 'canonicalUrl', canonicalUrl: undefined }, 'Canonical URL', /is empty/],
		[{ storyKey: '  ' }, 'Key', /is empty/],
		[{ storyKey: undefined }, 'Key', /is empty/],
		[{ storyKey: { id: 1 } }, 'Key', /not a text/],
		[{ storyKey: 'x'.repeat(2001) }, 'Key', /2001 characters/],
		[{ skipOptions: { scope: 'world' } }, 'Remember In', /none of its options/],
		[{ skipOptions: { keysToRemember: 0 } }, 'Keys to Remember', /at least 1/],
		[{ skipOptions: { keysToRemember: 1.5 } }, 'Keys to Remember', /at least 1/],
		[{ skipOptions: { keysToRemember: '' } }, 'Keys to Remember', /at least 1/],
		[{ skipOptions: { unknownOutcome: 'pray' } }, 'If the Outcome Is Unknown', /none of its/],
		[{ skipOptions: { skippedItems: 'hide' } }, 'Skipped Items', /none of its options/],
	])('%j is refused: %s', (changes, field, message) => {
		const refusal = refusalOf(() => read(changes));
		expect(refusal.message).toMatch(message);
		expect(refusal.message).toContain(field);
		expect(refusal.description?.length).toBeGreaterThan(40);
	});
});
