import * as fc from 'fast-check';
import { finishStory } from '../../../../nodes/Medium/content/finishStory';
import { prepareStory } from '../../../../nodes/Medium/content/prepareStory';
import { StoryProblem } from '../../../../nodes/Medium/content/lib/storyProblem';
import { toMarkdown } from '../../../../nodes/Medium/content/write/toMarkdown';
import type { StorySource } from '../../../../nodes/Medium/content/story';
import { forAll, isLong } from '../../../support/seed';
import { findLoss, findOffences, parse, visibleText } from './judge';

/** A word that no mark-up is in, so that it has to be found again. */
const word = fc
	.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäöüßéñ漢字かなдж'), {
		minLength: 1,
		maxLength: 8,
	})
	.map((letters) => letters.join(''));
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));

interface Blocks {
	block: string;
	list: string;
}

/** Markdown with blocks in each other, as deep as chance has it. */
const { block: markdownBlock } = fc.letrec((tie: fc.LetrecTypedTie<Blocks>) => ({
	block: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		words,
		words.map((text) => `**${text}** and *${text}*`),
		words.map((text) => `## ${text}`),
		words.map((text) => `\`\`\`js\n${text}\n\n  ${text}\n\`\`\``),
		fc
			.tuple(words, words)
			.map(([one, other]) => `| ${one} | ${other} |\n| - | -: |\n| ${other} | ${one} |`),
		words.map((text) => `[${text}](https://example.com/a) ![${text}](https://example.com/a.png)`),
		tie('list'),
		fc
			.array(tie('block'), { minLength: 1, maxLength: 3 })
			.map((all) => indent(all.join('\n\n'), '> ')),
	),
	list: fc
		.tuple(
			fc.constantFrom('- ', '1. ', '7. '),
			fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
		)
		.map(([sign, items]) =>
			items.map((item) => sign + indent(item, ' '.repeat(sign.length)).trimStart()).join('\n'),
		),
}));
const markdown = fc
	.array(markdownBlock, { minLength: 1, maxLength: 5 })
	.map((blocks) => blocks.join('\n\n'));

function indent(text: string, by: string): string {
	return text
		.split('\n')
		.map((line) => by + line)
		.join('\n');
}

/** HTML of all elements in each other, without regard to what may be where. */
const { node: anyHtml } = fc.letrec((tie: fc.LetrecTypedTie<{ node: string }>) => ({
	node: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		words,
		fc
			.tuple(
				fc.constantFrom(
					...`p div h1 h2 h3 h6 ul ol li blockquote pre code strong em b i a figure figcaption table tr td th dl
					dt dd details summary span section sup sub del mark kbd q u ruby rt center button label`.split(
						/\s+/,
					),
				),
				fc.array(tie('node'), { maxLength: 4 }),
			)
			.map(([tag, inside]) => `<${tag}>${inside.join(' ')}</${tag}>`),
		fc.constantFrom(
			'<br>',
			'<hr>',
			'<img src="https://example.com/a.png" alt="x">',
			'<input type=checkbox>',
		),
		tie('node').map((inside) => `<a href="https://example.com/">${inside}</a>`),
	),
}));

function check(source: StorySource): string {
	const story = prepareStory(source);
	const { html } = story;
	expect(findOffences(html)).toEqual([]);
	const again = prepareStory({ format: 'html', text: html });
	expect(again.html).toBe(html);
	// What is sent is what was written, though it is made of the tree and not of the HTML.
	expect(finishStory(again)).toBe(finishStory(story));
	return html;
}

describe('whatever is prepared', () => {
	it('loses no word of Markdown, however its blocks are in each other', () => {
		forAll(
			fc.property(markdown, (text) => {
				const all = text
					.match(/[\p{L}]+/gu)!
					.filter((one) => !['and', 'js', 'https', 'example', 'com', 'png', 'a'].includes(one));
				const seen = visibleText(check({ format: 'markdown', text })) + alts(text);
				for (const one of all) expect(seen).toContain(one.normalize('NFKC'));
			}),
			300,
		);
	});

	it('loses no word of HTML, however its elements are in each other', () => {
		forAll(
			fc.property(anyHtml, (text) => {
				const html = check({ format: 'html', text });
				// What a browser would show in the same order; tables, whose cells change places, aside.
				if (!/<(?:table|tr|td|th|figcaption|figure|summary|dt|dd|dl)>/.test(text)) {
					expect(findLoss(visibleText(parse(text)), visibleText(html))).toBeUndefined();
				}
			}),
			500,
		);
	});

	it('is sound for any text at all', () => {
		const any = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 300 }),
			fc.string({ unit: 'grapheme', maxLength: 300 }),
			fc
				.array(fc.constantFrom(...'#*_~`[]()!<>|-+=:$^\\&;"\'{}%@/.\n\t 1ax'), { maxLength: 200 })
				.map((signs) => signs.join('')),
		);
		forAll(
			fc.property(any, fc.constantFrom('markdown', 'html'), (text, format) => {
				check({ format, text });
			}),
			1_500,
		);
	});

	it('goes to Markdown and back with the same text', () => {
		forAll(
			fc.property(markdown, (text) => {
				const { html } = prepareStory({ format: 'markdown', text });
				const back = prepareStory({ format: 'markdown', text: toMarkdown(html) });
				expect(visibleText(back.html)).toBe(visibleText(html));
			}),
			200,
		);
	});
});

/** Descriptions of pictures are attributes. */
function alts(text: string): string {
	return Array.from(text.matchAll(/!\[([^\]]*)\]/g), ([, alt]) => alt!.replace(/\s/g, '')).join(
		' ',
	);
}

describe('what is very large', () => {
	const MEGABYTES = isLong ? 5 : 0.5;
	const paragraph =
		'The ferry was *late* again, so I had **time** to [count](https://example.com/) boats.';

	it.each<[StorySource['format'], string]>([
		['markdown', `${paragraph}\n\n`],
		['html', `<p>${paragraph}</p><ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>\n`],
	])(
		`is prepared: ${MEGABYTES} MB of %s`,
		(format, unit) => {
			const text = unit.repeat(Math.ceil((MEGABYTES * 1024 * 1024) / unit.length));
			const { html, words } = prepareStory({ format, text });
			expect(html.length).toBeGreaterThan(MEGABYTES * 900_000);
			expect(words).toBeGreaterThan(MEGABYTES * 100_000);
		},
		300_000,
	);

	it.each([
		['markdown', '> '.repeat(10_000)],
		['markdown', `${'- '.repeat(10_000)}a`],
		['markdown', '<div>\n\n'.repeat(10_000)],
		['markdown', '*a **b '.repeat(10_000)],
		['html', '<div>'.repeat(10_000)],
		['html', `${'<ul><li>'.repeat(10_000)}a`],
		['html', '<b><i>'.repeat(10_000)],
		['html', '<table><tr><td>'.repeat(10_000)],
	] as const)('ends in a clear message when it is nested 10,000 deep: %s (%#)', (format, text) => {
		expect(() => prepareStory({ format, text })).toThrow(StoryProblem);
	});
});
