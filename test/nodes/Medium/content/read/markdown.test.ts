import { toHtml } from 'hast-util-to-html';
import { parseMarkdown } from '../../../../../nodes/Medium/content/read/markdown';
import { StoryProblem } from '../../../../../nodes/Medium/content/lib/storyProblem';
import { find } from '../../../../../nodes/Medium/content/lib/tree';
import { compareEffort } from '../../../../support/effort';

/** As long as many are: some 1,500 words. */
const ARTICLE = 'The ferry was *late* again.\n\n'.repeat(300);

const html = (text: string): string => toHtml(parseMarkdown(text));

describe('parseMarkdown', () => {
	it.each([
		['a ~~b~~ c', '<p>a <del>b</del> c</p>'],
		['see https://example.com/a_b_c.', 'href="https://example.com/a_b_c"'],
		['https://example.com/*a*/b', 'href="https://example.com/*a*/b"'],
		['write to me@example.com', 'href="mailto:me@example.com"'],
		['|a|\n|-|\n|b|', '<table>'],
		['- [x] done', '<input type="checkbox" checked disabled> done'],
		['a[^1]\n\n[^1]: b', 'data-footnotes'],
		['a $x^2$ b', '<code class="language-math math-inline">x^2</code>'],
		['$$\nx\n$$', '<code class="language-math math-display">x</code>'],
		['Boat\n: Floats', '<dt>Boat</dt>'],
		['<b>a</b>', '<p><b>a</b></p>'],
	])('reads %j', (text, expected) => {
		expect(html(text)).toContain(expected);
	});

	it.each([
		'It costs $5 and $10.',
		'From $5 to $x it goes.',
		'$ a$',
		'US$ 5, CA$ 7',
		'a $5-$10 range',
	])('takes no price for a formula: %s', (text) => {
		expect(html(text)).toBe(`<p>${text}</p>`);
	});

	it('reads HTML that begins in one paragraph and ends in another, and knows its lines', () => {
		const tree = parseMarkdown('one\n\n<details>\n<summary>More</summary>\n\n*two*\n\n</details>');
		expect(toHtml(tree)).toBe(
			'<p>one</p>\n<details>\n<summary>More</summary>\n<p><em>two</em></p>\n</details>',
		);
		expect(find(tree, ({ tagName }) => tagName === 'em')?.position?.start.line).toBe(6);
	});

	it.each(['a <title> b\n\nc', 'a <script> b\n\nc', '<plaintext>\n\nc', 'x <svg> b\n\nc'])(
		'lets nothing swallow the rest of the story: %j',
		(text) => {
			expect(html(text)).toContain('<p>c</p>');
		},
	);

	it.each([
		'>'.repeat(10_000),
		'> '.repeat(10_000) + 'a',
		'- '.repeat(10_000) + 'a',
		'1. '.repeat(10_000) + 'a',
		Array.from({ length: 3_000 }, (_, index) => `${'  '.repeat(index)}- a`).join('\n'),
		'<div>'.repeat(10_000),
		'*a _b '.repeat(5_000) + 'c_ d* '.repeat(5_000),
		'[a'.repeat(10_000) + ']'.repeat(10_000),
		'a <!-- '.repeat(10_000),
		`> a\n${'b\n'.repeat(40_000)}`,
		Array.from({ length: 5_000 }, (_, index) => `[^${index}]: b\n`).join('\n'),
		'a\n=\n'.repeat(10_000),
		' - a\n   - b\n'.repeat(10_000),
	])('ends in a clear message soon for what would never end (%#)', (text) => {
		const refuse = (): void => {
			expect(() => parseMarkdown(text)).toThrow(StoryProblem);
		};
		const read = (): void => void parseMarkdown(ARTICLE);
		// No more than some articles take: what would never end is far beyond that.
		expect(compareEffort(refuse, read)).toBeLessThan(30);
	});

	it.each([
		'- - - '.repeat(100),
		'```\n' + '> '.repeat(200) + '\n```',
		`    ${'    '.repeat(200)}code`,
		'_a_ '.repeat(1_500),
		`| a | b |\n| - | - |\n${'| **a** | *b* |\n'.repeat(3_000)}`,
		'- **a** *b*\n'.repeat(3_000),
	])('does not refuse what only looks like it (%#)', (text) => {
		expect(parseMarkdown(text).children.length).toBeGreaterThan(0);
	});

	it('survives the deepest nesting that it takes', () => {
		expect(html(`${'> '.repeat(90)}a`)).toContain('a');
		expect(html(`${'*a **b '.repeat(70)}${'c** d* '.repeat(70)}`)).toContain('c');
	});
});
