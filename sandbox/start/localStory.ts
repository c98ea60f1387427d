/** Reads stories from the local Medium. */
import { Failure } from '../support/failure.ts';

/** A story in the local Medium. */
export interface LocalStory {
	id: string;
	title: string;
	tags: string[];
	canonicalUrl: string;
	publishStatus: string;
	/** The address of its page. */
	url: string;
	/** The picture addresses in the story. */
	pictures: string[];
}

interface StoredStory extends Omit<LocalStory, 'url' | 'pictures'> {
	path: string;
}

async function control<T>(mediumUrl: string, path: string): Promise<T> {
	const response = await fetch(new URL(path, mediumUrl));
	if (!response.ok) throw new Failure(`The local Medium returned ${response.status} for ${path}.`);
	return (await response.json()) as T;
}

/** The IDs of all stories, oldest first. */
export async function listStoryIds(mediumUrl: string): Promise<string[]> {
	const { stories } = await control<{ stories: StoredStory[] }>(mediumUrl, '/sandbox/state');
	return stories.map(({ id }) => id);
}

/** Reads a story. Throws a `Failure` if there is no story with this ID. */
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

/** The local Medium serves Medium's pictures under its own address. */
function localAddress(mediumUrl: string, picture: string): URL {
	const { hostname, pathname } = new URL(picture);
	return new URL(hostname.endsWith('medium.com') ? `/${hostname}${pathname}` : picture, mediumUrl);
}

/**
 * Checks that the story has a picture, tags and a canonical link. Throws a `Failure` that lists what
 * is missing.
 */
export async function requireComplete(mediumUrl: string, story: LocalStory): Promise<void> {
	const missing: string[] = [];
	if (story.tags.length === 0) missing.push('it has no tags');
	if (!story.canonicalUrl) missing.push('it has no canonical link');
	if (story.pictures.length === 0) missing.push('it has no picture');
	for (const picture of story.pictures) {
		const response = await fetch(localAddress(mediumUrl, picture)).catch(() => undefined);
		const type = response?.headers.get('content-type') ?? '';
		if (!response?.ok || !type.startsWith('image/'))
			missing.push(`its picture ${picture} does not load`);
		await response?.body?.cancel();
	}
	if (missing.length > 0) {
		throw new Failure(`The story was published (${story.url}), but ${missing.join(', ')}.`);
	}
}
