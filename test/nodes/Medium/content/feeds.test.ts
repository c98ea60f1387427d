import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Element, Nodes, Root } from 'hast';
import { prepareStory } from '../../../../nodes/Medium/content/prepareStory';
import { toMarkdown } from '../../../../nodes/Medium/content/write/toMarkdown';
import { parse, visibleText } from './judge';

/** Real feeds, which are no part of the project. */
const FEEDS = path.resolve(__dirname, '../../../../../shared/feeds');

function readBodies(): Array<[name: string, body: string]> {
	if (!existsSync(FEEDS)) return [];
	return readdirSync(FEEDS).flatMap((file) => {
		const feed = readFileSync(path.join(FEEDS, file), 'utf8');
		const bodies = feed.matchAll(/<content:encoded><!\[CDATA\[([^]*?)\]\]><\/content:encoded>/g);
		return Array.from(bodies, ([, body], index): [string, string] => [`${file}, ${index}`, body!]);
	});
}

/** Whoever kept the feeds has cut one story, and broken a link in it. */
const BROKEN_LINK = /<a href=""[^>]*>(.*?)<\/a>/g;

const bodies = readBodies();

/** What Medium adds to a story in its feed. */
function removeAdditions(tree: Root): Root {
	const isCounter = (node: Nodes | undefined): boolean =>
		node?.type === 'element' && String(node.properties.src).includes('medium.com/_/stat');
	const children = tree.children.filter((node) => !isCounter(node));
	const last = children.at(-1);
	if (last !== undefined && textOf(last).includes('was originally published in')) {
		children.splice(-2, 2);
	}
	return { type: 'root', children };
}

/** A tree as text that can be compared: elements with what counts of them, frames as such. */
function outline(node: Nodes): string {
	if (node.type === 'text') return JSON.stringify(node.value.replace(/\s+/g, ' '));
	if (node.type === 'root') return node.children.map(outline).join('\n');
	if (node.type !== 'element') return '';
	if (node.tagName === 'iframe') return 'embed';
	const { href = '', src = '', alt = '' } = node.properties;
	const inside = node.children.map(outline).join('');
	return `<${node.tagName} ${String(href)}${String(src)} ${String(alt)}>${inside}</>`;
}

function textOf(node: Nodes): string {
	if (node.type === 'text') return node.value;
	return 'children' in node ? node.children.map(textOf).join('') : '';
}

function collect(tree: Nodes, name: string, read: (node: Element) => string): string[] {
	if (!('children' in tree)) return [];
	return tree.children.flatMap((child) => [
		...(child.type === 'element' && child.tagName === name ? [read(child)] : []),
		...collect(child, name, read),
	]);
}

function inventory(html: string): Record<string, unknown> {
	const tree = parse(html);
	return {
		text: visibleText(tree),
		links: collect(tree, 'a', ({ properties }) => String(properties.href)),
		pictures: collect(tree, 'img', ({ properties }) => String(properties.src)),
		code: collect(tree, 'pre', (node) => codeOf(node)),
	};
}

function codeOf(node: Nodes): string {
	if (node.type === 'element' && node.tagName === 'br') return '\n';
	if (node.type === 'text') return node.value;
	return 'children' in node ? node.children.map(codeOf).join('') : '';
}

if (bodies.length === 0) {
	it('has no feeds to read: the folder ../shared/feeds is absent', () => {
		expect(existsSync(FEEDS)).toBe(false);
	});
} else {
	describe.each(bodies)('the story of %s', (_, body) => {
		const { html } = prepareStory({ format: 'html', text: body });

		it('passes through unchanged but for what Medium adds', () => {
			const isEmbed = /<p  >(?:"https?:\/\/[^\s"]+"|<a (https?:\/\/\S+) >"\1"<\/>)<\/>/g;
			expect(outline(parse(html)).replace(isEmbed, 'embed')).toBe(
				outline(removeAdditions(parse(body.replace(BROKEN_LINK, '$1')))).replace(isEmbed, 'embed'),
			);
			expect(prepareStory({ format: 'html', text: html }).html).toBe(html);
		});

		it('goes to Markdown and back with all its text, links, pictures and code', () => {
			const markdown = toMarkdown(body);
			const back = prepareStory({ format: 'markdown', text: markdown });
			expect(inventory(back.html)).toEqual(inventory(html));
		});
	});

	it('are all of the bodies there are', () => {
		process.stdout.write(`${bodies.length} stories of real feeds passed through\n`);
		expect(bodies.length).toBeGreaterThan(20);
	});
}
