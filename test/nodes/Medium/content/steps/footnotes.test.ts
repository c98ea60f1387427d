import { convertFootnotes } from '../../../../../nodes/Medium/content/steps/footnotes';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
	[
		'GitHub’s',
		'<p>a<sup><a href="#user-content-fn-1" data-footnote-ref>1</a></sup></p><section data-footnotes class="footnotes"><h2 id="footnote-label">Footnotes</h2><ol><li><p>b <a href="#user-content-fnref-1" data-footnote-backref>↩</a></p></li></ol></section><p>c</p>',
		'<p>a¹</p><p>c</p><hr><ol><li><p>b</p></li></ol>',
	],
	[
		'Pandoc’s',
		'<p>a<a href="#fn1" class="footnote-ref"><sup>1</sup></a></p><section class="footnotes"><hr><ol><li><p>b<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>',
		'<p>a¹</p><hr><ol><li><p>b</p></li></ol>',
	],
	[
		'Kramdown’s',
		'<p>a<sup id="fnref:n"><a href="#fn:n" class="footnote">1</a></sup></p><div class="footnotes"><ol><li><p>b <a href="#fnref:n" class="reversefootnote">&#8617;</a></p></li></ol></div>',
		'<p>a¹</p><hr><ol><li><p>b</p></li></ol>',
	],
	[
		'WordPress’s',
		'<p>a<sup class="fn"><a href="#1a2b3c4d-0000">12</a></sup></p><ol class="wp-block-footnotes"><li>b <a href="#x-link">↩︎</a></li></ol>',
		'<p>a¹²</p><hr><ol><li>b</li></ol>',
	],
	[
		'two in a row',
		'<p>a<sup><a href="#fn1">1</a></sup><sup><a href="#fn2">2</a></sup></p>',
		'<p>a¹\u202F²</p>',
	],
	['letters', '<p>a<sup><a href="#fn1">[a]</a></sup></p>', '<p>aᵃ</p>'],
];

describe('convertFootnotes', () => {
	it.each(PAIRS)('knows %s', (_, input, output) => {
		expect(runStep(convertFootnotes, input).html).toBe(output);
	});

	it.each([
		'<sup><a href="https://example.com/x">1</a></sup>',
		'<sup>2</sup>',
		'<a href="#top">1</a>',
	])('does not take %s for one', (html) => {
		expect(runStep(convertFootnotes, html).html).toBe(html);
	});
});
