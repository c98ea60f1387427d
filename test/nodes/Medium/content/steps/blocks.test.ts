import { normalizeBlocks } from '../../../../../nodes/Medium/content/steps/blocks';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
	['boxes', '<div><div>a</div> <div><p>b</p></div></div>', '<p>a</p><p>b</p>'],
	['text between blocks', 'a <em>b</em><p>c</p>d', '<p>a <em>b</em></p><p>c</p><p>d</p>'],
	[
		'a picture in a paragraph',
		'<p>a <figure><img src="p.png"></figure> b</p>',
		'<p>a </p><figure><img src="p.png"></figure><p> b</p>',
	],
	[
		'a heading in a link',
		'<a href="https://example.com"><h2>a</h2><p>b</p></a>',
		'<h2><a href="https://example.com">a</a></h2><p><a href="https://example.com">b</a></p>',
	],
	[
		'marks around blocks',
		'<strong><em>a<div>b</div></em>c</strong>',
		'<p><strong><em>a</em></strong></p><p><strong><em>b</em></strong></p><p><strong>c</strong></p>',
	],
	['an item without a list', '<li>a</li>', '<ul><li><p>a</p></li></ul>'],
	['text in a list', '<ul>a<li>b</li> c</ul>', '<ul><li><p>a</p></li><li><p>b c</p></li></ul>'],
	[
		'a quote',
		'<blockquote>a<div>b</div></blockquote>',
		'<blockquote><p>a</p><p>b</p></blockquote>',
	],
	[
		'a link around a picture and more',
		'<a href="https://example.com">a<figure><img src="p.png"></figure></a>',
		'<p><a href="https://example.com">a</a></p><figure><a href="https://example.com"><img src="p.png"></a></figure>',
	],
];

describe('normalizeBlocks', () => {
	it.each(PAIRS)('makes regular: %s', (_, input, output) => {
		expect(runStep(normalizeBlocks, input).html).toBe(output);
	});
});
