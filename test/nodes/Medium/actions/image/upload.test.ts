import { Readable } from 'node:stream';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { medium, runMedium } from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import type { InputFile } from '../../../../../sandbox/engine/startNode';
import type { WorkflowRun } from '../../../../../sandbox/engine/workflowRun';

const SITE = 'https://pictures.example.com';
const UPLOADED = { url: 'https://cdn-images-1.medium.com/1*a.png', md5: 'a1' };
const rest = Buffer.from(Array.from({ length: 3000 }, (_, index) => index % 251));
const picture = (...head: number[]): Buffer => Buffer.concat([Buffer.from(head), rest]);
const PNG = picture(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** What came in at Medium: headers, and the bytes between the form's boundaries. */
interface Received {
	contentLength: string | null;
	formBytes: number;
	partHeaders: string;
	bytes: Buffer;
}

/** Answers one upload, and gives back what was sent. */
function answerUpload(token?: string): { received: () => Received } {
	let received: Received | undefined;
	medium(token)
		.post('/images')
		.reply(201, async (request: Request) => {
			const form = Buffer.from(await request.arrayBuffer());
			const boundary = /boundary=(.+)$/.exec(request.headers.get('content-type') ?? '')?.[1] ?? '';
			const headersEnd = form.indexOf('\r\n\r\n');
			received = {
				contentLength: request.headers.get('content-length'),
				formBytes: form.length,
				partHeaders: form.subarray(0, headersEnd).toString(),
				bytes: form.subarray(headersEnd + 4, form.lastIndexOf(`\r\n--${boundary}--`)),
			};
			return { data: UPLOADED };
		});
	return {
		received: () => {
			if (!received) throw new Error('Nothing was uploaded');
			return received;
		},
	};
}

async function uploadFile(
	file: InputFile,
	binary: 'memory' | 'filesystem' = 'memory',
): Promise<WorkflowRun> {
	return await runMedium({
		parameters: { resource: 'image', operation: 'upload', imageSource: 'binary' },
		input: [{ json: {}, binary: { data: file } }],
		binary,
	});
}

async function uploadUrl(imageUrl: unknown, options: IDataObject = {}): Promise<WorkflowRun> {
	return await runMedium({
		parameters: {
			resource: 'image',
			operation: 'upload',
			imageSource: 'url',
			imageUrl: imageUrl as string,
			options,
		},
	});
}

describe('Image → Upload from a file', () => {
	goOffline();

	it.each([
		['image/png', PNG],
		['image/jpeg', picture(0xff, 0xd8, 0xff, 0xe0)],
		['image/gif', picture(0x47, 0x49, 0x46, 0x38, 0x39, 0x61)],
		['image/tiff', picture(0x49, 0x49, 0x2a, 0x00)],
		['image/tiff', picture(0x4d, 0x4d, 0x00, 0x2a)],
	])('tells %s by its content, and sends every byte', async (mimeType, content) => {
		for (const mode of ['memory', 'filesystem'] as const) {
			const { received } = answerUpload();
			const { error, items } = await uploadFile(
				{ content, mimeType: 'text/plain', fileName: 'wrong name.txt' },
				mode,
			);

			expect(error).toBeUndefined();
			expect(items('Node')).toEqual([{ json: UPLOADED, pairedItem: { item: 0 } }]);
			const { bytes, contentLength, formBytes, partHeaders } = received();
			expect(bytes.equals(content)).toBe(true);
			expect(contentLength).toBe(String(formBytes));
			expect(partHeaders).toContain('name="image"');
			expect(partHeaders).toContain('filename="wrong name.txt"');
			expect(partHeaders).toContain(`Content-Type: ${mimeType}`);
		}
	});

	it.each<[string, Buffer | string, RegExp]>([
		['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', /not an image that Medium takes/],
		['a WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 '), /not an image that Medium takes/],
		['a web page', '<!doctype html><title>x</title>', /not an image that Medium takes/],
		['three bytes', Buffer.from([0x89, 0x50, 0x4e]), /not an image that Medium takes/],
		['nothing', Buffer.alloc(0), /empty/],
	])('refuses %s whatever its name, and sends nothing', async (_what, content, message) => {
		const { error } = await uploadFile({ content, mimeType: 'image/png', fileName: 'a.png' });

		expect(error).toMatchObject({
			message: expect.stringMatching(message) as string,
			context: { itemIndex: 0 },
		});
		expect(error?.description).toContain('Nothing was sent');
	});

	it('sends the whole picture again with a renewed token', async () => {
		let first = 0;
		medium('oauth-access-1')
			.post('/images')
			.reply(401, async (request: Request) => {
				first = (await request.arrayBuffer()).byteLength;
				return { errors: [{ message: 'Token was invalid.', code: 6003 }] };
			});
		nock('https://api.medium.com')
			.post('/v1/tokens')
			.reply(201, { token_type: 'Bearer', access_token: 'oauth-access-2' });
		const { received } = answerUpload('oauth-access-2');

		const { error } = await runMedium({
			authentication: 'oAuth2',
			parameters: { resource: 'image', operation: 'upload', imageSource: 'binary' },
			input: [{ json: {}, binary: { data: { content: PNG, mimeType: 'image/png' } } }],
			binary: 'filesystem',
		});

		expect(error).toBeUndefined();
		expect(received().bytes.equals(PNG)).toBe(true);
		expect(received().formBytes).toBe(first);
	});
});

describe('Image → Upload from a URL', () => {
	goOffline();

	it('passes a picture of known size on as it comes', async () => {
		nock(SITE)
			.get('/a/picture.png')
			.query({ size: 'l' })
			.reply(200, PNG, { 'Content-Length': String(PNG.length), 'Content-Type': 'text/plain' });
		const { received } = answerUpload();

		const { error } = await uploadUrl(`${SITE}/a/picture.png?size=l`);

		expect(error).toBeUndefined();
		expect(received().bytes.equals(PNG)).toBe(true);
		expect(received().partHeaders).toContain('filename="picture.png"');
	});

	it('fetches one of unknown size first, because its size has to be announced', async () => {
		nock(SITE)
			.get('/')
			.reply(200, () => Readable.from([PNG.subarray(0, 3), PNG.subarray(3)]));
		const { received } = answerUpload();

		const { error } = await uploadUrl(`${SITE}/`);

		expect(error).toBeUndefined();
		expect(received().bytes.equals(PNG)).toBe(true);
		expect(received().contentLength).toBe(String(received().formBytes));
	});

	it('sends no token to the picture’s address', async () => {
		const seen: Array<string | null> = [];
		nock(SITE)
			.get('/a.png')
			.reply(200, (request: Request) => {
				seen.push(request.headers.get('authorization'));
				return PNG;
			});
		answerUpload();
		await uploadUrl(`${SITE}/a.png`);
		expect(seen).toEqual([null]);
	});

	it.each([404, 403, 500])('says that its address answered %i', async (status) => {
		nock(SITE).get('/a.png').reply(status, 'x');
		const { error } = await uploadUrl(`${SITE}/a.png`);
		expect(error).toMatchObject({
			message: `The image’s address answered with status ${status}`,
			httpCode: String(status),
			context: { itemIndex: 0 },
		});
		expect(error?.description).toContain('Nothing was sent to Medium');
	});

	it('says that its address cannot be reached', async () => {
		nock(SITE)
			.get('/a.png')
			.replyWithError(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
		const { error } = await uploadUrl(`${SITE}/a.png`);
		expect(error).toMatchObject({ message: 'The image could not be fetched from its address' });
	});

	it('refuses a web page in a picture’s place', async () => {
		nock(SITE).get('/a.png').reply(200, '<!doctype html><title>Sign in</title>');
		const { error } = await uploadUrl(`${SITE}/a.png`);
		expect(error).toMatchObject({ message: 'The file is not an image that Medium takes' });
	});

	it('says that a picture which may have arrived does no harm', async () => {
		nock(SITE).get('/a.png').reply(200, PNG);
		medium()
			.post('/images')
			.reply(500, { errors: [{ message: 'Later' }] });
		const { error } = await uploadUrl(`${SITE}/a.png`);
		expect(error).toMatchObject({
			message: 'Medium could not handle the request',
			description:
				'No story was published by this; uploading the picture again does no harm. Try again later. Medium says: “Later”',
		});
	});

	it('stops an upload whose picture breaks off', async () => {
		async function* broken(): AsyncGenerator<Buffer> {
			yield PNG;
			await Promise.reject(new Error('aborted'));
		}
		nock(SITE)
			.get('/a.png')
			.reply(200, () => Readable.from(broken()), { 'Content-Length': String(PNG.length + 1) });
		medium().post('/images').optionally().reply(201, { data: UPLOADED });

		const { error } = await uploadUrl(`${SITE}/a.png`);

		expect(error?.message).toBe('The picture could not be read completely');
		expect(error?.description).toContain('No story was published');
	});

	it('gives up on a picture that never comes to its end', async () => {
		nock(SITE)
			.get('/a.png')
			.reply(200, () => Readable.from([PNG]), { 'Content-Length': String(PNG.length + 1) });
		medium().post('/images').optionally().reply(201, { data: UPLOADED });

		const { error } = await uploadUrl(`${SITE}/a.png`, { writeTimeout: 0.2 });

		expect(error).toMatchObject({ message: 'Medium did not answer in time' });
	});

	it('stops fetching a picture without end', async () => {
		let chunks = 0;
		async function* endless(): AsyncGenerator<Buffer> {
			yield PNG;
			for (;;) {
				chunks++;
				yield await Promise.resolve(Buffer.alloc(1024 * 1024));
			}
		}
		nock(SITE)
			.get('/a.png')
			.reply(200, () => Readable.from(endless()));

		const { error } = await uploadUrl(`${SITE}/a.png`);

		expect(error).toMatchObject({ message: 'The image is larger than 25 MB' });
		expect(chunks).toBeLessThan(60);
	});

	it.each(['', 'picture.png', 'ftp://example.com/a.png', 'https://', null, { a: 1 }])(
		'refuses %p as an address',
		async (url) => {
			const result = await uploadUrl(url).catch((thrown: Error) => ({ error: thrown }));
			// n8n itself refuses a required field that is empty, before the node is asked.
			expect(result.error?.message).toMatch(/Image URL is not a web address|issues/);
		},
	);
});
