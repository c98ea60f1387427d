import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

const ROOT = path.join(__dirname, '../..');
const GUIDES = readdirSync(path.join(ROOT, 'docs'))
	.filter((name) => name.endsWith('.md'))
	.map((name) => `docs/${name}`);
const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', ...GUIDES];

/** A page and everything in it, in order. */
function readNodes(page: string): Nodes[] {
	const tree = fromMarkdown(readFileSync(path.join(ROOT, page), 'utf8'), {
		extensions: [gfmTable()],
		mdastExtensions: [gfmTableFromMarkdown()],
	});
	const all = (node: Nodes): Nodes[] =>
		'children' in node ? [node, ...node.children.flatMap(all)] : [node];
	return all(tree);
}

function textOf(node: Nodes): string {
	if ('value' in node) return node.value;
	return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** What GitHub puts behind the # of a heading's link. */
function anchorsOf(page: string): string[] {
	return readNodes(page).flatMap((node) =>
		node.type === 'heading'
			? textOf(node)
					.toLowerCase()
					.replace(/[^\p{L}\p{N}\s_-]/gu, '')
					.replaceAll(' ', '-')
			: [],
	);
}

/** Links and pictures of a page that lead to this repository: `file#anchor`, from its root. */
function linksOf(page: string): { file: string; anchor: string }[] {
	return readNodes(page).flatMap((node) => {
		if (node.type !== 'link' && node.type !== 'image') return [];
		if (/^[a-z]+:/i.test(node.url)) return [];
		const [file = '', anchor = ''] = node.url.split('#');
		const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
		return [{ file: target, anchor }];
	});
}

it.each(PAGES)('the links of %s lead somewhere', (page) => {
	const lost = linksOf(page).filter(
		({ file, anchor }) =>
			!existsSync(path.join(ROOT, file)) || (anchor !== '' && !anchorsOf(file).includes(anchor)),
	);
	expect(lost).toEqual([]);
});

it('the README links every guide and every example, and shows a picture', () => {
	const files = linksOf('README.md').map(({ file }) => file);
	const examples = readdirSync(path.join(ROOT, 'examples'))
		.filter((name) => name.endsWith('.json'))
		.map((name) => `examples/${name}`);
	expect(files).toEqual(expect.arrayContaining([...GUIDES, ...examples]));
	expect(files.filter((file) => file.endsWith('.png'))).not.toEqual([]);
});
