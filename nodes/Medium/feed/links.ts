import { readUrl } from '../helpers/url';

/** What a link from a feed says about where it was followed from (`?source=rss-…`, seen in real feeds). */
export interface LinkOrigin {
	/** As the API names it (MEDIUM.md, section 4). */
	publicationId?: string;
	/** As feeds name a user; the API has another name for each application. */
	userId?: string;
}

const ID = '([0-9a-f]{8,14})';
const FROM_USER = new RegExp(`^rss-${ID}-{6}\\d*$`);
/** Six hyphens stand before a tag, which may look like an ID. */
const FROM_PUBLICATION = new RegExp(`^rss-{2,5}${ID}-+\\d*$`);
const WEB = /^https?:\/\//i;

/**
 * A link without what says where it was followed from, and without a part after #.
 *
 * @returns '' when it is no http or https address
 */
export function cleanLink(link: string): string {
	const url = WEB.test(link) ? readUrl(link) : undefined;
	if (url === undefined) return '';
	url.searchParams.delete('source');
	url.hash = '';
	return url.href;
}

/** Reads whose feed a link was taken from. */
export function readOrigin(link: string): LinkOrigin {
	const source = readUrl(link)?.searchParams.get('source') ?? '';
	const userId = FROM_USER.exec(source)?.[1];
	if (userId !== undefined) return { userId };
	const publicationId = FROM_PUBLICATION.exec(source)?.[1];
	return publicationId === undefined ? {} : { publicationId };
}
