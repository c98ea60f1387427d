import { cp, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { EditorClient } from '../../sandbox/n8n/rest';
import { createDataFolder, runStartIn, type SandboxReport } from './runningSandbox';

const run = promisify(execFile);

const ROOT = path.join(__dirname, '../..');
const OPERATION = 'nodes/Medium/actions/user/get.operation.ts';
const WITHIN = 60_000; // ms, on any machine
const POLL = 100; // ms

jest.setTimeout(240_000);

/** A copy of the sources, whose files may be changed: this one's stay as they are. */
async function copyCheckout(): Promise<string> {
	const listed = ['ls-files', '--cached', '--others', '--exclude-standard'];
	const { stdout } = await run('git', listed, { cwd: ROOT });
	const folder = await mkdtemp(path.join(tmpdir(), 'checkout-'));
	const files = stdout
		.split('\n')
		.filter((file) => file !== '' && !/^test\/(?!support\/)/.test(file));
	for (const file of files) await cp(path.join(ROOT, file), path.join(folder, file));
	await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
	// As `npm run dev` does before it starts anything.
	const gulp = path.join(ROOT, 'node_modules/gulp/bin/gulp.js');
	await run(process.execPath, [gulp, 'start', '--silent'], { cwd: folder });
	return folder;
}

describe('npm run dev', () => {
	it('shows a changed field in n8n, and keeps the nodes when the sources do not build', async () => {
		const checkout = await copyCheckout();
		const data = await createDataFolder();
		const command = runStartIn(
			checkout,
			...['--dev', '--json', '--data', data.folder, '--n8n-port', '0', '--medium-port', '0'],
			...['--n8n-dir', path.join(ROOT, 'sandbox/n8n')],
		);
		try {
			const { editor } = JSON.parse(await command.line(0)) as SandboxReport;
			const client = new EditorClient(editor.url);
			await client.signIn({ ...editor, firstName: '', lastName: '' });
			const shows = async (label: string): Promise<boolean> =>
				(await (await client.fetch('/types/nodes.json')).text()).includes(label);
			expect(await shows('Get the signed-in user again')).toBe(false);

			const file = path.join(checkout, OPERATION);
			const source = await readFile(file, 'utf8');
			// As most editors save: by putting another file in its place.
			const changed = source.replace(/action: '.*'/, "action: 'Get the signed-in user again'");
			await writeFile(`${file}.new`, changed);
			await rename(`${file}.new`, file);
			const until = Date.now() + WITHIN;
			while (!(await shows('Get the signed-in user again'))) {
				if (Date.now() > until) throw new Error('n8n does not show the change.');
				await new Promise((resolve) => setTimeout(resolve, POLL));
			}

			await writeFile(file, `${source}\nconst broken: = 1;\n`);
			await command.prints('This does not build; n8n keeps the package as it was.');
			expect(await shows('Get the signed-in user again')).toBe(true);
			command.child.kill('SIGTERM');
			expect((await command.ended).code).toBe(0);
		} finally {
			command.child.kill('SIGTERM');
			await command.ended;
			await data.remove();
			await rm(checkout, { recursive: true, force: true });
		}
	});
});
