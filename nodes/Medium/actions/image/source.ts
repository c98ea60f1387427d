import type { IExecuteFunctions } from 'n8n-workflow';
import type { TimeLimits } from '../../transport/connection';
import { openDownload } from '../../transport/download';
import { CUT_SHORT } from '../../transport/hints/downloadHints';
import type { ImageSource } from '../../transport/imageForm';
import { readBody } from '../../transport/response';
import { itemParameters } from '../../parameters/parameters';
import { detectImageType, SIGNATURE_BYTES } from './imageType';

/** The most that Medium's own editor takes, in bytes; the API's limit is not documented. */
export const MAX_IMAGE_BYTES = 25 * 1024 * 1024;

/** Bytes from somewhere, of known length, that can be read again and again. */
interface Bytes {
	size: number;
	open(): AsyncIterable<Uint8Array>;
}

/** Takes the picture from a file of the item, streamed if n8n keeps it on disk or in a store. */
export async function imageFromItem(
	functions: IExecuteFunctions,
	itemIndex: number,
	fieldName: string,
): Promise<ImageSource> {
	const file = functions.helpers.assertBinaryData(itemIndex, fieldName);
	const bytes = await bytesOfItem(functions, itemIndex, fieldName, file.id);
	return named(functions, itemIndex, bytes, await readHead(bytes.open()), file.fileName);
}

/** Takes the picture from a `data:` address (RFC 2397). */
export function imageFromDataUrl(
	functions: IExecuteFunctions,
	itemIndex: number,
	url: string,
): ImageSource {
	const [, parameters = '', data = ''] = /^data:([^,]*),(.*)$/is.exec(url.trim()) ?? [];
	const bytes = /;\s*base64\s*$/i.test(parameters)
		? Buffer.from(percentDecoded(data).toString('latin1'), 'base64')
		: percentDecoded(data);
	return named(functions, itemIndex, inMemory(bytes), bytes, undefined);
}

/** The bytes that percent encoding stands for; a character that is not encoded is itself. */
function percentDecoded(text: string): Buffer {
	const latin = text.replace(/%([0-9a-f]{2})/gi, (_pair, hex: string) =>
		String.fromCharCode(parseInt(hex, 16)),
	);
	return Buffer.from(latin, 'latin1');
}

async function bytesOfItem(
	{ helpers }: IExecuteFunctions,
	itemIndex: number,
	fieldName: string,
	storedId: string | undefined,
): Promise<Bytes> {
	if (storedId === undefined)
		return inMemory(await helpers.getBinaryDataBuffer(itemIndex, fieldName));
	const { fileSize } = await helpers.getBinaryMetadata(storedId);
	return {
		size: fileSize,
		async *open() {
			yield* (await helpers.getBinaryStream(storedId)) as AsyncIterable<Uint8Array>;
		},
	};
}

/**
 * Takes the picture from the web. It is passed on as it arrives when its size is known beforehand,
 * because the upload has to announce it; otherwise it is fetched first.
 */
export async function imageFromUrl(
	functions: IExecuteFunctions,
	itemIndex: number,
	url: string,
	limits: TimeLimits,
): Promise<ImageSource> {
	const fetchAnew = async (): ReturnType<typeof openDownload> =>
		await openDownload({ functions, itemIndex, url, limits });
	const download = await fetchAnew();
	const { head, all, close } = await peek(download.body);
	const fileName = fileNameOf(url);
	// What is no picture need not be fetched to its end.
	if (detectImageType(head) === undefined) await close();
	else if (download.size === undefined) {
		const body = await readBody(all(), MAX_IMAGE_BYTES);
		if (body instanceof Uint8Array)
			return named(functions, itemIndex, inMemory(body), head, fileName);
		throw itemParameters(functions, itemIndex).refuse(...unreadable(body));
	}
	let firstTime = true;
	const bytes: Bytes = {
		size: download.size ?? head.length,
		async *open() {
			const again = firstTime ? all() : (await fetchAnew()).body;
			firstTime = false;
			yield* again;
		},
	};
	return named(functions, itemIndex, bytes, head, fileName);
}

function named(
	functions: IExecuteFunctions,
	itemIndex: number,
	bytes: Bytes,
	head: Uint8Array,
	fileName: string | undefined,
): ImageSource {
	const type = detectImageType(head);
	if (type === undefined) {
		throw itemParameters(functions, itemIndex).refuse(...noImage(bytes.size, fileName));
	}
	return {
		...bytes,
		mimeType: type.mimeType,
		fileName: fileName ?? `image.${type.extension}`,
	};
}

function inMemory(buffer: Uint8Array): Bytes {
	return {
		size: buffer.length,
		async *open() {
			yield await Promise.resolve(buffer);
		},
	};
}

/** Reads the first bytes of a stream and closes it. */
async function readHead(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of stream) {
		chunks.push(chunk);
		size += chunk.length;
		if (size >= SIGNATURE_BYTES) break;
	}
	return Buffer.concat(chunks);
}

/** Looks at the first bytes of a stream; `all` gives the whole of it, once, or `close` ends it. */
async function peek(stream: AsyncIterable<Uint8Array>): Promise<{
	head: Uint8Array;
	all: () => AsyncIterable<Uint8Array>;
	close: () => Promise<unknown>;
}> {
	const iterator = stream[Symbol.asyncIterator]();
	const chunks: Uint8Array[] = [];
	let size = 0;
	while (size < SIGNATURE_BYTES) {
		const next = await iterator.next();
		if (next.done) break;
		chunks.push(next.value);
		size += next.value.length;
	}
	return {
		head: Buffer.concat(chunks),
		async *all() {
			yield* chunks;
			yield* { [Symbol.asyncIterator]: () => iterator };
		},
		close: async () => await iterator.return?.(),
	};
}

function fileNameOf(url: string): string | undefined {
	const last = new URL(url).pathname.split('/').pop();
	return last === '' ? undefined : last;
}

/** What is wrong with a file, and what to do. */
type Refusal = [message: string, whatToDo: string];

function noImage(size: number, fileName: string | undefined): Refusal {
	const name = fileName === undefined ? '' : ` “${fileName.slice(0, 80)}”`;
	return size === 0
		? ['The image is empty', `The file${name} has no bytes. Check the node it comes from.`]
		: [
				'The file is not an image that Medium takes',
				`Medium takes PNG, JPEG, GIF and TIFF; what counts is the file itself, not its name${name}. Convert it first, for example with the Edit Image node.`,
			];
}

function unreadable(why: 'tooLarge' | 'cut'): Refusal {
	return why === 'cut'
		? [CUT_SHORT.message, CUT_SHORT.description]
		: ['The image is larger than 25 MB', 'Medium takes images up to 25 MB. Make it smaller first.'];
}
