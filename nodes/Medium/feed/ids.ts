import { readUrl } from '../helpers/url';

/** Ids in links have 11 or 12 hexadecimal digits (MEDIUM.md, section 2). */
const PUBLICATION_ID = '[0-9a-f]{11,12}';
const WHOLE_PUBLICATION_ID = new RegExp(`^${PUBLICATION_ID}$`, 'i');
/**
 * `?source=` in the links of a publication's feed, `rss----<id>---4`, and in those of one of its
 * tags, `rss----<id>--<tag>`. A tag's feed has `rss------<tag>-5`: six hyphens come before the tag,
 * which may look like an id (MEDIUM.md, section 4).
 */
const PUBLICATION_SOURCE = new RegExp(`^rss-{4}(${PUBLICATION_ID})--`, 'i');
const PERMALINK = /^https?:\/\/(?:[\w-]+\.)*medium\.com\/p\/([0-9a-f]{6,16})\/?$/i;
/** Without leading zeros. */
const STORY_ID = /(?:^|[-/])([0-9a-f]{8,14})$/;

/** Whether a text has the form of a publication's id. */
export function isPublicationId(text: string): boolean {
	return WHOLE_PUBLICATION_ID.test(text);
}

/** The id of the publication whose feed a link was copied from; undefined for other links. */
export function publicationIdIn(link: string): string | undefined {
	return PUBLICATION_SOURCE.exec(readUrl(link)?.searchParams.get('source') ?? '')?.[1];
}

/** The id in a story's permanent link, `https://medium.com/p/<id>`; undefined for other links. */
export function permalinkId(link: string): string | undefined {
	return PERMALINK.exec(link)?.[1]?.toLowerCase();
}

/** The id at the end of a story's path; undefined when it has none. */
export function storyIdIn(path: string): string | undefined {
	return STORY_ID.exec(path)?.[1];
}
