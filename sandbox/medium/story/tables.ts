import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Processor } from 'unified';

/**
 * Teaches the Markdown parser to see tables, so that they can be left out like those in HTML.
 * None of the other extensions of CommonMark: footnotes, task lists and the like are not Medium's.
 */
export function recogniseTables(this: Processor): void {
	const data: { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] } = this.data();
	(data.micromarkExtensions ??= []).push(gfmTable());
	(data.fromMarkdownExtensions ??= []).push([gfmTableFromMarkdown()]);
}
