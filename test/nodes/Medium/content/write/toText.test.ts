import { StoryProblem } from '../../../../../nodes/Medium/content/lib/storyProblem';
import { toText } from '../../../../../nodes/Medium/content/write/toText';

describe('toText', () => {
	it.each<[what: string, html: string, text: string]>([
		[
			'headings, paragraphs, marks and rules',
			'<h3>On moss</h3><h4>Soft and <em>green</em></h4><p>It <strong>grows</strong>.<br>Slowly.</p><hr><p>1 &lt; 2 *</p>',
			'On moss\n\nSoft and green\n\nIt grows.\nSlowly.\n\n---\n\n1 < 2 *',
		],
		[
			'lists, and lists in lists',
			'<ul><li>sun</li><li>shade<ol start="9"><li>a<br>b</li><li>c</li></ol></li><li></li></ul>',
			'- sun\n- shade\n  9. a\n     b\n  10. c\n-',
		],
		[
			'code to the byte, also in a list',
			'<pre>if a:<br>\tb()  <br><br>  c</pre><ul><li>so:<pre>  x\n y</pre></li></ul>',
			'if a:\n\tb()  \n\n  c\n\n- so:\n  x\n y',
		],
		[
			'quotes as paragraphs',
			'<blockquote>One.</blockquote><blockquote>Two.</blockquote>',
			'One.\n\nTwo.',
		],
		[
			'links by their text, embeds by their address',
			'<p>See <a href="https://example.com/moss">moss</a>.</p><iframe src="https://example.com/map"></iframe>',
			'See moss.\n\nhttps://example.com/map',
		],
		[
			'pictures by their description',
			'<figure><img src="https://example.com/1.png" alt="A mossy stone"><figcaption>By <a href="https://example.com">Ana</a></figcaption></figure><figure><img src="https://example.com/2.png" alt=""></figure><figure><img src="https://example.com/3.png"><figcaption>Third</figcaption></figure>',
			'[A mossy stone]\nBy Ana\n\nThird',
		],
		['nothing', '<p> </p><img src="https://medium.com/_/stat?event=post" width="1">', ''],
	])('writes %s', (_, html, text) => {
		expect(toText(html)).toBe(text);
	});

	it('refuses what is nested without end', () => {
		expect(() => toText('<ul><li>'.repeat(10_000))).toThrow(StoryProblem);
		expect(() => toText('<blockquote>'.repeat(120))).toThrow(StoryProblem);
	});
});
