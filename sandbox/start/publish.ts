/** Runs the example that publishes an article, and looks whether the local Medium really has it. */
import type { EditorClient, Execution } from '../n8n/rest.ts';
import { Failure } from '../support/failure.ts';

/** The example that `npm start` runs. */
export const PUBLISHING_EXAMPLE = 'publish-a-markdown-file.json';

/** A story in the local Medium. */
export interface PublishedStory {
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

interface StoredStory extends Omit<PublishedStory, 'url' | 'pictures'> {
	path: string;
	content: string;
	contentFormat: 'html' | 'markdown';
}

async function control<T>(mediumUrl: string, path: string): Promise<T> {
	const response = await fetch(new URL(path, mediumUrl));
	if (!response.ok) throw new Failure(`The local Medium answered ${response.status} to ${path}.`);
	return (await response.json()) as T;
}

async function storiesOf(mediumUrl: string): Promise<StoredStory[]> {
	return (await control<{ stories: StoredStory[] }>(mediumUrl, '/sandbox/state')).stories;
}

/** Pictures of Medium's own are reached below the local Medium's address. */
function localAddress(mediumUrl: string, picture: string): URL {
	const { hostname, pathname } = new URL(picture);
	return new URL(hostname.endsWith('medium.com') ? `/${hostname}${pathname}` : picture, mediumUrl);
}

function picturesIn({ kept }: { kept: { html: string } }): string[] {
	return [...kept.html.matchAll(/<img[^>]*\ssrc="([^"]+)"/g)].map(([, src = '']) => src);
}

function explainFailure({ status, error }: Execution): Failure {
	const where = error?.node ? ` in the node "${error.node.name}"` : '';
	return new Failure(
		`The example workflow ended with ${status}${where}: ${error?.message ?? 'without a message'}.`,
		error?.description ?? undefined,
	);
}

/** What the example's story lacks, in words; empty when it is as it should be. */
async function findShortcomings(mediumUrl: string, story: PublishedStory): Promise<string[]> {
	const lacking: string[] = [];
	if (story.tags.length === 0) lacking.push('it has no tags');
	if (!story.canonicalUrl) lacking.push('it has no canonical link');
	if (story.pictures.length === 0) lacking.push('it has no picture');
	for (const picture of story.pictures) {
		const response = await fetch(localAddress(mediumUrl, picture)).catch(() => undefined);
		const type = response?.headers.get('content-type') ?? '';
		if (!response?.ok || !type.startsWith('image/')) lacking.push(`there is nothing at ${picture}`);
		await response?.body?.cancel();
	}
	return lacking;
}

/**
 * Runs the workflow and answers with the story it made. Throws a `Failure` when the workflow
 * fails, or when there is no story, or one without picture, tags or canonical link.
 */
export async function publishExample(
	editor: EditorClient,
	workflowId: string,
	mediumUrl: string,
): Promise<PublishedStory> {
	const before = new Set((await storiesOf(mediumUrl)).map(({ id }) => id));
	const execution = await editor.runWorkflow(workflowId, 120_000);
	if (execution.status !== 'success') throw explainFailure(execution);
	const made = (await storiesOf(mediumUrl)).find(({ id }) => !before.has(id));
	if (!made) throw new Failure('The example workflow ran, but the local Medium has no new story.');

	const { id, title, tags, canonicalUrl, publishStatus, path } = made;
	const stored = await control<{ kept: { html: string } }>(mediumUrl, `/sandbox/stories/${id}`);
	const story: PublishedStory = {
		id,
		title,
		tags,
		canonicalUrl,
		publishStatus,
		url: new URL(path, mediumUrl).href,
		pictures: picturesIn(stored),
	};
	const lacking = await findShortcomings(mediumUrl, story);
	if (lacking.length > 0) {
		throw new Failure(`The story was published (${story.url}), but ${lacking.join(', ')}.`);
	}
	return story;
}
