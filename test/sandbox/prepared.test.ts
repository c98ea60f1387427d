import { readFile } from 'node:fs/promises';
import path from 'node:path';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

import { finishStory, prepareStory } from '../../nodes/Medium/content';
import type { ContentOptions, StorySource } from '../../nodes/Medium/content/story';
import { type LocalMedium, startLocalMedium } from '../support/localMedium';
import { post, textAt } from './client';

const ARTICLES = path.join(__dirname, '../../examples/articles');

let medium: LocalMedium;
beforeAll(async () => {
	medium = await startLocalMedium();
});
beforeEach(() => medium.control.reset());
afterAll(() => medium.stop());

/** Sends a prepared story, and returns it together with what the local Medium keeps of it. */
async function sendPrepared(
	source: StorySource,
	options: Partial<ContentOptions> = {},
): Promise<{ prepared: string; kept: string; leftOut: Record<string, number> }> {
	const story = prepareStory(source, { baseUrl: 'https://example.com/', ...options });
	const answer = await post(medium, { content: finishStory(story), contentFormat: 'html' });
	expect(answer.status).toBe(201);
	const { kept } = await medium.control.story(textAt(answer.data, 'data', 'id'));
	return { prepared: normalize(story.html), kept: normalize(kept.html), leftOut: kept.leftOut };
}

/** Normalizes character references, and addresses that are alone on a line (embeds). */
function normalize(html: string): string {
	const text = String(
		unified().use(rehypeParse, { fragment: true }).use(rehypeStringify).processSync(html),
	);
	return text.replace(/<p><a href="([^"]+)">\1<\/a><\/p>/g, '<p>$1</p>');
}

const MARKDOWN: Array<[string, string]> = [
	['headings', '# A\n\n## B\n\ntext\n\n## C\n\n### D\n\ntext\n\n# E\n\n## F\n\nend'],
	['a title alone', '# A\n\ntext'],
	['no heading', 'text\n\nmore **text** with *marks* and a [link](https://example.com/x)'],
	['lists', '# A\n\n- a\n  - b\n    - c\n- d\n\n1. x\n\n   para\n\n2. y\n\n   > quote\n'],
	['quotes', '# A\n\n> a\n>\n> b\n>\n> > c\n>\n> - d\n\nend'],
	['code', '# A\n\n```js\nconst a = 1;\n\n\tb();\n```\n\n    indented\n'],
	[
		'marks',
		'# A\n\n`code` in **`bold`** and ``a ` b``, ~~out~~, <kbd>Ctrl</kbd>, <mark>m</mark>, x<sup>2</sup>\n',
	],
	['tables', '# A\n\n| a | b |\n|---|--:|\n| 1 | 漢字 |\n'],
	['footnotes', '# A\n\ntext[^1] and[^n]\n\n[^1]: one\n[^n]: two\n\n    more\n'],
	['figures', '# A\n\n![x](https://example.com/x.png "cap *tion*")\n\n![y](y.png)\n'],
	['embeds', '# A\n\nhttps://www.youtube.com/watch?v=abcdefghijk\n\nend'],
	['rules and breaks', '# A\n\na  \nb\n\n---\n\nc\n'],
	['odd characters', '# A & B < C\n\n1 < 2 && "q" — ’ &nbsp; &copy; 🙂\n'],
	[
		'definition lists, details',
		'Term\n: what\n\n<details><summary>S</summary>\n\ntext\n\n</details>\n',
	],
];

describe('Medium keeps what was prepared', () => {
	it.each(MARKDOWN)('%s', async (_what, text) => {
		const { prepared, kept, leftOut } = await sendPrepared({ text, format: 'markdown' });
		expect(kept).toBe(prepared);
		expect(leftOut).toEqual({});
	});

	it.each(['byRank', 'keepLevels'] as const)('headings %s', async (headings) => {
		const text = '# A\n\ntext\n\n## B\n\ntext\n\n### C\n\ntext\n\n#### D\n\ntext\n\n## E\n\nend';
		const { prepared, kept } = await sendPrepared({ text, format: 'markdown' }, { headings });
		expect(kept).toBe(prepared);
	});

	it.each([
		'a-field-guide-to-village-wells.md',
		'a-week-of-quiet-automation.md',
		'notes-from-the-harbor.md',
	])('%s', async (name) => {
		const text = await readFile(path.join(ARTICLES, name), 'utf8');
		const { prepared, kept } = await sendPrepared(
			{ text, format: 'markdown' },
			{ canonicalLine: true, canonicalUrl: 'https://example.com/a' },
		);
		expect(kept).toBe(prepared);
	});
});
