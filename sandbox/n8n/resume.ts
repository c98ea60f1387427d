/**
 * Lets an installation by npm go on where it was interrupted. npm itself either undoes what it has
 * done so far (when it is asked to end) or, when it is killed, takes nothing of it for granted the
 * next time. It does trust `node_modules/.package-lock.json`, in which it writes at its end what is
 * there (docs.npmjs.com, package-lock.json, "Hidden Lockfiles"): so what is certain to be complete
 * is written there, and the rest is removed.
 */
import { access, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LockedPackage } from './lockFile.ts';

/** After a tarball is complete, npm is done with writing its files within this time; ms. */
const WRITTEN_WITHIN = 10_000;
const AT_A_TIME = 32;

async function exists(path: string): Promise<boolean> {
	return await access(path).then(
		() => true,
		() => false,
	);
}

/** When anything in the folder was last written, in ms; packages inside it have a time of their own. */
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

/** Whether npm has the whole tarball: it stores one only once it has arrived and is intact. */
async function isDownloaded({ integrity }: LockedPackage, cache: string): Promise<boolean> {
	const [, algorithm = '', digest = ''] = /^(\w+)-(\S+)/.exec(integrity ?? '') ?? [];
	if (!digest) return false;
	const hex = Buffer.from(digest, 'base64').toString('hex');
	const parts = [algorithm, hex.slice(0, 2), hex.slice(2, 4), hex.slice(4)];
	return await exists(join(cache, '_cacache', 'content-v2', ...parts));
}

/**
 * Prepares a folder in which `npm ci` was interrupted for `npm install`.
 *
 * @param packages of the folder's lock file, by their paths in it; those for this machine only
 * @param cache npm's cache
 * @returns how many packages need not be installed again
 */
export async function keepWhatIsComplete(
	folder: string,
	lock: { name?: string; version?: string },
	packages: ReadonlyMap<string, LockedPackage>,
	cache: string,
): Promise<number> {
	const changes = new Map<string, number>();
	const paths = [...packages.keys()];
	for (let at = 0; at < paths.length; at += AT_A_TIME) {
		await Promise.all(
			paths.slice(at, at + AT_A_TIME).map(async (path) => {
				const place = join(folder, path);
				if (!(await exists(join(place, 'package.json')))) return;
				if (await isDownloaded(packages.get(path)!, cache)) {
					changes.set(path, await lastChange(place));
				}
			}),
		);
	}
	const newest = Math.max(0, ...changes.values());
	const isComplete = (path: string): boolean =>
		(changes.get(path) ?? Infinity) < newest - WRITTEN_WITHIN;
	// A package inside one that is removed goes with it.
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
	await Promise.all(kept.map((path) => removeMovedAside(join(folder, path, 'node_modules'))));
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
	// npm mistrusts it when a folder is newer.
	const later = new Date(Date.now() + 1000);
	await utimes(hidden, later, later);
	return kept.length;
}

/** Before npm replaces a package, it moves the old one aside (`.semver-1a2B3c4D`). */
async function removeMovedAside(modules: string): Promise<void> {
	const names = await readdir(modules).catch(() => []);
	const movedAside = names.filter((name) => /^\..+-[\w-]{8}$/.test(name));
	await Promise.all(
		movedAside.map((name) => rm(join(modules, name), { recursive: true, force: true })),
	);
}

/** Removes what is in the folder and not listed. */
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
