import type { StoryImage, StoryWarning } from '../../content/story';
import type { OperationContext } from '../operation';
import { uploadPictures } from './uploadPictures';
import type { Story } from './readStory';

/** What is sent as the content of a story. */
export interface CompleteStory {
	content: string;
	warnings: StoryWarning[];
}

/**
 * Makes of a prepared story what is sent: uploads the pictures that are not on the web and puts
 * their addresses at Medium in their places, takes out what is left out, and writes headings as
 * Medium reads them. What was not prepared is sent as it is.
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
	const { asSent, replaceImages } = await import('../../content');
	const places = new Map(local.map(({ source }) => [source, urls.get(source)]));
	return { content: asSent(replaceImages(body.content, places)), warnings };
}

/** The formats that Medium does not take have been warned of when the text was read. */
function isTaken({ source }: StoryImage): boolean {
	return !/^\s*data:image\/(?:svg|webp|avif)|^(?!\s*data:).*\.(?:svgz?|webp|avif)(?:[?#].*)?$/is.test(
		source,
	);
}
