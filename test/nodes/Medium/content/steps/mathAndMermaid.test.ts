import {
	convertMath,
	convertMermaid,
} from '../../../../../nodes/Medium/content/steps/mathAndMermaid';
import { runStep } from './runStep';

const INLINE = '<p>a <code class="language-math math-inline">x^2</code></p>';
const BLOCK = '<pre><code class="language-math math-display">\\frac{a}{b} &#x26; ü</code></pre>';
const picture = {
	math: 'picture',
	mathUrl: 'https://math.example.com/png?tex={source}',
} as const;

describe('convertMath', () => {
	it('shows formulas as code, and says so once', () => {
		expect(runStep(convertMath, INLINE + BLOCK)).toEqual({
			html: '<p>a <code>x^2</code></p><pre>\\frac{a}{b} &#x26; ü</pre>',
			warnings: ['mathAsCode'],
			lines: [1],
		});
	});

	it('has those on lines of their own drawn', () => {
		expect(runStep(convertMath, INLINE + BLOCK, picture)).toMatchObject({
			html: '<p>a <code>x^2</code></p><img src="https://math.example.com/png?tex=%5Cfrac%7Ba%7D%7Bb%7D%20%26%20%C3%BC" alt="\\frac{a}{b} &#x26; ü">',
			warnings: [],
		});
	});

	it.each(['', 'math.example.com/{source}', 'https://math.example.com/'])(
		'says that it cannot use the service %j',
		(mathUrl) => {
			expect(runStep(convertMath, BLOCK, { math: 'picture', mathUrl })).toMatchObject({
				html: '<pre>\\frac{a}{b} &#x26; ü</pre>',
				warnings: ['pictureService'],
			});
		},
	);

	it.each([
		[
			'<span class="katex-display"><span class="katex"><code class="language-math">x</code></span></span>',
			'<pre>x</pre>',
		],
		[
			'<span class="katex"><span><code class="language-math">x</code></span></span>',
			'<code>x</code>',
		],
		['<span class="math inline">\\(x\\)</span>', '<code>x</code>'],
		['<p><code>x</code></p>', '<p><code>x</code></p>'],
	])('reads %s', (input, output) => {
		expect(runStep(convertMath, input).html).toBe(output);
	});
});

const DIAGRAM = '<pre><code class="language-mermaid">graph TD\nA-->B ü\n</code></pre>';

describe('convertMermaid', () => {
	it('leaves diagrams as code, and says so', () => {
		expect(runStep(convertMermaid, DIAGRAM)).toEqual({
			html: '<pre>graph TD\nA-->B ü</pre>',
			warnings: ['mermaidAsCode'],
			lines: [1],
		});
	});

	it('has them drawn', () => {
		const options = {
			mermaid: 'picture',
			mermaidUrl: 'https://draw.example.com/img/{base64}',
		} as const;
		const source = Buffer.from('graph TD\nA-->B ü').toString('base64url');
		expect(runStep(convertMermaid, DIAGRAM, options)).toMatchObject({
			html: `<img src="https://draw.example.com/img/${source}" alt="Diagram">`,
			warnings: [],
		});
	});

	it('knows them in boxes, and leaves other code alone', () => {
		expect(runStep(convertMermaid, '<div class="mermaid">a</div>').html).toBe('<pre>a</pre>');
		expect(runStep(convertMermaid, '<pre><code>a</code></pre>').html).toBe(
			'<pre><code>a</code></pre>',
		);
	});
});
