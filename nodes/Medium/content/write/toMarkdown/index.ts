import type { Root } from 'mdast';
import { toMarkdown as write } from 'mdast-util-to-markdown';
import { readFeedHtml } from '../../read/feedHtml';
import { toBlocks } from './blocks';
import { STYLE } from './style';

/**
 * Writes the HTML of a story from a Medium feed as Markdown: CommonMark, which GitHub's Markdown reads
 * the same way. Pixel and footer are left out, embeds are addresses alone on their line, pictures have
 * their caption below in emphasis. Medium's two headings become `##` and `###`.
 *
 * @returns Markdown that ends in a line feed; '' for a story without content
 * @throws StoryProblem for HTML that is nested without end
 */
export function toMarkdown(html: string): string {
	return write(readStoryTree(html), STYLE);
}

/**
 * Reads the HTML of a story from a Medium feed as the tree of its Markdown, to be written as such or in
 * another way.
 *
 * @throws StoryProblem for HTML that is nested without end
 */
export function readStoryTree(html: string): Root {
	return { type: 'root', children: toBlocks(readFeedHtml(html).children, 0, []) };
}
