import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runStart } from '../n8n/runningSandbox';

const LIGHTHOUSE = path.join(__dirname, '../../examples/articles/lighthouse.png');
/** The default port of the local Medium. */
const DEFAULT_PORT = 3210;

/** What `--once FILE… --json` prints for each file. */
interface Outcome {
	file: string;
	problem?: string;
	whatToDo?: string;
	warnings?: { message: string; line?: number }[];
	local?: { title: string; url: string; tags: string[]; pictures: string[] };
}

async function listen(port: number): Promise<Server | undefined> {
	const server = createServer();
	return await new Promise((resolve) => {
		// If another program already uses the port, the test works too.
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => resolve(server));
	});
}

jest.setTimeout(120_000);

describe('npm start -- --once', () => {
	it('publishes the example with its picture, tags and canonical link, without n8n', async () => {
		const { code, stdout } = await runStart('--once', '--medium-port', '0').ended;
		expect(stdout).toMatch(/the story +http:\/\/127\.0\.0\.1:\d+\/@mara\.lindqvist\//);
		expect(stdout).toMatch(/tags +automation, writing, n8n\n/);
		expect(stdout).toMatch(/canonical link +https:\/\/example\.com\/quiet-automation\n/);
		expect(stdout).toMatch(/pictures +1\n/);
		expect(stdout).toMatch(/warning +line \d+: Medium has no tables/);
		expect(stdout).not.toContain('n8n is starting');
		expect(code).toBe(0);
	});

	it('reports that the port is taken and uses the next free one', async () => {
		const server = await listen(DEFAULT_PORT);
		const { code, stdout } = await runStart('--once').ended;
		server?.close();
		const [, port] =
			/Port 3210 is taken, so the local Medium listens on port (\d+)\./.exec(stdout) ?? [];
		expect(Number(port)).toBeGreaterThan(DEFAULT_PORT);
		expect(stdout).toContain(`http://127.0.0.1:${port}/@mara.lindqvist/`);
		expect(code).toBe(0);
	});

	it('does not use another port than the one that the user chose', async () => {
		const server = (await listen(0))!;
		const { port } = server.address() as AddressInfo;
		const { code, stderr } = await runStart('--once', '--medium-port', String(port)).ended;
		server.close();
		expect(code).toBe(1);
		expect(stderr).toContain(`Port ${port}, which you chose for the local Medium, is taken.`);
		expect(stderr).toContain(`npm start -- --medium-port ${port + 1}`);
	});

	it.each([
		[['--twice'], "Unknown option '--twice'"],
		[['my.md'], 'To publish your own files: npm start -- --once my.md'],
		[['--medium-port', 'many'], '--medium-port many is not a port'],
	])('prints its usage after %j', async (args, message) => {
		const { code, stderr } = await runStart(...args).ended;
		expect(code).toBe(2);
		expect(stderr).toContain(message);
		expect(stderr).toContain('npm start -- [options]');
	});
});

describe('npm start -- --once FILE...', () => {
	let folder: string;

	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'own-articles-'));
		await mkdir(path.join(folder, 'site/static/img'), { recursive: true });
		await mkdir(path.join(folder, 'site/posts/pictures'), { recursive: true });
		await copyFile(LIGHTHOUSE, path.join(folder, 'site/posts/pictures/light house.png'));
		await copyFile(LIGHTHOUSE, path.join(folder, 'site/static/img/root.png'));
		const write = async (name: string, content: string | Buffer): Promise<void> =>
			await writeFile(path.join(folder, 'site/posts', name), content);
		await write(
			'own.md',
			'---\ntags: [tides]\n---\n\n# My Own\n\n![One](pictures/light%20house.png)\n\n![Two](/img/root.png)\n\n![Three](gone.png)\n',
		);
		await write('page.html', '<h1>My Page</h1><p>A line.</p>');
		await write('empty.md', ' \n');
		await write('noise.md', Buffer.from([0x93, 0xff, 0x00, 0xfe, 0x81, 0x00]));
	});
	afterAll(async () => await rm(folder, { recursive: true, force: true }));

	const paths = (...names: string[]): string[] =>
		names.map((name) => path.join(folder, 'site/posts', name));

	it('publishes each file with its pictures, reports problems with a file, and goes on', async () => {
		const files = paths('own.md', 'empty.md', 'gone.md', 'noise.md', 'pictures', 'page.html');
		const command = runStart('--once', '--json', '--medium-port', '0', ...files);
		const { stories } = JSON.parse(await command.line(0)) as { stories: Outcome[] };
		expect(stories.map(({ file }) => file)).toEqual(files);
		const [own, empty, gone, noise, directory, page] = stories;

		expect(own?.local).toMatchObject({ title: 'My Own', tags: ['tides'] });
		// Identical pictures are uploaded once and appear twice.
		expect(own?.local?.pictures).toHaveLength(2);
		expect(own?.warnings).toMatchObject([
			{ line: 11, message: expect.stringContaining('gone.png') as string },
			{ message: expect.stringContaining('The story goes without it') as string },
		]);
		expect(page?.local).toMatchObject({ title: 'My Page', pictures: [] });
		expect(empty?.problem).toBe('The file is empty.');
		expect(gone?.problem).toBe('There is no such file.');
		expect(directory?.problem).toContain('This is a folder.');
		expect(noise?.problem).toContain('is not a text file in UTF-8');

		// The local Medium keeps running until the user presses Enter.
		const seen = await fetch(own?.local?.url ?? '');
		expect(seen.status).toBe(200);
		expect(await seen.text()).toContain('My Own');
		command.child.stdin?.write('\n');
		expect((await command.ended).code).toBe(1);
		await expect(fetch(own?.local?.url ?? '')).rejects.toThrow();
	});

	it('prints the results as text, and ends on SIGINT', async () => {
		const command = runStart('--once', '--medium-port', '0', ...paths('page.html', 'gone.md'));
		await command.prints('Press Enter to stop the local Medium.');
		command.child.kill('SIGINT');
		const { stdout, code } = await command.ended;
		expect(stdout).toMatch(/Published .*page\.html: "My Page"\n +the story +http:/);
		expect(stdout).toMatch(/Not published: .*gone\.md\n +There is no such file\./);
		expect(code).toBe(1);
	});

	it('ends with 0 when every file became a story', async () => {
		const command = runStart('--once', '--medium-port', '0', ...paths('page.html'));
		await command.prints('Press Enter');
		command.child.stdin?.write('\n');
		expect((await command.ended).code).toBe(0);
	});
});
