import { convertCodeBlocks } from '../../../../../nodes/Medium/content/steps/codeBlocks';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
	[
		'code of Markdown',
		'<pre><code class="language-js">a  b\n\n\tc\n</code></pre>',
		'<pre>a  b\n\n\tc</pre>',
	],
	[
		'coloured code',
		'<pre class="x"><code><span class="k">if</span> (<b>a</b>)\n</code></pre>',
		'<pre>if (a)</pre>',
	],
	[
		'Medium’s own',
		'<pre>a<br>  <strong>b</strong> <a href="https://example.com">c</a></pre>',
		'<pre>a<br>  <strong>b</strong> <a href="https://example.com">c</a></pre>',
	],
	['line breaks in code', '<pre><code>a<br>b</code></pre>', '<pre>a\nb</pre>'],
	['a line end that is the code’s own', '<pre>a\n</pre>', '<pre>a\n</pre>'],
	[
		'numbered lines',
		'<table class="rouge-table"><tr><td class="gutter"><pre>1\n2\n</pre></td><td class="code"><pre>a\nb</pre></td></tr></table>',
		'<pre>a\nb</pre>',
	],
];

describe('convertCodeBlocks', () => {
	it.each(PAIRS)('keeps %s', (_, input, output) => {
		expect(runStep(convertCodeBlocks, input).html).toBe(output);
	});
});
