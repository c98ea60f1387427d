/**
 * `npm run dev`: rebuilds the package when its sources change and replaces the package that is
 * installed in n8n. n8n, started with N8N_DEV_RELOAD, watches that folder, reloads the nodes and
 * notifies open editors (n8n 2.41, load-nodes-and-credentials).
 */
import { cp } from 'node:fs/promises';
import { watch } from 'node:fs';
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

	for (const folder of SOURCES) {
		watch(folder, { recursive: true, signal }, () => {
			isDirty = true;
			working ??= rebuild().catch((error: unknown) => {
				working = undefined;
				print(`Could not copy the new build to n8n: ${String(error)}`);
			});
		});
	}
}
