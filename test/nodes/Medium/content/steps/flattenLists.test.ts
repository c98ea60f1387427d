import { normalizeBlocks } from '../../../../../nodes/Medium/content/steps/blocks';
import { flattenLists } from '../../../../../nodes/Medium/content/steps/flattenLists';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
	['a flat list', '<ul><li>a</li><li>b</li></ul>', '<ul><li>a</li><li>b</li></ul>'],
	[
		'lists in a list',
		'<ul><li>a<ul><li>b</li><li>c<ul><li>d</li></ul></li></ul></li><li>e</li></ul>',
		'<ul><li>a<br>– b<br>– c<br>– – d</li><li>e</li></ul>',
	],
	[
		'numbers in numbers',
		'<ol><li>a<ol><li>b<ol><li>c</li></ol></li></ol></li><li>d</li></ol>',
		'<ol><li>a<br>1.1 b<br>1.1.1 c</li><li>d</li></ol>',
	],
	[
		'numbers in a list without',
		'<ul><li>a<ol><li>b</li><li>c</li></ol></li></ul>',
		'<ul><li>a<br>1. b<br>2. c</li></ul>',
	],
	[
		'several paragraphs',
		'<ol><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>',
		'<ol><li>a<br>b</li><li>c</li></ol>',
	],
	[
		'code in a numbered list, whose numbers are written out',
		'<ol><li>a<pre>x</pre>b</li><li>c</li></ol>',
		'<p>1. a</p><pre>x</pre><p>b</p><p>2. c</p>',
	],
	[
		'code in a list without numbers',
		'<ul><li>a<pre>x</pre></li><li>b</li></ul>',
		'<ul><li>a</li></ul><pre>x</pre><ul><li>b</li></ul>',
	],
	[
		'a picture deep in a list',
		'<ul><li>a<ul><li>b<figure><img src="p.png"></figure></li><li>c</li></ul></li></ul>',
		'<ul><li>a<br>– b</li></ul><figure><img src="p.png"></figure><p>– c</p>',
	],
	['a list that begins later', '<ol start="3"><li>a</li><li>b</li></ol>', '<p>3. a</p><p>4. b</p>'],
	[
		'an item that begins with code',
		'<ol><li><pre>x</pre></li><li>a</li></ol>',
		'<p>1.</p><pre>x</pre><p>2. a</p>',
	],
	[
		'a heading in an item',
		'<ul><li><h3>a</h3>b</li></ul>',
		'<ul><li><strong>a</strong><br>b</li></ul>',
	],
	[
		'a list in a quote in a list',
		'<ul><li>a<blockquote><ul><li>b<ul><li>c</li></ul></li></ul></blockquote></li></ul>',
		'<ul><li>a</li></ul><blockquote><ul><li>b<br>– c</li></ul></blockquote>',
	],
	[
		'lists directly in a list',
		'<ul><li>a</li><ul><li>b</li></ul></ul>',
		'<ul><li>a<br>– b</li></ul>',
	],
];

describe('flattenLists', () => {
	it.each(PAIRS)('flattens %s', (_, input, output) => {
		const { html } = runStep((tree) => {
			normalizeBlocks(tree);
			flattenLists(tree);
		}, input);
		expect(html).toBe(output);
	});
});
