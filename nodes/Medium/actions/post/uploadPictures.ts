import { NodeApiError, type NodeError, NodeOperationError } from 'n8n-workflow';
import pMap from 'p-map';
import type { StoryWarning } from '../../content/story';
import { UploadMemory } from '../../publishing/executionMemory';
import { readImage } from '../../transport/answers';
import { ImageForm, type ImageSource } from '../../transport/imageForm';
import { apiPath } from '../../transport/apiCall';
import { mediumRequest } from '../../transport/request';
import { MAX_IMAGE_BYTES } from '../image/source';
import type { OperationContext } from '../operation';
import { type Failure, findPictures, type Picture } from './findPictures';

export interface UploadOptions {
	/** How many pictures are sent at the same time. */
	concurrency: number;
	/** Whether a picture that is missing or could not be sent keeps the story from being posted. */
	whenMissing: 'stop' | 'leaveOut';
}

interface UploadedPictures {
	/** The address at Medium for each picture of the text, by how the text names it. */
	urls: ReadonlyMap<string, string>;
	/** What was left out, or may not show. */
	warnings: StoryWarning[];
}

/**
 * Uploads the pictures of a story that are not on the web: those in `data:` addresses and those in
 * files of the item. Equal pictures are sent once, and none that this execution has sent before.
 *
 * @param names the pictures as the text names them
 * @throws NodeOperationError or NodeApiError when one is missing or could not be sent, unless it may
 * be left out; no story has been sent then
 */
export async function uploadPictures(
	context: OperationContext,
	names: readonly string[],
	{ concurrency, whenMissing }: UploadOptions,
): Promise<UploadedPictures> {
	const warnings: StoryWarning[] = [];
	const report = ({ name, error }: Failure): void => {
		const failure = nameThePicture(context, name, error);
		if (whenMissing === 'stop') throw failure;
		warnings.push(leftOut(failure));
	};
	const pictures = await findPictures(context, names, report);
	const memory = new UploadMemory(context.functions.getContext('node'));
	const failures = await sendPictures(context, pictures, memory, concurrency);
	failures.forEach(report);
	warnings.push(...pictures.filter(({ image }) => image.size > MAX_IMAGE_BYTES).map(tooLarge));
	const urls = pictures.flatMap(({ digest, name }) => {
		const url = memory.recall(digest);
		return url === undefined ? [] : [[name, url] as const];
	});
	return { urls: new Map(urls), warnings };
}

/**
 * Sends each picture that is not in the memory yet, and remembers it there for another try.
 *
 * @returns what could not be sent, once no upload is on its way any more
 */
async function sendPictures(
	context: OperationContext,
	pictures: Picture[],
	memory: UploadMemory,
	concurrency: number,
): Promise<Failure[]> {
	const different = new Map(pictures.map((picture) => [picture.digest, picture]));
	const toSend = [...different.values()].filter(
		({ digest }) => memory.recall(digest) === undefined,
	);
	const failures = await pMap(
		toSend,
		async ({ name, digest, image }) => {
			try {
				memory.remember(digest, await send(context, image));
				return [];
			} catch (error) {
				return [{ name, error }];
			}
		},
		{ concurrency },
	);
	return failures.flat();
}

async function send(
	{ connection, itemIndex }: OperationContext,
	image: ImageSource,
): Promise<string> {
	const { url } = await mediumRequest({
		connection,
		itemIndex,
		method: 'POST',
		path: apiPath('images'),
		body: new ImageForm(image),
		read: readImage,
	});
	return url;
}

function nameThePicture(
	{ functions, itemIndex }: OperationContext,
	name: string,
	reason: unknown,
): NodeError {
	const error =
		reason instanceof NodeApiError || reason instanceof NodeOperationError
			? reason
			: new NodeOperationError(
					functions.getNode(),
					reason instanceof Error ? reason : String(reason),
					{ itemIndex },
				);
	error.message = `The picture ${shortName(name)} could not be uploaded: ${error.message}`;
	error.description = [error.description, 'Nothing was posted.'].filter(Boolean).join(' ');
	return error;
}

function leftOut({ message, description }: NodeError): StoryWarning {
	return {
		code: 'pictureLeftOut',
		message: `${message}. The story goes without it`,
		whatToDo: String(description ?? ''),
	};
}

function tooLarge({ name }: Picture): StoryWarning {
	return {
		code: 'pictureLarge',
		message: `The picture ${shortName(name)} is larger than the 25 MB that Medium’s own editor takes`,
		whatToDo: 'Check on Medium that it shows; if not, make it smaller.',
	};
}

function shortName(name: string): string {
	const text = /^\s*data:/i.test(name) ? `${name.trim().slice(0, 24)}…` : name.slice(0, 80);
	return `“${text}”`;
}
