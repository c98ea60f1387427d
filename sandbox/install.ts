/**
 * Installs what the sandbox needs: its own libraries, and n8n. Does nothing when all is there.
 * Run by `npm start` and `npm test`, or by hand: `node sandbox/install.ts`.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describeFailure, Failure, throwIfStopped } from './support/failure.ts';
import { takeLock } from './support/lock.ts';
import { runNpm } from './support/npm.ts';
import { createProgress, type Progress } from './support/progress.ts';

const LOOK_EVERY = 1000; // ms
const LONG_WAIT = 45_000; // ms
const NOTHING_YET = 'nothing has arrived yet (without a network npm tries for two minutes)';
const GB = 1024 ** 3;

interface Part {
	name: string;
	folder: string;
	/** Free space it needs, in bytes. */
	space: number;
	/** Packages whose install script has to run, because it compiles something. */
	compiled: readonly string[];
	/** Files without which the part does not work, from its folder. */
	needs: readonly string[];
}

export type PartName = 'libraries' | 'n8n';

const PARTS: Record<PartName, Part> = {
	libraries: {
		name: "Installing the sandbox's libraries",
		folder: import.meta.dirname,
		space: 0.2 * GB,
		compiled: [],
		needs: [],
	},
	n8n: {
		name: 'Installing n8n (the first time only, some minutes)',
		folder: join(import.meta.dirname, 'n8n'),
		space: 3.3 * GB,
		compiled: ['sqlite3'],
		needs: ['node_modules/n8n/bin/n8n', 'node_modules/sqlite3/build/Release/node_sqlite3.node'],
	},
};

interface LockedPackage {
	os?: string[];
	cpu?: string[];
	libc?: string[];
}

/** Which C library this Linux has, as npm tells them apart. */
const LIBC = existsSync('/etc/alpine-release') ? 'musl' : 'glibc';

function stampOf(part: Part): string {
	return join(part.folder, 'node_modules', '.sandbox-installed');
}

/** What was installed, and for which Node.js and machine. */
async function fingerprint(part: Part): Promise<string> {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'package-lock.json']) {
		hash.update(await readFile(join(part.folder, file)));
	}
	hash.update([process.versions.modules, process.platform, process.arch].join());
	return hash.digest('hex');
}

async function exists(path: string): Promise<boolean> {
	return await access(path).then(
		() => true,
		() => false,
	);
}

async function isInstalled(part: Part): Promise<boolean> {
	const stamp = await readFile(stampOf(part), 'utf8').catch(() => '');
	if (stamp !== (await fingerprint(part))) return false;
	const present = await Promise.all(part.needs.map((file) => exists(join(part.folder, file))));
	return present.every(Boolean);
}

function accepts(list: string[] | undefined, value: string): boolean {
	return (
		!list ||
		list.includes(value) ||
		(list[0]?.startsWith('!') && !list.includes(`!${value}`)) === true
	);
}

/** The folders that npm will fill on this machine, from the lock file. */
async function packageFolders(part: Part): Promise<string[]> {
	const lock = JSON.parse(await readFile(join(part.folder, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, LockedPackage>;
	};
	return Object.entries(lock.packages)
		.filter(
			([path, { os, cpu, libc }]) =>
				path !== '' &&
				accepts(os, process.platform) &&
				accepts(cpu, process.arch) &&
				accepts(libc, LIBC),
		)
		.map(([path]) => join(part.folder, path));
}

/** Tells every second how many packages are laid down; npm itself says nothing until the end. */
async function watchPackages(
	folders: readonly string[],
	detail: (text: string) => void,
	signal: AbortSignal,
): Promise<void> {
	const began = performance.now();
	while (!signal.aborted) {
		const present = await Promise.all(folders.map((path) => exists(join(path, 'package.json'))));
		const laid = present.filter(Boolean).length;
		if (signal.aborted) return;
		const waiting = performance.now() - began > LONG_WAIT ? NOTHING_YET : 'downloading';
		detail(laid === 0 ? waiting : `${laid} of ${folders.length} packages`);
		await wait(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
	}
}

async function checkSpace({ name, folder, space }: Part): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	if (bavail * bsize < space) {
		throw new Failure(
			`${name}: ${(bavail * bsize) / GB < 0.1 ? 'next to nothing' : `only ${((bavail * bsize) / GB).toFixed(1)} GB`} is free in ${folder}, and it needs ${(space / GB).toFixed(1)} GB.`,
			'Free some space and run the same command again.',
		);
	}
}

async function installPart(
	part: Part,
	detail: (text: string) => void,
	signal: AbortSignal,
): Promise<void> {
	await rm(stampOf(part), { force: true });
	await checkSpace(part);
	const watching = new AbortController();
	const watched = watchPackages(await packageFolders(part), detail, watching.signal);
	try {
		await runNpm(
			part.name,
			part.folder,
			['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
			signal,
		);
	} finally {
		watching.abort();
		await watched;
	}
	if (part.compiled.length > 0) {
		detail(`compiling ${part.compiled.join(', ')}`);
		await runNpm(
			part.name,
			part.folder,
			['rebuild', ...part.compiled, '--ignore-scripts=false', '--foreground-scripts'],
			signal,
		);
	}
	for (const file of part.needs) {
		if (!(await exists(join(part.folder, file)))) {
			throw new Failure(
				`${part.name}: npm was content, but ${join(part.folder, file)} is missing.`,
				'Compiling it needs Python 3, make and a C++ compiler (Debian: python3, make, g++).',
			);
		}
	}
	await writeFile(stampOf(part), await fingerprint(part));
}

/**
 * Installs every part that is missing, out of date or half finished; one installation at a time,
 * whoever starts it. Throws a `Failure` in plain words, or `Stopped` when the signal fires.
 */
export async function installSandbox(
	progress: Progress,
	signal: AbortSignal,
	names: readonly PartName[] = ['libraries', 'n8n'],
): Promise<void> {
	for (const part of names.map((name) => PARTS[name])) {
		if (await isInstalled(part)) continue;
		throwIfStopped(signal);
		await progress.step(part.name, async (detail) => {
			const lockFile = join(import.meta.dirname, '.data', 'installing');
			let lock = await takeLock(lockFile);
			while ('heldBy' in lock) {
				detail(`waiting for the installation that process ${lock.heldBy} is doing`);
				await wait(LOOK_EVERY);
				throwIfStopped(signal);
				lock = await takeLock(lockFile);
			}
			try {
				if (!(await isInstalled(part))) await installPart(part, detail, signal);
			} finally {
				await lock.release();
			}
		});
	}
}

if (import.meta.main) {
	const stopping = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort());
	try {
		await installSandbox(createProgress(process.stdout), stopping.signal);
	} catch (error) {
		process.stderr.write(`${describeFailure(error)}\n`);
		process.exitCode = 1;
	}
}
