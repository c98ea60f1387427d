/** Installs one version of n8n in its own folder. */
import { access, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../support/failure.ts';
import { runNpm } from '../support/npm.ts';

const SANDBOX_N8N = join(import.meta.dirname, '..', 'n8n');
const SQLITE = 'node_modules/sqlite3/build/Release/node_sqlite3.node';

/** Replacements for dependencies of n8n that are not in npm's registry. */
const OVERRIDES = {
	// Some versions of n8n download it from another server. This is the last one in the registry.
	xlsx: '0.18.5',
	// As in sandbox/n8n: newer ones depend on packages that were never published.
	'msgpackr-extract': '3.0.4',
};

function manifestFor(version: string): string {
	const manifest = { private: true, dependencies: { n8n: version }, overrides: OVERRIDES };
	return `${JSON.stringify(manifest, null, '\t')}\n`;
}

/** What is installed, and for which Node.js and platform. */
function stampFor(version: string): string {
	const { versions, platform, arch } = process;
	return [manifestFor(version), versions.modules, platform, arch].join('\n');
}

/** The version of the sandbox's own n8n. */
export async function sandboxVersion(): Promise<string> {
	const text = await readFile(join(SANDBOX_N8N, 'package.json'), 'utf8');
	return (JSON.parse(text) as { dependencies: { n8n: string } }).dependencies.n8n;
}

/** Whether an earlier run has completely installed this version. */
export async function isInstalled(version: string, folder: string): Promise<boolean> {
	return (await readFile(join(folder, 'installed'), 'utf8').catch(() => '')) === stampFor(version);
}

/** Installs this version. Throws a `Failure`, or `Stopped` when the signal fires. */
export async function installN8n(
	version: string,
	folder: string,
	detail: (text: string) => void,
	signal: AbortSignal,
): Promise<void> {
	const what = `Installing n8n ${version}`;
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), manifestFor(version));
	await copyFile(join(SANDBOX_N8N, '.npmrc'), join(folder, '.npmrc'));
	detail('downloading');
	await runNpm(what, folder, ['install', '--no-package-lock'], signal);
	detail('compiling SQLite');
	const compile = ['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'];
	await runNpm(what, folder, compile, signal);
	await access(join(folder, SQLITE)).catch(() => {
		throw new Failure(
			`${what}: npm reported success, but ${SQLITE} is missing.`,
			'To compile it, install Python 3, make and a C++ compiler (Debian: python3, make, g++).',
		);
	});
	await writeFile(join(folder, 'installed'), stampFor(version));
}
