/**
 * A program of its own, bundled and started by uploadMemory.test.ts: uploads a picture from disk with
 * n8n-core's own HTTP client and prints by how much the process grew.
 *
 * Arguments: the server's address, the picture's path, its size in bytes.
 */
import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import { ImageForm } from '../../../../nodes/Medium/transport/imageForm';
import { readBody } from '../../../../nodes/Medium/transport/response';
import { buildRequestOptions } from '../../../../nodes/Medium/transport/apiCall';
import { DEFAULT_TIME_LIMITS } from '../../../../nodes/Medium/transport/connection';

const [url = '', file = '', size = ''] = process.argv.slice(2);

async function upload(end: number): Promise<void> {
	const body = new ImageForm({
		fileName: 'picture.png',
		mimeType: 'image/png',
		size: end,
		open: () => createReadStream(file, { end: end - 1 }) as AsyncIterable<Uint8Array>,
	});
	const call = { method: 'POST' as const, path: '/images', body };
	const options = buildRequestOptions(call, 'mediumApi', DEFAULT_TIME_LIMITS);
	const answer = (await Container.get(OutboundHttp)
		.requests()
		.request({ ...options, url })) as { statusCode: number; body: AsyncIterable<Uint8Array> };
	await readBody(answer.body);
	if (answer.statusCode !== 201) throw new Error(`Status ${answer.statusCode}`);
}

/** The largest the process ever was, in bytes. */
const peak = (): number => process.resourceUsage().maxRSS * 1024;

async function measure(): Promise<void> {
	// Everything is loaded, and connections have their buffers, before it counts.
	await upload(100_000);
	const before = peak();
	await upload(Number(size));
	process.stdout.write(JSON.stringify({ grownBy: peak() - before }));
}

void measure();
