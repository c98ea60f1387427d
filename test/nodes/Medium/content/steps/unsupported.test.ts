import { removeUnsupported } from '../../../../../nodes/Medium/content/steps/unsupported';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
	[
		'scripts, styles and comments',
		'a<script>b</script><style>c</style><!-- d --><template>e</template>f',
		'af',
	],
	[
		'what is hidden',
		'<p hidden>a</p><p style="display: none">b</p><span class="screen-reader-text">c</span>d',
		'd',
	],
	[
		'old names',
		'<b>a</b> <i>b</i> <center>c</center><xmp>d</xmp>',
		'<strong>a</strong> <em>b</em> <div>c</div><pre>d</pre>',
	],
	[
		'marks of Google Docs',
		'<b style="font-weight:normal"><span style="font-weight:700">a</span> <span style="font-style:italic">b</span></b>',
		'<span style="font-weight:700"><strong>a</strong></span> <span style="font-style:italic"><em>b</em></span>',
	],
	[
		'a gist',
		'<script src="https://gist.github.com/anna/1a.js"></script>',
		'<iframe src="https://gist.github.com/anna/1a.js"></iframe>',
	],
	[
		'MathJax',
		'<script type="math/tex; mode=display">x^2</script>',
		'<pre><code class="language-math">x^2</code></pre>',
	],
	[
		'MathML',
		'<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math>',
		'<code class="language-math">x_1</code>',
	],
	['signs on buttons', '<svg class="icon"><path/></svg>a', 'a'],
	[
		'a film’s sources',
		'<video><source src="https://example.com/a.mp4"></video>',
		'<video src="https://example.com/a.mp4"></video>',
	],
	[
		'what browsers without scripts see, if it is there already',
		'<img src="a.gif"><noscript><img src="b.png"></noscript>',
		'<img src="a.gif">',
	],
	[
		'what only they see',
		'<noscript><img src="b.png"></noscript>',
		'<noscript><img src="b.png"></noscript>',
	],
];

describe('removeUnsupported', () => {
	it.each(PAIRS)('deals with %s', (_, input, output) => {
		expect(runStep(removeUnsupported, input)).toMatchObject({ html: output, warnings: [] });
	});

	it.each([
		'<svg width=300><text>a</text></svg>',
		'<canvas></canvas>',
		'<select><option>a</select>',
		'<input type=text>',
	])('says that it left out %s', (html) => {
		expect(runStep(removeUnsupported, html)).toEqual({
			html: '',
			warnings: ['removed'],
			lines: [1],
		});
	});
});
