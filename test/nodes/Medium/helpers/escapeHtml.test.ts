import fc from 'fast-check';

import { escapeHtml } from '../../../../nodes/Medium/helpers/escapeHtml';

describe('escapeHtml', () => {
	it('escapes what HTML means something by', () => {
		expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe(
			'&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;',
		);
	});

	it('leaves nothing that could open a tag or end an attribute', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
			}),
		);
	});

	it('keeps whole characters and marks halves', () => {
		expect(escapeHtml('a😀\ud83d')).toBe('a😀\uFFFD');
	});
});
