/** A feed to read, and what its address says about it. */
export interface FeedSource {
	/** `url`: a feed of which nothing else is known. */
	kind: 'user' | 'publication' | 'tag' | 'publicationTag' | 'url';
	/** Where to read it: http or https. */
	feedUrl: string;
	/** Without the @; absent where a domain of its own stands for the user. */
	username?: string;
	/** The name in the publication's address; absent where a domain of its own stands for it. */
	slug?: string;
	/** As it stands in addresses. */
	tag?: string;
}

/** The feed of a user, by the name without the @. */
export function userFeed(username: string): FeedSource {
	return { kind: 'user', feedUrl: onMedium(`@${username}`), username };
}

/** The feed of a publication by the name in its address, or of one tag in it. */
export function publicationFeed(slug: string, tag?: string): FeedSource {
	if (tag === undefined) return { kind: 'publication', feedUrl: onMedium(slug), slug };
	const own = tagSlug(tag);
	return { kind: 'publicationTag', feedUrl: onMedium(slug, 'tagged', own), slug, tag: own };
}

/** The feed of a tag of all of Medium. */
export function tagFeed(tag: string): FeedSource {
	const own = tagSlug(tag);
	return { kind: 'tag', feedUrl: onMedium('tag', own), tag: own };
}

/** The feed of a domain, whoever owns it, or of one tag in it. `kind` is what it is taken for. */
export function siteFeed(
	kind: FeedSource['kind'],
	{ origin, tag }: { origin: string; tag?: string },
): FeedSource {
	if (tag === undefined) return { kind, feedUrl: `${origin}/feed` };
	const own = tagSlug(tag);
	const feedUrl = `${origin}/feed/tagged/${encodeURIComponent(own)}`;
	return { kind: 'publicationTag', feedUrl, tag: own };
}

/**
 * A tag as it stands in addresses and in feeds: people type “Artificial Intelligence” and “#AI”, too.
 *
 * @returns '' when there is no letter or digit in it
 */
export function tagSlug(tag: string): string {
	return (
		tag
			.toLowerCase()
			.replace(/['’.]/g, '')
			// Now that a letter and its accent have come together, where a dot was between them.
			.normalize('NFC')
			.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
			.replace(/^-|-$/g, '')
	);
}

function onMedium(...segments: string[]): string {
	const path = segments.map((segment) => encodeURIComponent(segment).replace(/^%40/, '@'));
	return `https://medium.com/feed/${path.join('/')}`;
}
