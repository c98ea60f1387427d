import type { Store, Story } from './store.ts';

/** The path of a story, the same on medium.com and on the sandbox's own address. */
export function addressOf(story: Story, store: Store): string {
	const publication =
		story.publicationId === undefined ? undefined : store.publications.get(story.publicationId);
	const author = store.users.get(story.authorId);
	const owner = publication?.slug ?? `@${author?.username ?? 'nobody'}`;
	return `/${owner}/${story.slug}-${story.id}`;
}
