import { createHash } from 'node:crypto';
import { CDN_HOST } from './hosts.ts';
import type { Store, Story } from './store.ts';

/**
 * The path of a story, the same on medium.com and on the sandbox's own address. A story in a
 * publication has the publication in its path. Feeds link to this path.
 */
export function addressOf(story: Story, store: Store): string {
	const publication = store.publications.get(story.publicationId ?? '');
	return publication === undefined
		? authorAddressOf(story, store)
		: `/${publication.slug}/${lastSegmentOf(story)}`;
}

/** The path of a story below its author. The API returns this one, for publications too (recorded). */
export function authorAddressOf(story: Story, store: Store): string {
	const author = store.users.get(story.authorId);
	return `/@${author?.username ?? 'nobody'}/${lastSegmentOf(story)}`;
}

/** A draft has no title in its address (recorded). */
function lastSegmentOf({ id, slug, publishStatus }: Story): string {
	return publishStatus === 'draft' ? id : `${slug}-${id}`;
}

/** The address of an uploaded picture, without `https://`. The sandbox serves it under the same path. */
export function pictureAddress(name: string): string {
	return `${CDN_HOST}/proxy/${name}`;
}

/** The address of a user's or publication's picture. The sandbox has no file behind it. */
export function avatarAddress({ id }: { id: string }): string {
	const name = createHash('md5').update(id).digest('base64url');
	return `https://${CDN_HOST}/fit/c/400/400/1*${name}.png`;
}
