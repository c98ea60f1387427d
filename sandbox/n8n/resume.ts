/**
 * Continues an interrupted npm installation. npm itself cannot: on SIGTERM it removes what it has
 * installed so far, and after a kill it does not trust what is there. But it does trust
 * `node_modules/.package-lock.json`, which lists what is installed (docs.npmjs.com,
 * package-lock.json, "Hidden Lockfiles"). So this writes the complete packages to that file and
 * removes the others.
 */
import { access, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LockedPackage } from './lockFile.ts';

/** npm extracts a downloaded tarball within this time; ms. */
const EXTRACTION_TIME = 10_000;
const BATCH_SIZE = 32;

async function exists(path: string): Promise<boolean> {
	return await access(path).then(
		() => true,
		() => false,
	);
}

/** When a file in the folder was last written, in ms, not counting nested packages. */
async function lastChange(folder: string): Promise<number> {
	const entries = await readdir(folder, { withFileTypes: true });
	const times = await Promise.all(
		entries.map(async (entry) => {
			if (entry.name === 'node_modules') return 0;
			const path = join(folder, entry.name);
			return entry.isDirectory() ? await lastChange(path) : (await stat(path)).ctimeMs;
		}),
	);
	return Math.max(0, ...times);
}

/** The version of the package in a folder; undefined where there is none, or not even its manifest. */
async function installedVersion(folder: string): Promise<string | undefined> {
	try {
		const manifest = await readFile(join(folder, 'package.json'), 'utf8');
		return (JSON.parse(manifest) as { version?: string }).version;
	} catch {
		return undefined;
	}
}

/** Whether npm has the whole tarball. npm caches a tarball only after it has verified it. */
async function isDownloaded({ integrity }: LockedPackage, cache: string): Promise<boolean> {
	const [, algorithm = '', digest = ''] = /^(\w+)-(\S+)/.exec(integrity ?? '') ?? [];
	if (!digest) return false;
	const hex = Buffer.from(digest, 'base64').toString('hex');
	const parts = [algorithm, hex.slice(0, 2), hex.slice(2, 4), hex.slice(4)];
	return await exists(join(cache, '_cacache', 'content-v2', ...parts));
}

/**
 * Prepares a folder for `npm install` after `npm ci` was interrupted.
 *
 * @param packages the packages of the lock file for this platform, by their path in the folder
 * @param cache the folder of npm's cache
 * @param extractionTime within which npm extracts a downloaded tarball, in ms
 * @returns the number of packages that npm does not have to install again
 */
export async function keepCompletePackages(
	folder: string,
	lock: { name?: string; version?: string },
	packages: ReadonlyMap<string, LockedPackage>,
	cache: string,
	extractionTime = EXTRACTION_TIME,
): Promise<number> {
	const changes = new Map<string, number>();
	const paths = [...packages.keys()];
	for (let start = 0; start < paths.length; start += BATCH_SIZE) {
		await Promise.all(
			paths.slice(start, start + BATCH_SIZE).map(async (path) => {
				const place = join(folder, path);
				const locked = packages.get(path)!;
				if ((await installedVersion(place)) !== locked.version) return;
				if (await isDownloaded(locked, cache)) {
					changes.set(path, await lastChange(place));
				}
			}),
		);
	}
	const newest = Math.max(0, ...changes.values());
	const isComplete = (path: string): boolean =>
		(changes.get(path) ?? Infinity) < newest - extractionTime;
	// Removing a package also removes the packages nested in it.
	const kept = paths.filter((path) => {
		const parents = [...path.matchAll(/\/node_modules\//g)].map(({ index }) =>
			path.slice(0, index),
		);
		return [...parents, path].every(isComplete);
	});
	const keptPaths = new Set(kept);
	for (const path of paths) {
		if (!keptPaths.has(path)) await rm(join(folder, path), { recursive: true, force: true });
	}
	await removeUnknown(join(folder, 'node_modules'), folder, keptPaths);
	await Promise.all(kept.map((path) => removeRenamedPackages(join(folder, path, 'node_modules'))));
	const hidden = join(folder, 'node_modules', '.package-lock.json');
	await writeFile(
		hidden,
		JSON.stringify({
			...lock,
			lockfileVersion: 3,
			requires: true,
			packages: Object.fromEntries(kept.map((path) => [path, packages.get(path)])),
		}),
	);
	// npm ignores this file if a folder is newer.
	const later = new Date(Date.now() + 1000);
	await utimes(hidden, later, later);
	return kept.length;
}

/** Before npm replaces a package, it renames the old one (for example `.semver-1a2B3c4D`). */
async function removeRenamedPackages(modules: string): Promise<void> {
	const names = await readdir(modules).catch(() => []);
	const renamed = names.filter((name) => /^\..+-[\w-]{8}$/.test(name));
	await Promise.all(
		renamed.map((name) => rm(join(modules, name), { recursive: true, force: true })),
	);
}

/** Removes the packages in the folder that are not listed. */
async function removeUnknown(
	modules: string,
	folder: string,
	kept: ReadonlySet<string>,
): Promise<void> {
	const prefix = modules.slice(folder.length + 1);
	const names = (await readdir(modules)).filter((name) => name !== '.bin');
	const packages = await Promise.all(
		names.map(async (name) =>
			name.startsWith('@')
				? (await readdir(join(modules, name))).map((inner) => `${name}/${inner}`)
				: [name],
		),
	);
	for (const name of packages.flat()) {
		const path = `${prefix}/${name}`.replaceAll('\\', '/');
		if (!kept.has(path)) await rm(join(modules, name), { recursive: true, force: true });
	}
}
