import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeRaw from 'rehype-raw';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { recognizeTables } from './tables.ts';

const html = unified().use(rehypeParse, { fragment: true });

const markdown = unified()
	.use(remarkParse)
	.use(recognizeTables)
	.use(remarkRehype, { allowDangerousHtml: true })
	.use(rehypeRaw);

/** Parses a story's content, HTML or Markdown, into one tree. The tree is not sanitized. */
export function parseContent(content: string, format: 'html' | 'markdown'): Root {
	return format === 'html' ? html.parse(content) : markdown.runSync(markdown.parse(content));
}
