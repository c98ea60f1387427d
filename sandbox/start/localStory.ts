/** Looks at what the local Medium really has of a story. */
import { Failure } from '../support/failure.ts';

/** A story in the local Medium. */
export interface LocalStory {
	id: string;
	title: string;
	tags: string[];
	canonicalUrl: string;
	publishStatus: string;
	/** Its page. */
	url: string;
	/** The addresses of its pictures, as they are in the story. */
	pictures: string[];
}

interface StoredStory extends Omit<LocalStory, 'url' | 'pictures'> {
	path: string;
}

async function control<T>(mediumUrl: string, path: string): Promise<T> {
	const response = await fetch(new URL(path, mediumUrl));
	if (!response.ok) throw new Failure(`The local Medium answered ${response.status} to ${path}.`);
	return (await response.json()) as T;
}

/** The IDs of all stories, in the order in which they were published. */
export async function listStoryIds(mediumUrl: string): Promise<string[]> {
	const { stories } = await control<{ stories: StoredStory[] }>(mediumUrl, '/sandbox/state');
	return stories.map(({ id }) => id);
}

/** Reads a story. Throws a `Failure` when there is none with this ID. */
export async function readLocalStory(mediumUrl: string, storyId: string): Promise<LocalStory> {
	const story = await control<StoredStory & { kept: { html: string } }>(
		mediumUrl,
		`/sandbox/stories/${storyId}`,
	);
	const { id, title, tags, canonicalUrl, publishStatus, path, kept } = story;
	const images = kept.html.matchAll(/<img[^>]*\ssrc="([^"]+)"/g);
	return {
		id,
		title,
		tags,
		canonicalUrl,
		publishStatus,
		url: new URL(path, mediumUrl).href,
		pictures: [...images].map(([, src = '']) => src),
	};
}

/** Medium's own pictures are served below the local Medium's address. */
function localAddress(mediumUrl: string, picture: string): URL {
	const { hostname, pathname } = new URL(picture);
	return new URL(hostname.endsWith('medium.com') ? `/${hostname}${pathname}` : picture, mediumUrl);
}

/**
 * Makes sure that the example's story has its picture, tags and canonical link. Throws a `Failure`
 * that says what is missing.
 */
export async function requireComplete(mediumUrl: string, story: LocalStory): Promise<void> {
	const missing: string[] = [];
	if (story.tags.length === 0) missing.push('it has no tags');
	if (!story.canonicalUrl) missing.push('it has no canonical link');
	if (story.pictures.length === 0) missing.push('it has no picture');
	for (const picture of story.pictures) {
		const response = await fetch(localAddress(mediumUrl, picture)).catch(() => undefined);
		const type = response?.headers.get('content-type') ?? '';
		if (!response?.ok || !type.startsWith('image/')) missing.push(`there is nothing at ${picture}`);
		await response?.body?.cancel();
	}
	if (missing.length > 0) {
		throw new Failure(`The story was published (${story.url}), but ${missing.join(', ')}.`);
	}
}
