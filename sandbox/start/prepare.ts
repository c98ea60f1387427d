/** What `npm start` needs before anything is started. Works with nothing but Node.js installed. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { installSandbox } from '../install.ts';
import { programIn } from '../n8n/launch.ts';
import { Failure } from '../support/failure.ts';
import { takeLock } from '../support/lock.ts';
import { claimPort } from '../support/ports.ts';
import type { Progress } from '../support/progress.ts';
import type { Options } from './options.ts';
import type { Undo } from './undo.ts';

/** A folder held and ports found free; the sandbox's libraries and n8n are installed. */
export interface Prepared {
	dataFolder: string;
	ports: { n8n: number; medium: number };
	installation: string | undefined;
}

/**
 * Holds the data folder, looks for the ports (before the long wait, not after it), and installs
 * what is missing. Throws a `Failure` in plain words, or `Stopped` when the signal fires.
 */
export async function prepare(
	{ dataFolder, n8nPort, mediumPort, installation }: Options,
	progress: Progress,
	undo: Undo,
	signal: AbortSignal,
): Promise<Prepared> {
	if (installation !== undefined) await findN8n(installation);
	await holdDataFolder(dataFolder, undo);
	const ports = {
		n8n: await claimPort(n8nPort, 'n8n', '--n8n-port'),
		medium: await claimPort(mediumPort, 'the local Medium', '--medium-port'),
	};
	await installSandbox(progress, signal, installation ? ['libraries'] : ['libraries', 'n8n']);
	return { dataFolder, ports, installation };
}

async function findN8n(installation: string): Promise<void> {
	const program = programIn(installation);
	await access(program).catch(() => {
		throw new Failure(
			`There is no n8n in ${installation}: ${program} is missing.`,
			'--n8n takes a folder in which n8n was installed: npm install n8n@2.41.1',
		);
	});
}

async function holdDataFolder(folder: string, undo: Undo): Promise<void> {
	const lock = await takeLock(join(folder, 'running'));
	if ('heldBy' in lock) {
		throw new Failure(
			`A sandbox already runs from ${folder} (process ${lock.heldBy}).`,
			'End it, or start this one elsewhere: npm start -- --data DIR --n8n-port 5679 --medium-port 3211',
		);
	}
	undo.push(lock.release);
}
