import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What earlier starts added to n8n, so that the next start does not add it again. */
export interface State {
	/** The integrity of the installed package. */
	package?: string;
	/** Imported workflows by file name, with the digest of the imported file. */
	workflows: Record<string, { id: string; digest: string }>;
}

function fileIn(dataFolder: string): string {
	return join(dataFolder, 'state.json');
}

/** Reads the state of a data folder. A missing or invalid file counts as a new folder. */
export async function readState(dataFolder: string): Promise<State> {
	try {
		return JSON.parse(await readFile(fileIn(dataFolder), 'utf8')) as State;
	} catch {
		return { workflows: {} };
	}
}

/** Writes the state of a data folder. */
export async function writeState(dataFolder: string, state: State): Promise<void> {
	await writeFile(fileIn(dataFolder), `${JSON.stringify(state, null, '\t')}\n`);
}
