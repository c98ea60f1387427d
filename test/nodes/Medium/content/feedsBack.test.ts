import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { ElementContent, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { readFeedHtml } from '../../../../nodes/Medium/content/read/feedHtml';
import { prepareStory } from '../../../../nodes/Medium/content/prepareStory';
import { toMarkdown } from '../../../../nodes/Medium/content/write/toMarkdown';
import { toText } from '../../../../nodes/Medium/content/write/toText';
import { findAll, plainText, property, textOf } from '../../../../nodes/Medium/content/lib/tree';
import { forAll } from '../../../support/seed';
import { visibleText } from './judge';

/** Real feeds; they are not part of this repository. */
const FEEDS = path.resolve(__dirname, '../../../../../shared/feeds');

const markdownReader = unified().use(remarkParse).use(remarkGfm).use(remarkRehype);

function backToHtml(markdown: string): Root {
	return markdownReader.runSync(markdownReader.parse(markdown));
}

interface Facts {
	/** What is read, spaces and lines run together. */
	text: string;
	links: string[];
	pictures: string[];
	codeBlocks: string[];
	/** Letters and digits, each with whether it is strong and emphasised; spaces and signs may be either. */
	marks: string;
}

const BLOCKS = /^(?:p|h\d|ul|ol|li|blockquote|figure|figcaption|pre|hr|br)$/;

function factsOf(tree: Root): Facts {
	let text = '';
	let marks = '';
	const read = (node: Nodes, mark: string): void => {
		if (node.type === 'text') {
			text += node.value;
			for (const [character] of node.value.matchAll(/[\p{L}\p{N}]/gu)) marks += character + mark;
		}
		if (!('children' in node)) return;
		const name = node.type === 'element' ? node.tagName : '';
		const space = BLOCKS.test(name) ? ' ' : '';
		const added = name === 'strong' ? '!' : /^(?:em|figcaption)$/.test(name) ? '/' : '';
		text += space;
		for (const child of node.children) read(child, mark.includes(added) ? mark : mark + added);
		text += space;
	};
	read(tree, '');
	const elements = (tagName: string) => findAll(tree, (node) => node.tagName === tagName);
	const links = elements('a').filter(
		(link) =>
			/^(?:https?:|mailto:)/.test(property(link, 'href')) &&
			(plainText(link) !== '' || findAll(link, ({ tagName }) => tagName === 'img').length > 0),
	);
	return {
		text: text.replace(/\s+/g, ' ').trim(),
		links: links.map((link) => `${property(link, 'href')} ${plainText(link)}`),
		pictures: elements('img').map(
			(image) => `${property(image, 'src')} ${property(image, 'alt').replace(/\s+/g, ' ').trim()}`,
		),
		codeBlocks: elements('pre').map(textOf).filter(Boolean),
		marks: [...marks.matchAll(/([\p{L}\p{N}])([!/]*)/gu)]
			.map(([, character, mark]) => character! + [...mark!].sort().join(''))
			.join(''),
	};
}

/** The facts of the story, and those of its Markdown as GitHub's rules read it. */
function thereAndBack(html: string): [there: Facts, back: Facts] {
	const there = factsOf(readFeedHtml(html));
	const back = factsOf(backToHtml(toMarkdown(html)));
	return [
		there,
		{
			...back,
			links: withoutAutomatic(back.links, there.links),
			codeBlocks: back.codeBlocks.map((code) => code.replace(/\n$/, '')),
		},
	];
}

/** GitHub's rules make links of addresses that the author left as text; no escape prevents it. */
function withoutAutomatic(links: string[], expected: string[]): string[] {
	const kept: string[] = [];
	for (const link of links) {
		const [href, text] = link.split(' ');
		const isAutomatic = href === text || href === `mailto:${text}` || href === `http://${text}`;
		if (link === expected[kept.length] || !isAutomatic) kept.push(link);
	}
	return kept;
}

function readStories(): Array<[name: string, html: string]> {
	return readdirSync(FEEDS).flatMap((file) => {
		const feed = readFileSync(path.join(FEEDS, file), 'utf8');
		const bodies = feed.matchAll(
			/<(content:encoded|description)>\s*<!\[CDATA\[([^]*?)\]\]>\s*<\/\1>/g,
		);
		return [...bodies].map(([, , html], index): [string, string] => [
			`${file}, ${index + 1}`,
			html!,
		]);
	});
}

if (!existsSync(FEEDS)) {
	it('has no feeds to read: the folder ../shared/feeds is absent', () => {
		expect(existsSync(FEEDS)).toBe(false);
	});
} else {
	const stories = readStories();

	it('finds full stories and teasers', () => {
		expect(stories.filter(([, html]) => html.includes('medium.com/_/stat')).length).toBeGreaterThan(
			20,
		);
		expect(stories.filter(([, html]) => html.includes('medium-feed-item')).length).toBeGreaterThan(
			5,
		);
	});

	it.each(stories)('reads the same after being Markdown: %s', (_, html) => {
		const [there, back] = thereAndBack(html);
		expect(back).toEqual(there);
		expect(toMarkdown(html)).not.toMatch(/medium\.com\/_\/stat|&#|continuing the conversation/);
	});

	it.each(stories)('has the same words as text: %s', (_, html) => {
		const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
		const found = words(toText(html))[Symbol.iterator]();
		// Pictures' descriptions and the numbers of lists are added.
		for (const word of words(factsOf(readFeedHtml(html)).text)) {
			let next = found.next();
			while (next.done !== true && next.value !== word) next = found.next();
			expect(next.value).toBe(word);
		}
	});
}

describe('any story of Medium’s vocabulary', () => {
	const words = fc
		.array(
			fc.constantFrom(
				...['a', 'b', 'é', '苔', '1', ' ', ' ', '\n', '\u00a0', '🌱', '「', '”', '.', ':'],
				...['*', '**', '_', '`', '~', '[', ']', '(', ')', '<', '>', '&', '&amp;', '#', '+', '-'],
				...[
					'$',
					'$$',
					': ',
					'=',
					'|',
					'!',
					'\\',
					'"',
					"'",
					'---',
					'1. ',
					'- ',
					'](',
					'[a]:',
					'<b>',
					'&lt;',
					'{',
				],
			),
			{ maxLength: 8 },
		)
		.map((parts) => parts.join(''));
	const href = fc.constantFrom(
		...[
			'https://example.com/',
			'https://example.com/a_b_(c)?d=1&copy=2#f*',
			'mailto:a@example.com',
		],
		'https://example.com/)(&amp;',
	);
	const br = fc.constant(h('br'));
	const image = fc
		.tuple(href, words)
		.map(([src, alt]) => h('img', { src: src.replace('mailto:', 'https://'), alt }));

	const { running } = fc.letrec<{ running: ElementContent[]; piece: ElementContent }>((tie) => ({
		running: fc.array(tie('piece'), { maxLength: 5 }),
		piece: fc.oneof(
			{ maxDepth: 3, depthSize: 'small' },
			words.map((value): ElementContent => ({ type: 'text', value })),
			br,
			tie('running').map((children) => h('strong', children)),
			tie('running').map((children) => h('em', children)),
			fc
				.tuple(href, tie('running'))
				.map(([address, children]) => h('a', { href: address }, withoutLinks(children))),
			words.map((value) => h('code', value)),
		),
	}));
	const list = fc
		.tuple(fc.constantFrom('ul', 'ol'), fc.array(running, { minLength: 1, maxLength: 3 }))
		.map(([name, items]) =>
			h(
				name,
				items.map((item) => h('li', item)),
			),
		);
	const block = fc.oneof(
		fc
			.tuple(fc.constantFrom('p', 'h3', 'h4', 'blockquote'), running)
			.map(([name, children]) => h(name, children)),
		list,
		fc
			.array(fc.oneof(words, br), { maxLength: 6 })
			// A line feed at the beginning of a code block counts for nothing in HTML.
			.map((lines) => h('pre', ['x', ...lines])),
		fc
			.tuple(image, running)
			.map(([picture, caption]) => h('figure', [picture, h('figcaption', caption)])),
		fc
			.tuple(image, href)
			.map(([picture, address]) => h('figure', h('a', { href: address }, picture))),
		fc.constant(h('hr')),
	);

	/** HTML has no links within links. */
	function withoutLinks(nodes: ElementContent[]): ElementContent[] {
		return nodes.flatMap((node) => {
			if (node.type !== 'element') return [node];
			const children = withoutLinks(node.children);
			return node.tagName === 'a' ? children : [{ ...node, children }];
		});
	}

	it('reads the same after being Markdown', () => {
		forAll(
			fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
				const [there, back] = thereAndBack(toHtml(h(null, blocks)));
				// Code and links lose a mark where its sign would not count.
				expect({ ...back, marks: '' }).toEqual({ ...there, marks: '' });
			}),
			2_000,
		);
	});

	it('has the same words after being prepared anew', () => {
		forAll(
			fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
				const { html } = prepareStory({ format: 'html', text: toHtml(h(null, blocks)) });
				const back = prepareStory({ format: 'markdown', text: toMarkdown(html) });
				expect(visibleText(back.html)).toBe(visibleText(html));
			}),
			1_000,
		);
	});
});
