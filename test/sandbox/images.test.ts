import { createHash } from 'node:crypto';
import { type LocalMedium, startLocalMedium } from '../support/localMedium';
import { type Answer, at, call, textAt } from './client';

let medium: LocalMedium;
beforeAll(async () => {
	medium = await startLocalMedium();
});
beforeEach(() => medium.control.reset());
afterAll(() => medium.stop());

const bytes = (hex: string): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(64)]);
const PNG = bytes('89504e470d0a1a0a');

function upload(content: Buffer, field = 'image', name = 'picture.png'): Promise<Answer> {
	const body = new FormData();
	body.append('caption', 'ignored');
	body.append(field, new Blob([new Uint8Array(content)]), name);
	return call(medium, {
		method: 'POST',
		path: '/v1/images',
		body,
		options: { maxBodyLength: Infinity },
	});
}

it.each([
	['image/png', PNG],
	['image/jpeg', bytes('ffd8ffe0')],
	['image/gif', bytes('474946383961')],
	['image/tiff', bytes('49492a00')],
	['image/tiff', bytes('4d4d002a')],
])('recognizes %s by its content and serves it from the CDN', async (type, content) => {
	const answer = await upload(content, 'image', 'misnamed.txt');
	expect(answer.status).toBe(201);
	const url = new URL(textAt(answer.data, 'data', 'url'));
	expect(url.origin).toBe('https://cdn-images-1.medium.com');
	expect(url.pathname).toMatch(
		new RegExp(`^/proxy/1\\*[A-Za-z0-9_-]{22}\\.${type.replace('image/', '')}$`),
	);
	expect(at(answer.data, 'data', 'md5')).toBe(createHash('md5').update(content).digest('hex'));

	const options = { responseType: 'arraybuffer' as const };
	for (const request of [
		{ path: url.pathname, host: url.host, options },
		{ path: `/${url.host}${url.pathname}`, options },
	]) {
		const served = await call(medium, request);
		expect(served.status).toBe(200);
		expect(served.headers['content-type']).toBe(type);
		expect(served.headers['x-content-type-options']).toBe('nosniff');
		expect(Buffer.from(served.data as ArrayBuffer).equals(content)).toBe(true);
	}
});

it.each([
	['WebP', Buffer.from('RIFF....WEBPVP8 ')],
	['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
	['text with the name of a picture', Buffer.from('hello')],
	['nothing', Buffer.alloc(0)],
])('rejects %s', async (_case, content) => {
	const answer = await upload(content);
	expect(answer.status).toBe(400);
	expect(typeof at(answer.data, 'errors', 0, 'code')).toBe('number');
});

it('rejects a picture in another field, and a request without a picture', async () => {
	expect((await upload(PNG, 'file')).status).toBe(400);
	const json = await call(medium, { method: 'POST', path: '/v1/images', json: { image: 'x' } });
	expect(json.status).toBe(400);
});

it('accepts 25 MB and rejects more', async () => {
	const largest = Buffer.alloc(25 * 1024 * 1024);
	PNG.copy(largest);
	expect((await upload(largest)).status).toBe(201);
	const tooLarge = Buffer.alloc(25 * 1024 * 1024 + 1);
	PNG.copy(tooLarge);
	expect((await upload(tooLarge)).status).toBe(413);
});
