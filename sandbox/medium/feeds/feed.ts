import { createHash } from 'node:crypto';
import type { Publication, Store, Story, User } from '../store.ts';
import { tagSlug } from './tags.ts';

/** A feed: whose it is, and what is in it. */
export type Feed = {
	title: string;
	description: string;
	/** The page it belongs to. */
	link: string;
	/** Its own address. */
	self: string;
	/** What its links say they were followed from. */
	source: string;
	/** The name of its picture. */
	image: string;
	/** Whether every story is only a teaser. */
	isTruncated: boolean;
	/** Newest first. */
	stories: Story[];
};

/** Medium's feeds have no pages. */
const STORIES = 10;

/** The feed of a user, responses included; undefined when there is no such user. */
export function userFeed(store: Store, name: string): Feed | undefined {
	// Below medium.com, where no address has dots or underscores, hyphens stand for them.
	const user = [...store.users.values()].find(
		({ username }) => username === name || username.replace(/[._]/g, '-') === name,
	);
	if (user === undefined) return undefined;
	const title = `Stories by ${user.name} on Medium`;
	const source = `rss-${feedIdOf(user)}------2`;
	return {
		title,
		description: title,
		link: `https://medium.com/@${user.username}?source=${source}`,
		self: `https://medium.com/@${user.username}/feed`,
		source,
		image: `1*${feedIdOf(user)}.png`,
		isTruncated: false,
		stories: newest(store, ({ authorId }) => authorId === user.id),
	};
}

/** The feed of a publication, or of one tag in it; undefined when there is no such publication. */
export function publicationFeed(store: Store, slug: string, tag?: string): Feed | undefined {
	const publication = [...store.publications.values()].find((one) => one.slug === slug);
	if (publication === undefined) return undefined;
	const source = `rss----${publication.id}---4`;
	const path = tag === undefined ? slug : `${slug}/tagged/${encodeURIComponent(tag)}`;
	return {
		...titles(publication, tag),
		link: `https://medium.com/${path}?source=${source}`,
		self: `https://medium.com/feed/${path}`,
		source,
		image: `1*${publication.id}.png`,
		isTruncated: false,
		stories: newest(
			store,
			(story) => story.publicationId === publication.id && isTagged(story, tag) && isStory(story),
		),
	};
}

/** The feed of a tag, of which every user's stories are teasers. */
export function tagFeed(store: Store, tag: string): Feed {
	const title = `${nameOf(tag)} on Medium`;
	const path = encodeURIComponent(tag);
	return {
		title,
		description: `Latest stories tagged with ${nameOf(tag)} on Medium`,
		link: `https://medium.com/tag/${path}/latest?source=rss------${path}-5`,
		self: `https://medium.com/feed/tag/${path}`,
		source: `rss------${path}-5`,
		image: '1*sandbox.png',
		isTruncated: true,
		stories: newest(store, (story) => isTagged(story, tag) && isStory(story)),
	};
}

function titles(
	{ name, description }: Publication,
	tag: string | undefined,
): Pick<Feed, 'title' | 'description'> {
	if (tag === undefined)
		return { title: `${name} - Medium`, description: `${description} - Medium` };
	return { title: `${nameOf(tag)} in ${name} on Medium`, description: `${description} - Medium` };
}

/** Drafts and unlisted stories appear nowhere; a story without a status is public. */
function newest(store: Store, belongs: (story: Story) => boolean): Story[] {
	return [...store.stories.values()]
		.filter(({ publishStatus }) => publishStatus === '' || publishStatus === 'public')
		.filter(belongs)
		.reverse()
		.sort((one, other) => other.publishedAt - one.publishedAt)
		.slice(0, STORIES);
}

function isTagged({ tags }: Story, tag: string | undefined): boolean {
	return tag === undefined || tags.some((one) => tagSlug(one) === tagSlug(tag));
}

function isStory({ isResponse }: Story): boolean {
	return isResponse !== true;
}

/** Feeds name users otherwise than the API does. */
function feedIdOf({ id }: User): string {
	return createHash('sha256').update(id).digest('hex').slice(0, 12);
}

function nameOf(tag: string): string {
	return tag
		.split('-')
		.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
		.join(' ');
}
