import { convertMermaid } from '../../../../../nodes/Medium/content/steps/mermaid';
import { runStep } from './runStep';

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
