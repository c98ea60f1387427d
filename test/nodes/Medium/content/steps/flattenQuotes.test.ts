import { normalizeBlocks } from '../../../../../nodes/Medium/content/steps/blocks';
import { flattenLists } from '../../../../../nodes/Medium/content/steps/flattenLists';
import { flattenQuotes } from '../../../../../nodes/Medium/content/steps/flattenQuotes';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
	[
		'running text',
		'<blockquote>a <em>b</em></blockquote>',
		'<blockquote>a <em>b</em></blockquote>',
	],
	[
		'paragraphs',
		'<blockquote><p>a</p><p>b</p></blockquote>',
		'<blockquote>a</blockquote><blockquote>b</blockquote>',
	],
	[
		'quotes in quotes',
		'<blockquote><p>a</p><blockquote><p>b</p></blockquote><p>c</p></blockquote>',
		'<blockquote>a</blockquote><blockquote>b</blockquote><blockquote>c</blockquote>',
	],
	[
		'a heading',
		'<blockquote><h2>a <strong>b</strong></h2><p>c</p></blockquote>',
		'<blockquote><strong>a b</strong></blockquote><blockquote>c</blockquote>',
	],
	[
		'lists',
		'<blockquote><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol><li>d</li></ol></blockquote>',
		'<blockquote>• a<br>• b<br>– c</blockquote><blockquote>1. d</blockquote>',
	],
	[
		'code and pictures, in order',
		'<blockquote>a<pre>x</pre>b<figure><img src="p.png"></figure></blockquote>',
		'<blockquote>a</blockquote><pre>x</pre><blockquote>b</blockquote><figure><img src="p.png"></figure>',
	],
];

describe('flattenQuotes', () => {
	it.each(PAIRS)('flattens %s', (_, input, output) => {
		const { html } = runStep((tree) => {
			normalizeBlocks(tree);
			flattenLists(tree);
			flattenQuotes(tree);
		}, input);
		expect(html).toBe(output);
	});
});
