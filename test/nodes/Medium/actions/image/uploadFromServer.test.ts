import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { medium, runMedium, TOKEN } from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import type { WorkflowRun } from '../../../../../sandbox/engine/workflowRun';
import { type Answer, type PictureServer, startPictureServer } from './pictureServer';

const MB = 1024 * 1024;
const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(3000, 5)]);
const NO_END = /^The picture could not be read completely$/;
const NOT_FETCHED = 'The image could not be fetched';
const NO_MORE = 'The image could not be fetched to its end';
const LATE = 'The image’s address did not answer in time';

let server: PictureServer;

beforeAll(async () => {
	server = await startPictureServer();
});
afterAll(async () => await server.stop());

async function upload(path: string, options: IDataObject = {}): Promise<WorkflowRun> {
	return await runMedium({
		parameters: {
			resource: 'image',
			operation: 'upload',
			imageSource: 'url',
			imageUrl: `${server.url}${path}`,
			options,
		},
	});
}

/** In seconds: long enough for an answer that comes, as all that is waited for is never sent. */
const IMPATIENT: IDataObject = { requestTimeout: 0.8, writeTimeout: 1.2 };

/** Sends a head and some bytes, and leaves the connection open. */
const begin =
	(headers: Record<string, string>, bytes: Buffer): Answer =>
	(response) => {
		response.writeHead(200, headers).write(bytes);
	};

/** Sends a head and a byte now and then, without end. */
const trickle =
	(headers: Record<string, string>): Answer =>
	(response) => {
		response.writeHead(200, headers).write(PNG);
		const timer = setInterval(() => response.write('x'), 20);
		response.on('close', () => clearInterval(timer));
	};

const lengthOf = (bytes: number): Record<string, string> => ({ 'content-length': String(bytes) });

describe('Image → Upload from a server of this world', () => {
	goOffline(/127\.0\.0\.1/);

	it('follows redirects, and takes no token along', async () => {
		server.answer({
			'/a': (response) => response.writeHead(302, { location: '/b.png' }).end(),
			'/b.png': (response) => response.end(PNG),
		});
		const received: Buffer[] = [];
		medium()
			.post('/images')
			.reply(201, async (request: Request) => {
				received.push(Buffer.from(await request.arrayBuffer()));
				return { data: { url: 'u' } };
			});

		const { error } = await upload('/a');

		expect(error).toBeUndefined();
		expect(received[0]?.includes(PNG)).toBe(true);
		expect(server.asked.map(({ url }) => url)).toEqual(['/a', '/b.png']);
		for (const { headers, rawHeaders } of server.asked) {
			expect(rawHeaders.join()).not.toContain(TOKEN);
			expect(headers.authorization).toBeUndefined();
			expect(headers['user-agent']).toMatch(/^n8n-nodes-medium\//);
		}
	});

	it.each<[string, Record<string, Answer>, string]>([
		[
			'a redirect to itself',
			{ '/a': (r) => r.writeHead(302, { location: '/a' }).end() },
			NOT_FETCHED,
		],
		[
			'a redirect to a file',
			{ '/a': (r) => r.writeHead(302, { location: 'file:///etc' }).end() },
			NOT_FETCHED,
		],
		['a redirect to nowhere', { '/a': (r) => r.writeHead(302).end() }, 'answered with status 302'],
		['nothing at all', { '/a': (r) => r.socket?.resetAndDestroy() }, NOT_FETCHED],
		['404', {}, 'answered with status 404'],
		['206', { '/a': (r) => r.writeHead(206).end(PNG) }, 'answered with status 206'],
		['204', { '/a': (r) => r.writeHead(204).end() }, 'answered with status 204'],
		[
			'a web page',
			{ '/a': (r) => r.end('<html>Sign in</html>') },
			'not an image that Medium takes',
		],
		['an empty file', { '/a': (r) => r.end() }, 'The image is empty'],
		['four bytes', { '/a': (r) => r.end(PNG.subarray(0, 4)) }, 'not an image that Medium takes'],
		[
			'a start and a reset, size unknown',
			{
				'/a': (r) =>
					r.writeHead(200).write(PNG, () => setTimeout(() => r.socket?.resetAndDestroy(), 50)),
			},
			'The image could not be fetched to its end',
		],
		[
			'a start too short to tell and a reset',
			{
				'/a': (r) =>
					r
						.writeHead(200)
						.write('\x89P', 'latin1', () => setTimeout(() => r.socket?.resetAndDestroy(), 50)),
			},
			NOT_FETCHED,
		],
		[
			'broken compression',
			{ '/a': (r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(PNG) },
			NOT_FETCHED,
		],
	])('%s is told, and nothing is sent', async (_what, answers, message) => {
		server.answer(answers);
		const { error } = await upload('/a');
		expect(error?.message).toContain(message);
		expect(error?.description).toMatch(/Nothing was sent/);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
	});

	it.each<[string, Record<string, Answer>, RegExp, IDataObject]>([
		[
			'says more bytes than it sends',
			{
				'/a': (r) => {
					r.writeHead(200, lengthOf(9000)).write(PNG, () => r.socket?.end());
				},
			},
			NO_END,
			{},
		],
		[
			'is reset midway',
			{
				'/a': (r) => {
					r.writeHead(200, lengthOf(9000)).write(PNG, () =>
						setTimeout(() => r.socket?.resetAndDestroy(), 50),
					);
				},
			},
			NO_END,
			{},
		],
		['falls silent midway', { '/a': begin(lengthOf(9000), PNG) }, NO_END, IMPATIENT],
		[
			'trickles',
			{ '/a': trickle(lengthOf(9 * MB)) },
			// Whichever limit is noticed first: both are over.
			/read to its end|did not answer in time/,
			IMPATIENT,
		],
	])('a picture that %s ends the upload', async (_what, answers, message, options) => {
		server.answer(answers);
		medium()
			.post('/images')
			.optionally()
			.reply(201, { data: { url: 'u' } });
		const { error } = await upload('/a', options);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/No story was published/);
	});

	it.each<[string, Answer, string]>([
		['answers nothing', () => undefined, LATE],
		[
			'sends a head and falls silent',
			(response) => response.writeHead(200).flushHeaders(),
			NO_MORE,
		],
		['falls silent midway, size unknown', begin({}, PNG), NO_MORE],
		['falls silent before it can be told what it is', begin({}, PNG.subarray(0, 3)), NO_MORE],
		['trickles, size unknown', trickle({}), NO_MORE],
	])('a server that %s is not waited for', async (_what, answer, message) => {
		server.answer({ '/a': answer });
		const { error } = await upload('/a', IMPATIENT);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Publish and Upload Timeout|opens in a browser/);
		expect(error?.description).toMatch(/Nothing was sent/);
	});

	it('sends as much as was announced of a server that sends more', async () => {
		server.answer({
			'/a': (response) => {
				response.socket?.end(
					Buffer.concat([
						Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${PNG.length}\r\n\r\n`),
						PNG,
						Buffer.alloc(5000, 9),
					]),
				);
			},
		});
		const lengths: number[] = [];
		medium()
			.post('/images')
			.reply(201, async (request: Request) => {
				lengths.push((await request.arrayBuffer()).byteLength);
				return { data: { url: 'u' } };
			});

		expect((await upload('/a')).error).toBeUndefined();
		expect(lengths[0]).toBeLessThan(PNG.length + 1000);
	});
});

describe('an answer of no use', () => {
	// nock, which does not pass on that a connection was closed, is off by now.
	beforeAll(() => nock.restore());

	it.each([404, 200])('of status %i is not read on', async (status) => {
		let closed = new Promise(() => undefined);
		server.answer({
			'/a': (response) => {
				closed = new Promise((resolve) => response.once('close', resolve));
				response.writeHead(status).write('<html>');
				const timer = setInterval(() => response.write('and no end'), 20);
				response.on('close', () => clearInterval(timer));
			},
		});
		await upload('/a');
		await closed;
	});
});
