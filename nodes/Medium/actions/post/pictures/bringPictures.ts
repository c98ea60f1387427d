import type { StoryImage, StoryWarning } from '../../../content/story';
import type { OperationContext } from '../../operation';
import type { Story } from '../story/readStory';
import { uploadPictures } from './uploadPictures';

/** A story's HTML whose pictures are all on the web. */
export interface WithPictures {
	content: string;
	warnings: StoryWarning[];
}

/**
 * Uploads the pictures of a story that are not on the web and puts their addresses at Medium in
 * their places; what is left out is taken out.
 *
 * @throws as `uploadPictures` does
 */
export async function bringPictures(
	context: OperationContext,
	{ body, prepared, uploads }: Story,
): Promise<WithPictures> {
	const local = (prepared?.images ?? []).filter(({ kind }) => kind !== 'web');
	if (local.length === 0) return { content: body.content, warnings: [] };
	const { urls, warnings } = await uploadPictures(
		context,
		local.filter(isTaken).map(({ source }) => source),
		uploads,
	);
	const { replaceImages } = await import('../../../content');
	const places = new Map(local.map(({ source }) => [source, urls.get(source)]));
	return { content: replaceImages(body.content, places), warnings };
}

/** The formats that Medium does not take have been warned of when the text was read. */
function isTaken({ source }: StoryImage): boolean {
	return !/^\s*data:image\/(?:svg|webp|avif)|^(?!\s*data:).*\.(?:svgz?|webp|avif)(?:[?#].*)?$/is.test(
		source,
	);
}
