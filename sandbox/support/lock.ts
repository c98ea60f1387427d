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
 * Takes a lock file that names this process. Answers with the process that holds it, or with the
 * function that gives it back. A lock whose process has ended counts for nothing.
 */
export async function takeLock(
	file: string,
): Promise<{ heldBy: number } | { release: () => Promise<void> }> {
	await mkdir(dirname(file), { recursive: true });
	// Linked into place complete, so that nobody ever reads a lock without a process in it.
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
