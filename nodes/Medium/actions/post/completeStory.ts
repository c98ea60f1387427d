import type { StoryImage, StoryWarning } from '../../content/story';
import type { OperationContext } from '../operation';
import { uploadPictures } from './uploadPictures';
import type { Story } from './readStory';

/** What is sent as the content of a story. */
interface CompleteStory {
	content: string;
	warnings: StoryWarning[];
}

/**
 * Uploads the pictures of a prepared story that are not on the web, and writes the story with their
 * addresses at Medium. A text that was not prepared is sent as it is.
 *
 * @throws as `uploadPictures` does
 */
export async function completeStory(
	context: OperationContext,
	{ body, prepared, uploads }: Story,
): Promise<CompleteStory> {
	if (prepared === undefined) return { content: body.content, warnings: [] };
	const local = prepared.images.filter(({ kind }) => kind !== 'web');
	const { urls, warnings } = await uploadPictures(
		context,
		local.filter(isTaken).map(({ source }) => source),
		uploads,
	);
	const addresses = new Map(local.map(({ source }) => [source, urls.get(source)]));
	const { finishStory } = await import('../../content');
	return { content: finishStory(prepared, addresses), warnings };
}

/** The formats that Medium does not take have been warned of when the text was read. */
function isTaken({ source }: StoryImage): boolean {
	return !/^\s*data:image\/(?:svg|webp|avif)|^(?!\s*data:).*\.(?:svgz?|webp|avif)(?:[?#].*)?$/is.test(
		source,
	);
}
