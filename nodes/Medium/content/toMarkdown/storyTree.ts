import type { Root } from 'mdast';
import { readFeedHtml } from '../feedHtml';
import { find, plainText } from '../tree';
import { toBlocks } from './blocks';

export interface MarkdownOptions {
	/** The story's title. Where its first great heading says the same, that becomes the title of the Markdown, too. */
	title?: string;
}

/**
 * Reads the HTML of a story from a Medium feed as the tree of its Markdown, to be written as such or in
 * another way.
 *
 * @throws StoryProblem for HTML that is nested without end
 */
export function readStoryTree(html: string, { title = '' }: MarkdownOptions = {}): Root {
	const tree = readFeedHtml(html);
	const heading = find(tree, ({ tagName }) => tagName === 'h3');
	if (heading !== undefined && plainText(heading) === title.replace(/\s+/g, ' ').trim())
		heading.tagName = 'h1';
	return { type: 'root', children: toBlocks(tree.children, 0, []) };
}
