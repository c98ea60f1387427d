import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const ROOT = path.resolve(__dirname, '../..');

/** The package as npm publishes it, unpacked. */
export interface PackedPackage {
	/** The unpacked package. */
	folder: string;
	/** The size of the tarball in bytes. */
	size: number;
	/** Every file in it, with `/` between folders. */
	files: string[];
	remove(): Promise<void>;
}

/**
 * Packs the built package and unpacks it in a temporary folder.
 *
 * @throws if dist/ does not exist
 */
export async function packPackage(): Promise<PackedPackage> {
	if (!existsSync(path.join(ROOT, 'dist'))) {
		throw new Error('There is no dist/. Run: npm run build');
	}
	const folder = await mkdtemp(path.join(tmpdir(), 'packed-'));
	const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], {
		cwd: ROOT,
	});
	const tarball = path.join(folder, stdout.trim());
	await run('tar', ['-xzf', tarball, '-C', folder]);
	const unpacked = path.join(folder, 'package');
	return {
		folder: unpacked,
		size: (await stat(tarball)).size,
		files: await listFiles(unpacked),
		remove: async () => await rm(folder, { recursive: true, force: true }),
	};
}

/** Runs a script of this folder with Node.js and returns the JSON that it prints. */
export async function runScript(script: string, ...args: string[]): Promise<unknown> {
	// n8n's lint rules check other files than usual if NODE_ENV is `test`.
	const env = { ...process.env, NODE_ENV: '', NODE_PATH: path.join(ROOT, 'node_modules') };
	const { stdout } = await run(process.execPath, [path.join(__dirname, script), ...args], {
		cwd: ROOT,
		env,
		maxBuffer: 64 * 1024 * 1024,
	});
	return JSON.parse(stdout);
}

async function listFiles(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.map((file) => file.split(path.sep).join('/'))
		.sort();
}
