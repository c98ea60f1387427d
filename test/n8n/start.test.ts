import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { EditorClient } from '../../sandbox/n8n/rest';
import {
	createDataFolder,
	isGroupAlive,
	runStart,
	startSandbox,
	type SandboxReport,
} from './runningSandbox';

const EXAMPLES = path.join(__dirname, '../../examples');

jest.setTimeout(180_000);

describe('npm start', () => {
	let data: Awaited<ReturnType<typeof createDataFolder>>;

	beforeAll(async () => {
		data = await createDataFolder();
	});
	afterAll(async () => await data.remove());

	async function listWhatIsThere({ editor }: SandboxReport): Promise<Record<string, string[]>> {
		const client = new EditorClient(editor.url);
		await client.signIn({ ...editor, firstName: '', lastName: '' });
		const named = (list: { name: string; id: string }[]): string[] =>
			list.map(({ id, name }) => `${id} ${name}`).sort();
		return {
			workflows: named(await client.workflows()),
			credentials: named(await client.credentials()),
			packages: (await client.communityPackages()).map(({ packageName }) => packageName),
		};
	}

	it('publishes, stops when asked to, and the second time finds everything in its place', async () => {
		const first = await startSandbox(data.folder);
		const there = await listWhatIsThere(first.report);
		const examples = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.json')).sort();
		expect(Object.keys(first.report.workflows)).toEqual(examples);
		expect(there['workflows']).toHaveLength(examples.length);
		expect(there['credentials']).toHaveLength(2);
		expect(there['packages']).toEqual(['n8n-nodes-medium']);
		expect((await fetch(first.report.story.url)).status).toBe(200);

		expect((await first.stop()).code).toBe(0);
		expect(isGroupAlive(first.report.pids.n8n)).toBe(false);
		await expect(fetch(first.report.medium.url)).rejects.toThrow();
		await expect(fetch(first.report.editor.url)).rejects.toThrow();

		const second = await startSandbox(data.folder);
		expect(await listWhatIsThere(second.report)).toEqual(there);
		expect(second.report.workflows).toEqual(first.report.workflows);
		expect(second.report.credentials).toEqual(first.report.credentials);
		await second.stop();
	});

	it('publishes through n8n with --once --n8n, and ends', async () => {
		const ports = ['--n8n-port', '0', '--medium-port', '0'];
		const start = ['--once', '--n8n', '--data', data.folder, ...ports];
		const { code, stdout } = await runStart(...start).ended;
		expect(code).toBe(0);
		expect(stdout).toContain('Published through n8n: "A Week of Quiet Automation"');
		expect(stdout).toMatch(/the story +http:\/\/127\.0\.0\.1:\d+\/@mara\.lindqvist\//);
	});

	it('stops while n8n is starting, and leaves no process behind', async () => {
		const ports = ['--n8n-port', '0', '--medium-port', '0'];
		const command = runStart('--data', data.folder, ...ports);
		await command.prints('Packing this package: done');
		command.child.kill('SIGINT');
		expect((await command.ended).code).toBe(1);
		const again = runStart('--once', '--n8n', '--data', data.folder, ...ports);
		expect((await again.ended).code).toBe(0);
	});

	it('starts n8n again when it ends, with --keep-n8n, and stops the new one in the end', async () => {
		const sandbox = await startSandbox(data.folder, '--keep-n8n');
		const there = await listWhatIsThere(sandbox.report);
		const pids = [
			await sandbox.restartN8n('SIGKILL'),
			await sandbox.restartN8n('SIGTERM'),
			sandbox.report.pids.n8n,
		];
		expect(new Set(pids).size).toBe(3);
		expect(await listWhatIsThere(sandbox.report)).toEqual(there);
		expect((await fetch(sandbox.report.story.url)).status).toBe(200);
		expect((await sandbox.stop()).code).toBe(0);
		expect(pids.filter(isGroupAlive)).toEqual([]);
	});

	it('leaves no n8n behind when it is killed, and the next start finds everything', async () => {
		const first = await startSandbox(data.folder);
		const there = await listWhatIsThere(first.report);
		process.kill(first.report.pids.sandbox, 'SIGKILL');
		await first.ended;
		const second = await startSandbox(data.folder);
		expect(isGroupAlive(first.report.pids.n8n)).toBe(false);
		expect(await listWhatIsThere(second.report)).toEqual(there);
		await second.stop();
	});

	it('ends with n8n otherwise, and says so', async () => {
		const sandbox = await startSandbox(data.folder);
		process.kill(sandbox.report.pids.n8n, 'SIGKILL');
		const { code, stderr } = await sandbox.ended;
		expect(code).toBe(1);
		expect(stderr).toContain('n8n ended by itself');
		await expect(fetch(sandbox.report.medium.url)).rejects.toThrow();
	});

	it('does not choose another port for n8n where one was asked for', async () => {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const ports = ['--medium-port', '0', '--n8n-port', String(port)];
		const { code, stderr } = await runStart('--data', data.folder, ...ports).ended;
		server.close();
		expect(code).toBe(1);
		expect(stderr).toContain(`Port ${port}, which you chose for n8n, is taken.`);
		expect(stderr).toContain(`npm start -- --n8n-port ${port + 1}`);
	});

	it('says that there is no n8n in the folder that was named, and starts nothing', async () => {
		const { code, stdout, stderr } = await runStart('--n8n-dir', data.folder, '--data', data.folder)
			.ended;
		expect(code).toBe(1);
		expect(stderr).toContain(`There is no n8n in ${data.folder}`);
		expect(stderr).toContain('--n8n-dir takes a folder in which n8n was installed');
		expect(stdout).toBe('');
	});
});
