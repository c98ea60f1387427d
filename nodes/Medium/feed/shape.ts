import type { IDataObject } from 'n8n-workflow';
import type { FeedStory } from './story';

/** How a story is wanted. */
export interface StoryShape {
	content: 'markdown' | 'html' | 'text' | 'none';
	/** The fields that workflows use; otherwise the entry of the feed besides, as it is written. */
	simplify: boolean;
}

/**
 * Makes of a story what comes out of the nodes: always the same fields, null where the feed does
 * not tell.
 */
export async function shapeStory(
	story: FeedStory,
	{ content, simplify }: StoryShape,
): Promise<IDataObject> {
	return {
		id: story.id,
		title: story.title,
		subtitle: story.subtitle || null,
		url: story.url,
		publishedAt: story.publishedAt ?? null,
		updatedAt: story.updatedAt ?? null,
		author: story.author,
		tags: story.tags,
		imageUrl: story.imageUrl || null,
		snippet: story.snippet,
		...(content !== 'none' && { content: await contentOf(story, content) }),
		isTruncated: story.isTruncated,
		readingTime: story.readingTime ?? null,
		publicationId: story.publicationId ?? null,
		...(!simplify && { feedItem: { ...story.item } }),
	};
}

/** @returns null for HTML that is nested too deeply: one such story must not keep the others back */
async function contentOf(
	{ contentHtml }: FeedStory,
	format: 'markdown' | 'html' | 'text',
): Promise<string | null> {
	const { toHtml, toMarkdown, toText } = await import('../content');
	const write = { html: toHtml, markdown: toMarkdown, text: toText }[format];
	try {
		return write(contentHtml);
	} catch {
		return null;
	}
}
