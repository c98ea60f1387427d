import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Processor } from 'unified';

/**
 * Makes the Markdown parser recognize tables, so that they are dropped like those in HTML. Medium
 * has no other Markdown extensions, such as footnotes or task lists.
 */
export function recognizeTables(this: Processor): void {
	const data: { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] } = this.data();
	(data.micromarkExtensions ??= []).push(gfmTable());
	(data.fromMarkdownExtensions ??= []).push([gfmTableFromMarkdown()]);
}
