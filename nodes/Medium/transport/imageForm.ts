/** The picture could not be read to its announced end; the upload stops with it. */
export class ImageSourceError extends Error {
	override readonly name = 'ImageSourceError';
}

/** A picture whose bytes can be read several times, each time from the start. */
export interface ImageSource {
	/** For the form's file name; Medium does not show it. */
	fileName: string;
	mimeType: string;
	/** In bytes, exact: it becomes the Content-Length. */
	size: number;
	open(): AsyncIterable<Uint8Array>;
}

/**
 * The multipart form of `POST /images` (field `image`), streamed.
 *
 * n8n hands its body to axios, which streams any object that looks like the web's FormData holding
 * objects that look like the web's Blob. A real FormData would need the whole picture in memory,
 * and what n8n forbids in shipped code (Node.js' `stream`) is not needed this way. The source is
 * opened anew for each time the form is sent, so n8n may repeat it with a renewed OAuth2 token.
 */
export class ImageForm {
	readonly [Symbol.toStringTag] = 'FormData';

	constructor(private readonly source: ImageSource) {}

	/** FormData has it, and axios looks for it; nothing is ever appended. */
	append(): void {}

	*entries(): IterableIterator<[string, unknown]> {
		const { source } = this;
		yield [
			'image',
			{
				[Symbol.toStringTag]: 'Blob',
				name: source.fileName,
				type: source.mimeType,
				size: source.size,
				stream: () => exactly(source),
			},
		];
	}

	[Symbol.iterator](): IterableIterator<[string, unknown]> {
		return this.entries();
	}
}

/** Passes on the source's bytes and stops the request when they are not as many as were announced. */
async function* exactly(source: ImageSource): AsyncIterable<Uint8Array> {
	let sent = 0;
	for await (const chunk of source.open()) {
		sent += chunk.length;
		if (sent > source.size) break;
		yield chunk;
	}
	if (sent !== source.size) {
		throw new ImageSourceError(`it should have ${source.size} bytes, but has ${sent}`);
	}
}
