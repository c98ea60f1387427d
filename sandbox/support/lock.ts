import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/**
 * Takes a lock file for this process. Returns a function that releases it, or the id of the process
 * that holds it. Replaces a lock whose process has ended.
 */
export async function takeLock(
	file: string,
): Promise<{ heldBy: number } | { release: () => Promise<void> }> {
	await mkdir(dirname(file), { recursive: true });
	// Linking a complete file is atomic, so no process ever reads an empty lock.
	const mine = `${file}.${process.pid}`;
	await writeFile(mine, String(process.pid));
	try {
		for (;;) {
			try {
				await link(mine, file);
				return { release: () => rm(file, { force: true }) };
			} catch (error) {
				if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
			}
			const holder = Number(await readFile(file, 'utf8').catch(() => '0'));
			if (holder > 0 && isAlive(holder)) return { heldBy: holder };
			await rm(file, { force: true });
		}
	} finally {
		await rm(mine, { force: true });
	}
}
