import { createHash } from 'crypto';
import { NodeApiError, type NodeError, NodeOperationError } from 'n8n-workflow';
import pMap from 'p-map';
import type { StoryWarning } from '../../content/story';
import { UploadMemory } from '../../publishing/executionMemory';
import { readImage } from '../../transport/answers';
import { escapeHtml } from '../../helpers/escapeHtml';
import { ImageForm, type ImageSource } from '../../transport/imageForm';
import { apiPath } from '../../transport/apiCall';
import { mediumRequest } from '../../transport/request';
import { imageFromDataUrl, imageFromItem, MAX_IMAGE_BYTES } from '../image/source';
import type { OperationContext } from '../operation';
import { matchFile } from './matchFile';

export interface UploadOptions {
	/** How many pictures are sent at the same time. */
	concurrency: number;
	/** Whether a picture that is missing or could not be sent keeps the story from being posted. */
	whenMissing: 'stop' | 'leaveOut';
}

export interface UploadedPictures {
	/** The address at Medium for each picture of the text, by how the text names it. */
	urls: ReadonlyMap<string, string>;
	/** What was left out, or may not show. */
	warnings: StoryWarning[];
}

/** A picture of the text with its bytes. */
interface Found {
	name: string;
	image: ImageSource;
	digest: string;
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
	const { functions } = context;
	const warnings: StoryWarning[] = [];
	const giveUp = (name: string, reason: unknown): void => {
		const error = nameThePicture(context, name, reason);
		if (whenMissing === 'stop') throw error;
		warnings.push({
			code: 'pictureLeftOut',
			message: `${error.message}. The story goes without it`,
			whatToDo: String(error.description ?? ''),
		});
	};

	const found: Found[] = [];
	for (const name of new Set(names)) {
		const [picture] = await Promise.allSettled([findPicture(context, name)]);
		if (picture.status === 'fulfilled') found.push(picture.value);
		else giveUp(name, picture.reason);
	}

	const memory = new UploadMemory(functions.getContext('node'));
	const toSend = [...new Map(found.map((picture) => [picture.digest, picture])).values()].filter(
		({ digest }) => memory.recall(digest) === undefined,
	);
	const sent = await pMap(
		toSend,
		async ({ digest, image }) => {
			const [upload] = await Promise.allSettled([send(context, image)]);
			if (upload.status === 'fulfilled') memory.remember(digest, upload.value);
			return upload;
		},
		{ concurrency },
	);
	// Only now, when none is on its way any more: what was sent is remembered for another try.
	sent.forEach((upload, index) => {
		if (upload.status === 'rejected') giveUp(toSend[index]?.name ?? '', upload.reason);
	});

	for (const { name, image } of found) {
		if (image.size > MAX_IMAGE_BYTES) {
			warnings.push({
				code: 'pictureLarge',
				message: `The picture ${shortName(name)} is larger than the 25 MB that Medium’s own editor takes`,
				whatToDo: 'Check on Medium that it shows; if not, make it smaller.',
			});
		}
	}
	const urls = found.flatMap(({ digest, name }) => {
		const url = memory.recall(digest);
		return url === undefined ? [] : [[name, url] as const];
	});
	return { urls: new Map(urls), warnings };
}

async function findPicture(context: OperationContext, name: string): Promise<Found> {
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

function shortName(name: string): string {
	const text = /^\s*data:/i.test(name) ? `${name.trim().slice(0, 24)}…` : name.slice(0, 80);
	return `“${text}”`;
}
