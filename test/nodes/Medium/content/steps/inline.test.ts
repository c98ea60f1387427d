import { convertInline } from '../../../../../nodes/Medium/content/steps/inline';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
	['raised', 'x<sup>2n</sup> and x<sup>?</sup>', 'x²ⁿ and x^(?)'],
	['lowered', 'H<sub>2</sub>O, x<sub>q</sub>', 'H₂O, x_(q)'],
	['keys', '<kbd>Ctrl</kbd>+<kbd><kbd>C</kbd></kbd>', '<strong>Ctrl</strong>+<strong>C</strong>'],
	['highlights', '<mark>a</mark>', '<strong>a</strong>'],
	['underlines', '<u>a</u> <ins>b</ins>', '<em>a</em> <em>b</em>'],
	['what is struck out', '<del>a</del> <s>b <del>c</del></s>', '~~a~~ ~~b c~~'],
	['short quotes', '<q>a</q>', '“a”'],
	['readings', '<ruby>漢<rt>kan</rt></ruby>', '漢(kan)'],
	[
		'what means nothing to Medium',
		'<span>a</span> <abbr title="x">b</abbr> <small>c</small>',
		'a b c',
	],
	['marks in the same marks', '<strong>a <mark>b</mark></strong>', '<strong>a b</strong>'],
	['code', '<code>a</code> <samp>b</samp> <tt>c</tt><code></code>', '`a` `b` `c`'],
	['marks in code', '<code>a <strong>b</strong></code>', '`a b`'],
	['backticks in code', '<code>a ` b</code> <code>`c`</code>', '``a ` b`` `` `c` ``'],
	[
		'links',
		'<a href="https://example.com/?a=1&amp;b=2" title="x">a</a>',
		'<a href="https://example.com/?a=1&#x26;b=2">a</a>',
	],
	['links in the page', '<a href="#a">a</a> <a>b</a>', 'a b'],
	['mail', '<a href="mailto:a@example.com">a</a>', '<a href="mailto:a@example.com">a</a>'],
	[
		'a link in capitals',
		'<a href="HTTPS://Example.com/A">a</a>',
		'<a href="https://example.com/A">a</a>',
	],
];

describe('convertInline', () => {
	it.each(PAIRS)('converts %s', (_, input, output) => {
		expect(runStep(convertInline, input)).toMatchObject({ html: output, warnings: [] });
	});

	it('completes links, and says of those that it cannot', () => {
		const links = '<a href="/a">a</a>\n<a href="tel:1">b</a>';
		expect(runStep(convertInline, links, { baseUrl: 'https://example.com/x/' })).toEqual({
			html: '<a href="https://example.com/a">a</a>\nb',
			warnings: ['linkAddress'],
			lines: [2],
		});
		expect(runStep(convertInline, links)).toEqual({
			html: 'a\nb',
			warnings: ['linkRelative', 'linkAddress'],
			lines: [1, 2],
		});
	});
});
