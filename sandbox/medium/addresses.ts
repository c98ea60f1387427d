import { createHash } from 'node:crypto';
import { CDN_HOST } from './hosts.ts';
import type { Store, Story } from './store.ts';

/**
 * The path of a story, the same on medium.com and on the sandbox's own address: its publication's,
 * if it is in one. Feeds link to it.
 */
export function addressOf(story: Story, store: Store): string {
	const publication = store.publications.get(story.publicationId ?? '');
	return publication === undefined
		? authorAddressOf(story, store)
		: `/${publication.slug}/${lastSegmentOf(story)}`;
}

/** The path of a story in its author's name. The API answers this one, for publications too (recorded). */
export function authorAddressOf(story: Story, store: Store): string {
	const author = store.users.get(story.authorId);
	return `/@${author?.username ?? 'nobody'}/${lastSegmentOf(story)}`;
}

/** A draft has no title in its address (recorded). */
function lastSegmentOf({ id, slug, publishStatus }: Story): string {
	return publishStatus === 'draft' ? id : `${slug}-${id}`;
}

/** The address of an uploaded picture, without `https://`: the sandbox serves it below the same path. */
export function pictureAddress(name: string): string {
	return `${CDN_HOST}/proxy/${name}`;
}

/** The address of a user's or publication's picture, of which there is none in the sandbox. */
export function avatarAddress({ id }: { id: string }): string {
	const name = createHash('md5').update(id).digest('base64url');
	return `https://${CDN_HOST}/fit/c/400/400/1*${name}.png`;
}
