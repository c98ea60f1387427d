import { removeEmpties, tidyWhitespace } from '../../../../../nodes/Medium/content/steps/tidy';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
	['runs of spaces', '<p> a \n\t b  <em> c</em> </p>', '<p>a b <em> c</em></p>'],
	['what Markdown writes around line breaks', '<p>a<br>\nb</p>', '<p>a<br>b</p>'],
	[
		'line breaks at the ends',
		'<p><br>a<strong>b<br></strong><br></p>',
		'<p>a<strong>b</strong></p>',
	],
	['spaces that are meant', '<p>a&nbsp; b&#x200a;—c</p>', '<p>a\u00a0 b\u200a—c</p>'],
	['code', '<pre> a\n\n  b </pre>', '<pre> a\n\n  b </pre>'],
	[
		'list items and captions',
		'<ul><li> a </li></ul><figure><img><figcaption> b </figcaption></figure>',
		'<ul><li>a</li></ul><figure><img><figcaption>b</figcaption></figure>',
	],
	[
		'empty paragraphs, items and marks',
		'<p></p><p><em></em></p><ul><li></li></ul>\n<p>a<strong></strong></p>',
		'<p>a</p>',
	],
	['a space in a mark', '<p>a<em> </em>b</p>', '<p>a<em> </em>b</p>'],
	['rules in a row', '<p>a</p><hr><hr><p>b</p>', '<p>a</p><hr><p>b</p>'],
];

describe('tidyWhitespace and removeEmpties', () => {
	it.each(PAIRS)('tidy up %s', (_, input, output) => {
		const { html } = runStep((tree) => {
			removeEmpties(tree);
			tidyWhitespace(tree);
			removeEmpties(tree);
		}, input);
		expect(html).toBe(output);
	});
});
