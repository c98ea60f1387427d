import type { Root } from 'mdast';
import { readFeedHtml } from '../feedHtml';
import { toBlocks } from './blocks';

/**
 * Reads the HTML of a story from a Medium feed as the tree of its Markdown, to be written as such or in
 * another way.
 *
 * @throws StoryProblem for HTML that is nested without end
 */
export function readStoryTree(html: string): Root {
	return { type: 'root', children: toBlocks(readFeedHtml(html).children, 0, []) };
}
