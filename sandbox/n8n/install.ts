/**
 * Installs the sandbox's n8n. Does nothing if it is installed, and continues an interrupted
 * installation. Commands that need a real n8n run this; to run it yourself:
 * `node sandbox/n8n/install.ts`.
 */
import { createHash } from 'node:crypto';
import { access, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describeFailure, Failure, throwIfStopped } from '../support/failure.ts';
import { takeLock } from '../support/lock.ts';
import { runNpm } from '../support/npm.ts';
import { createProgress, type Progress } from '../support/progress.ts';
import { readLockFile } from './lockFile.ts';
import { keepCompletePackages } from './resume.ts';

const FOLDER = import.meta.dirname;
const MODULES = join(FOLDER, 'node_modules');
/** This file exists only if the installation is complete. */
const STAMP = join(MODULES, '.sandbox-installed');
const LOCK = join(FOLDER, '..', '.data', 'installing');

const TITLE = 'Installing n8n (takes a few minutes, the first time only)';
/** npm must compile it if there is no prebuilt file for this platform. */
const COMPILED = 'sqlite3';
/** Files that n8n needs to run. */
const REQUIRED_FILES = [
	'node_modules/n8n/bin/n8n',
	'node_modules/sqlite3/build/Release/node_sqlite3.node',
];

const CHECK_INTERVAL = 1000; // ms
const LONG_WAIT = 45_000; // ms
const NOTHING_YET = 'no package yet (without a network, npm tries for two minutes)';
const GB = 1024 ** 3;
const REQUIRED_SPACE = 3.3 * GB;

/** Identifies what is installed, and for which Node.js and platform. */
async function fingerprint(): Promise<string> {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'package-lock.json']) {
		hash.update(await readFile(join(FOLDER, file)));
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

async function isInstalled(): Promise<boolean> {
	const stamp = await readFile(STAMP, 'utf8').catch(() => '');
	if (stamp !== (await fingerprint())) return false;
	return (await Promise.all(REQUIRED_FILES.map((file) => exists(join(FOLDER, file))))).every(
		Boolean,
	);
}

/** Reports every second how many packages are installed. npm itself prints nothing until the end. */
async function watchPackages(
	paths: readonly string[],
	detail: (text: string) => void,
	signal: AbortSignal,
): Promise<void> {
	const began = performance.now();
	while (!signal.aborted) {
		const present = await Promise.all(
			paths.map((path) => exists(join(FOLDER, path, 'package.json'))),
		);
		const count = present.filter(Boolean).length;
		if (signal.aborted) return;
		const waiting = performance.now() - began > LONG_WAIT ? NOTHING_YET : 'downloading';
		detail(count === 0 ? waiting : `${count} of ${paths.length} packages`);
		await wait(CHECK_INTERVAL, undefined, { signal }).catch(() => undefined);
	}
}

async function requireSpace(): Promise<void> {
	const { bavail, bsize } = await statfs(FOLDER);
	const free = (bavail * bsize) / GB;
	if (bavail * bsize >= REQUIRED_SPACE) return;
	throw new Failure(
		`n8n needs ${(REQUIRED_SPACE / GB).toFixed(1)} GB of disk space, but ${FOLDER} has ${free < 0.1 ? 'almost none' : `only ${free.toFixed(1)} GB`} free.`,
		'Free some disk space and run the same command again.',
	);
}

/** Chooses npm's command: one that continues an interrupted installation, if there is one. */
async function chooseCommand(
	lock: Awaited<ReturnType<typeof readLockFile>>,
	detail: (text: string) => void,
	signal: AbortSignal,
): Promise<string[]> {
	if (!(await exists(MODULES))) return ['ci'];
	detail('checking the files of an earlier installation');
	const cache = (await runNpm(TITLE, FOLDER, ['config', 'get', 'cache'], signal)).trim();
	const { packages, ...identity } = lock;
	const kept = await keepCompletePackages(FOLDER, identity, packages, cache);
	return kept === 0 ? ['ci'] : ['install', '--no-save'];
}

async function install(detail: (text: string) => void, signal: AbortSignal): Promise<void> {
	await rm(STAMP, { force: true });
	await requireSpace();
	const lock = await readLockFile(FOLDER);
	const command = await chooseCommand(lock, detail, signal);
	throwIfStopped(signal);
	const watching = new AbortController();
	const watched = watchPackages([...lock.packages.keys()], detail, watching.signal);
	try {
		const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
		// Killed, because npm removes what it has installed so far when it gets SIGTERM.
		await runNpm(TITLE, FOLDER, [...command, ...flags], signal, 'kill');
	} finally {
		watching.abort();
		await watched;
	}
	detail(`compiling ${COMPILED}`);
	const compile = ['rebuild', COMPILED, '--ignore-scripts=false', '--foreground-scripts'];
	await runNpm(TITLE, FOLDER, compile, signal);
	for (const file of REQUIRED_FILES) {
		if (await exists(join(FOLDER, file))) continue;
		throw new Failure(
			`${TITLE}: npm reported success, but ${join(FOLDER, file)} is missing.`,
			'To compile it, install Python 3, make and a C++ compiler (Debian: python3, make, g++).',
		);
	}
	await writeFile(STAMP, await fingerprint());
}

/**
 * Installs n8n if it is missing, out of date or incomplete. Only one process installs it at a time.
 * Throws a `Failure`, or `Stopped` when the signal fires.
 */
export async function installN8n(progress: Progress, signal: AbortSignal): Promise<void> {
	if (await isInstalled()) return;
	throwIfStopped(signal);
	await progress.step(TITLE, async (detail) => {
		let lock = await takeLock(LOCK);
		while ('heldBy' in lock) {
			detail(`waiting for process ${lock.heldBy}, which is installing it`);
			await wait(CHECK_INTERVAL);
			throwIfStopped(signal);
			lock = await takeLock(LOCK);
		}
		try {
			if (!(await isInstalled())) await install(detail, signal);
		} finally {
			await lock.release();
		}
	});
}

if (import.meta.main) {
	const stopping = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort());
	try {
		await installN8n(createProgress(process.stdout), stopping.signal);
	} catch (error) {
		process.stderr.write(`${describeFailure(error)}\n`);
		process.exitCode = 1;
	}
}
