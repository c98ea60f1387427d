import { createHash } from 'crypto';
import { NodeOperationError } from 'n8n-workflow';
import { escapeHtml } from '../../helpers/escapeHtml';
import type { ImageSource } from '../../transport/imageForm';
import { imageFromDataUrl, imageFromItem } from '../image/source';
import type { OperationContext } from '../operation';
import { matchFile } from './matchFile';

/** A picture of the text with its bytes. */
export interface Picture {
	name: string;
	image: ImageSource;
	digest: string;
}

/** A picture of the text that could not be found or sent. */
export interface Failure {
	name: string;
	error: unknown;
}

/**
 * Finds the pictures of a text, in `data:` addresses and in files of the item.
 *
 * @param names the pictures as the text names them; each is found once
 * @param report takes note of a picture that is missing, or throws
 */
export async function findPictures(
	context: OperationContext,
	names: readonly string[],
	report: (failure: Failure) => void,
): Promise<Picture[]> {
	const pictures: Picture[] = [];
	for (const name of new Set(names)) {
		try {
			pictures.push(await findPicture(context, name));
		} catch (error) {
			report({ name, error });
		}
	}
	return pictures;
}

async function findPicture(context: OperationContext, name: string): Promise<Picture> {
	const { functions, itemIndex } = context;
	const image = /^\s*data:/i.test(name)
		? imageFromDataUrl(functions, itemIndex, name)
		: await imageFromItem(functions, itemIndex, fieldOf(context, name));
	const hash = createHash('sha256');
	for await (const chunk of image.open()) hash.update(chunk);
	return { name, image, digest: hash.digest('hex') };
}

function fieldOf({ functions, itemIndex }: OperationContext, name: string): string {
	const files = functions.getInputData()[itemIndex]?.binary ?? {};
	const field = matchFile(name, files);
	if (field !== undefined) return field;
	const known = Object.entries(files).map(([key, { fileName }]) => fileName ?? key);
	throw new NodeOperationError(functions.getNode(), 'It is not among the files of the item', {
		itemIndex,
		description: `The item has ${known.length === 0 ? 'no files' : `these files: ${escapeHtml(known.slice(0, 20).join(', '))}`}. Let an earlier node read the picture into the item, or give it an address on the web, for example with Content Options → Base URL.`,
	});
}
