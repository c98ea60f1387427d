import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeRaw from 'rehype-raw';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { recogniseTables } from './tables.ts';

const html = unified().use(rehypeParse, { fragment: true });

const markdown = unified()
	.use(remarkParse)
	.use(recogniseTables)
	.use(remarkRehype, { allowDangerousHtml: true })
	.use(rehypeRaw);

/** A story's content as one tree, whichever of the two formats it came in. Nothing is trusted yet. */
export function parseContent(content: string, format: 'html' | 'markdown'): Root {
	return format === 'html' ? html.parse(content) : markdown.runSync(markdown.parse(content));
}
