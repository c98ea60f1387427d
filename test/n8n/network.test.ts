import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { startLocalMedium, type LocalMedium } from '../support/localMedium';
import { createDataFolder } from './runningSandbox';

const MAIN = path.join(__dirname, '../../sandbox/network/main.ts');
const TOKEN = `${'c0ffee'.repeat(10)}00001`;

/** What the network says about itself. */
type Network = { url: string; caFile: string; stop(): Promise<number | null> };

async function startNetwork(mediumUrl: string, folder: string): Promise<Network> {
	const child = spawn(
		process.execPath,
		[MAIN, '--medium-port', new URL(mediumUrl).port, '--folder', folder],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const line = await new Promise<string>((resolve, reject) => {
		createInterface({ input: child.stdout }).once('line', resolve);
		void ended.then((code) => reject(new Error(`The network ended at once, with ${code}.`)));
	});
	const { url, caFile } = JSON.parse(line) as { url: string; caFile: string };
	return {
		url,
		caFile,
		async stop() {
			child.kill('SIGTERM');
			return await ended;
		},
	};
}

describe("the sandbox's network", () => {
	let medium: LocalMedium;
	let network: Network;
	let data: Awaited<ReturnType<typeof createDataFolder>>;

	beforeAll(async () => {
		data = await createDataFolder();
		medium = await startLocalMedium();
		network = await startNetwork(medium.url, data.folder);
	});
	beforeEach(async () => await medium.control.reset());
	afterAll(async () => {
		expect(await network.stop()).toBe(0);
		await medium.stop();
		await data.remove();
	});

	async function openTunnel(host: string): Promise<Duplex> {
		const { hostname, port } = new URL(network.url);
		return await new Promise((resolve, reject) => {
			request({ hostname, port, method: 'CONNECT', path: `${host}:443` })
				.on('connect', (_answer, socket: Duplex) => resolve(socket))
				.on('error', reject)
				.end();
		});
	}

	/** Sends a request through the proxy as written; answers with what came back, and how it ended. */
	async function send(
		host: string,
		lines: string[],
		body = Buffer.alloc(0),
	): Promise<{ text: string; error?: string }> {
		const ca = await readFile(network.caFile, 'utf8');
		const socket = await openTunnel(host);
		return await new Promise((resolve) => {
			let text = '';
			let error: string | undefined;
			const client = connect({ socket, servername: host, ca }, () => {
				const head = [...lines, `host: ${host}`, 'connection: close']
					.concat(`content-length: ${body.length}`, '', '')
					.join('\r\n');
				// At once: a second write would use up the reset that comes in between.
				client.write(Buffer.concat([Buffer.from(head), body]));
			});
			client
				.setEncoding('utf8')
				.on('data', (chunk: string) => (text += chunk))
				.on('error', (reason: NodeJS.ErrnoException) => (error = reason.code))
				.on('close', () => resolve({ text, ...(error && { error }) }));
			socket.on('error', (reason: NodeJS.ErrnoException) => (error ??= reason.code));
		});
	}

	const getMe = ['GET /v1/me HTTP/1.1', `authorization: Bearer ${TOKEN}`];

	it('puts the local Medium in the place of api.medium.com, trusted by its own authority', async () => {
		const { text } = await send('api.medium.com', getMe);
		expect(text).toMatch(/^HTTP\/1\.1 200 /);
		expect(text).toContain('mara.lindqvist');
		expect(await medium.control.requests()).toMatchObject([
			{ host: 'api.medium.com', path: '/v1/me', status: 200 },
		]);
	});

	it('shows its pages as medium.com and all below it', async () => {
		for (const host of ['medium.com', 'mara.medium.com']) {
			expect((await send(host, ['GET /@mara.lindqvist HTTP/1.1'])).text).toContain(
				'Mara Lindqvist',
			);
		}
	});

	it('resets the connection when Medium does', async () => {
		await medium.control.addFault({ fault: 'resetBeforeStoring' });
		expect(await send('api.medium.com', getMe)).toEqual({ text: '', error: 'ECONNRESET' });
	});

	it('passes on an answer that is cut off as far as it came', async () => {
		const whole = await send('api.medium.com', getMe);
		await medium.control.addFault({ fault: 'cutAnswer' });
		const cut = await send('api.medium.com', getMe);
		expect(cut.text).toMatch(/^HTTP\/1\.1 200 /);
		expect(cut.text).not.toContain('}}');
		expect(whole.text).toContain('}}');
	});

	it('passes on 25 MB', async () => {
		const picture = Buffer.concat([
			Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
			Buffer.alloc(25 * 1024 * 1024 - 8, 1),
		]);
		const body = Buffer.concat([
			Buffer.from(
				'--edge\r\ncontent-disposition: form-data; name="image"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n',
			),
			picture,
			Buffer.from('\r\n--edge--\r\n'),
		]);
		const { text } = await send(
			'api.medium.com',
			[
				'POST /v1/images HTTP/1.1',
				`authorization: Bearer ${TOKEN}`,
				'content-type: multipart/form-data; boundary=edge',
			],
			body,
		);
		expect(text).toMatch(/^HTTP\/1\.1 201 /);
	});

	it.each(['example.org', 'notmedium.com', 'medium.com.example.org', 'registry.example.org'])(
		'is closed for %s',
		async (host) => {
			const { text } = await send(host, ['GET / HTTP/1.1']);
			expect(text).toMatch(/^HTTP\/1\.1 502 The sandbox is closed/);
			expect(text).toContain(`${host} cannot be reached from here`);
			expect(await medium.control.requests()).toEqual([]);
		},
	);
});
