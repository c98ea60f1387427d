import { toHtml } from 'hast-util-to-html';
import { parseHtml } from '../../../../../nodes/Medium/content/read/html';
import { StoryProblem } from '../../../../../nodes/Medium/content/lib/storyProblem';
import { find } from '../../../../../nodes/Medium/content/lib/tree';
import { compareEffort } from '../../../../support/effort';

describe('parseHtml', () => {
	it('tells fragments from documents, and knows the lines', () => {
		const fragment = parseHtml('<p>a</p>\n<p>b <em>c</em></p>');
		expect(fragment.isDocument).toBe(false);
		expect(toHtml(fragment.tree)).toBe('<p>a</p>\n<p>b <em>c</em></p>');
		expect(find(fragment.tree, ({ tagName }) => tagName === 'em')?.position?.start.line).toBe(2);
		expect(parseHtml('<!doctype html><p>a').isDocument).toBe(true);
		expect(parseHtml('<html><body>a').isDocument).toBe(true);
	});

	it('takes many elements that nobody closed', () => {
		const { tree } = parseHtml('<p>a <b>b <li>c'.repeat(20_000));
		expect(tree.children.length).toBeGreaterThan(0);
	});

	it.each(['div', 'b', 'blockquote', 'svg', 'table><tr><td', 'object><p', 'template'])(
		'refuses <%s> 10,000 deep, sooner than it reads as many paragraphs',
		(tag) => {
			const refuse = (): void => {
				expect(() => parseHtml(`<${tag}>`.repeat(10_000))).toThrow(StoryProblem);
			};
			const read = (): void => void parseHtml('<p>a</p>'.repeat(10_000));
			expect(compareEffort(refuse, read)).toBeLessThan(1);
		},
	);
});
