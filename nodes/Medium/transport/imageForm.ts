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

	private readonly giveUp = new AbortController();

	constructor(private readonly source: ImageSource) {}

	/**
	 * Rejects when the source breaks off while it is being sent. The request is stopped by that too,
	 * but not every layer below tells why.
	 */
	async failure(): Promise<never> {
		const { signal } = this.giveUp;
		return await new Promise((_resolve, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason as ImageSourceError));
		});
	}

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
				stream: () => this.send(),
			},
		];
	}

	[Symbol.iterator](): IterableIterator<[string, unknown]> {
		return this.entries();
	}

	/** Passes on the source's bytes, and stops when they are not as many as were announced. */
	private async *send(): AsyncIterable<Uint8Array> {
		try {
			yield* exactly(this.source);
		} catch (error) {
			const failure =
				error instanceof ImageSourceError
					? error
					: new ImageSourceError('it broke off', { cause: error });
			this.giveUp.abort(failure);
			throw failure;
		}
	}
}

async function* exactly(source: ImageSource): AsyncIterable<Uint8Array> {
	const { size } = source;
	let sent = 0;
	for await (const chunk of source.open()) {
		sent += chunk.length;
		if (sent > size) break;
		yield chunk;
	}
	if (sent !== size) {
		const more = sent > size ? 'more' : `only ${sent}`;
		throw new ImageSourceError(`it should have ${size} bytes, but has ${more}`);
	}
}
