import { createHash } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { pictureAddress } from '../addresses.ts';
import { ApiError } from '../apiErrors.ts';
import { authenticate } from '../auth.ts';
import { createImageName } from '../ids.ts';
import { imageFormatOf } from '../imageFormat.ts';
import type { MediumParts } from '../parts.ts';

/** The limit of Medium's editor. The API's own limit is not documented. */
const IMAGE_BYTES = 25 * 1024 * 1024;

/** `POST /v1/images`: one picture in the multipart field `image` (api.md 3.3). */
export async function addImageRoute(server: FastifyInstance, parts: MediumParts): Promise<void> {
	await server.register(multipart, {
		limits: { files: 1, fields: 20, fieldSize: 64 * 1024, fileSize: IMAGE_BYTES },
		throwFileSizeLimit: false,
	});

	server.post('/v1/images', async (request, reply) => {
		authenticate(request, 'uploadImage', parts);
		if (!request.isMultipart()) throw new ApiError('invalidImage');
		let bytes: Buffer | undefined;
		for await (const part of request.parts()) {
			if (part.type !== 'file') continue;
			if (part.fieldname === 'image') bytes = await readUpToLimit(part.file);
			else part.file.resume();
			if (part.file.truncated) throw new ApiError('imageTooLarge');
		}
		const format = bytes && imageFormatOf(bytes);
		if (bytes === undefined || format === undefined) throw new ApiError('invalidImage');
		const name = `1*${createImageName()}.${format.extension}`;
		const md5 = createHash('md5').update(bytes).digest('hex');
		parts.store.addImage({ name, contentType: format.contentType, md5, bytes });
		void reply.code(201);
		return { data: { url: `https://${pictureAddress(name)}`, md5 } };
	});
}

/** Reads a file whose stream ends at the size limit, so that no more than that is held in memory. */
async function readUpToLimit(file: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of file) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks);
}
