/**
 * `npm run dev`: rebuilds the package when its sources change and replaces the package that is
 * installed in n8n. n8n, started with N8N_DEV_RELOAD, watches that folder, reloads the nodes and
 * notifies open editors (n8n 2.41, load-nodes-and-credentials).
 */
import { cp } from 'node:fs/promises';
import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startProcessGroup } from '../support/processGroup.ts';
import { environmentWithThisNode } from '../support/environment.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCES = ['nodes', 'credentials'].map((name) => join(ROOT, name));
const GULP = join(ROOT, 'node_modules', 'gulp', 'bin', 'gulp.js');
/** An editor may write a file in several steps, so the build waits this long; ms. */
const DEBOUNCE = 150;

/** The folder of a community package in this n8n. */
export function installedPackage(n8nFolder: string, name: string): string {
	return join(n8nFolder, '.n8n', 'nodes', 'node_modules', name);
}

async function build(): Promise<{ isBuilt: boolean; output: string }> {
	const gulp = startProcessGroup(process.execPath, [GULP, 'start', '--silent'], {
		cwd: ROOT,
		env: environmentWithThisNode(),
	});
	let output = '';
	const read = (text: string) => {
		output += text;
	};
	gulp.child.stdout.on('data', read);
	gulp.child.stderr.on('data', read);
	return { isBuilt: (await gulp.ended) === 0, output };
}

/**
 * Watches the sources until the signal fires. Reports each rebuild to `print`. A build that does not
 * succeed is reported and changes nothing in n8n.
 *
 * @param packageFolder the installed package
 */
export function reloadOnChange(
	packageFolder: string,
	print: (line: string) => void,
	signal: AbortSignal,
): void {
	let isDirty = false;
	let working: Promise<void> | undefined;

	const rebuild = async (): Promise<void> => {
		while (isDirty && !signal.aborted) {
			await wait(DEBOUNCE);
			isDirty = false;
			const began = performance.now();
			const { isBuilt, output } = await build();
			if (!isBuilt) {
				print(`This does not build; n8n keeps the package as it was.\n${output.trimEnd()}`);
				continue;
			}
			await cp(join(ROOT, 'dist'), join(packageFolder, 'dist'), { recursive: true });
			const seconds = ((performance.now() - began) / 1000).toFixed(1);
			print(
				`Rebuilt in ${seconds} s. n8n reloads the nodes. If a node is open, close it and open it again.`,
			);
		}
		working = undefined;
	};

	watchFolders(() => {
		isDirty = true;
		working ??= rebuild().catch((error: unknown) => {
			working = undefined;
			print(`Could not copy the new build to n8n: ${String(error)}`);
		});
	}, signal);
}

/**
 * Calls back when anything below the sources changes. Watches each folder by itself: on Linux a
 * recursive watch no longer sees a file that an editor or git has replaced by another one.
 */
function watchFolders(onChange: () => void, signal: AbortSignal): void {
	const watched = new Map<string, FSWatcher>();
	const update = (): void => {
		const folders = new Set(SOURCES.flatMap(listFolders));
		for (const folder of folders) {
			if (watched.has(folder)) continue;
			const watcher = watch(folder, () => {
				update();
				onChange();
			});
			// A folder that was removed.
			watcher.on('error', () => watcher.close());
			watched.set(folder, watcher);
		}
		for (const [folder, watcher] of watched) {
			if (folders.has(folder)) continue;
			watcher.close();
			watched.delete(folder);
		}
	};
	update();
	signal.addEventListener('abort', () => {
		for (const watcher of watched.values()) watcher.close();
	});
}

/** The folder and all below it; none when it was removed meanwhile. */
function listFolders(folder: string): string[] {
	try {
		const entries = readdirSync(folder, { withFileTypes: true });
		const below = entries.filter((entry) => entry.isDirectory());
		return [folder, ...below.flatMap(({ name }) => listFolders(join(folder, name)))];
	} catch {
		return [];
	}
}
