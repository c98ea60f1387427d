/**
 * Everything `npm start` starts, in order. Imports the sandbox's own libraries, so it can be loaded
 * only once they are installed (`prepare.ts`).
 */
import { join } from 'node:path';
import { startMedium } from '../medium/server.ts';
import { createChat } from '../network/chat.ts';
import { startNetwork, type Responder } from '../network/proxy.ts';
import { createRegistry } from '../network/registry.ts';
import { EditorClient } from '../n8n/rest.ts';
import { Failure, throwIfStopped } from '../support/failure.ts';
import type { Progress } from '../support/progress.ts';
import {
	importWorkflows,
	installPackage,
	OWNER,
	provideCredentials,
	provideFiles,
	type Credentials,
} from './furnish.ts';
import { startN8n, type KeptN8n } from './keptN8n.ts';
import { packPackage } from './pack.ts';
import type { Options } from './options.ts';
import type { Prepared } from './prepare.ts';
import { publishExample, PUBLISHING_EXAMPLE, type PublishedStory } from './publish.ts';
import { readState, writeState } from './state.ts';
import { provideStories } from './stories.ts';
import type { Undo } from './undo.ts';

/** What was made in n8n. */
export interface Furnished {
	credentials: Credentials;
	/** Ids by file name. */
	workflows: Record<string, string>;
	story: PublishedStory;
}

/** A sandbox that is up. */
export interface Sandbox {
	editor: { url: string; email: string; password: string };
	medium: { url: string };
	proxy: { url: string; caFile: string; fingerprint: string };
	/** Absent, with all that is made in n8n, when it was to stay empty. */
	furnished?: Furnished;
	files: string;
	/** Where the messages to the chat are, a line of JSON each; there is none before the first. */
	chat: string;
	log: string;
	pids: { sandbox: number; n8n: number };
	n8n: KeptN8n;
}

function firstOf(one: Responder, other: Responder): Responder {
	return async (...request) => (await one(...request)) ?? (await other(...request));
}

/**
 * Starts the sandbox. Whatever it starts is put on `undo` at once, so that a stop at any moment
 * leaves nothing behind. Throws a `Failure` in plain words, or `Stopped` when the signal fires.
 */
export async function startSandbox(
	{ dataFolder, ports, installation }: Prepared,
	{ empty }: Pick<Options, 'empty'>,
	progress: Progress,
	undo: Undo,
	signal: AbortSignal,
): Promise<Sandbox> {
	const n8nFolder = join(dataFolder, 'n8n');
	const files = join(dataFolder, 'files');
	const chat = join(dataFolder, 'chat.jsonl');
	const state = await readState(dataFolder);

	const packed = await progress.step('Packing this package', () =>
		packPackage(join(dataFolder, 'package'), signal),
	);
	throwIfStopped(signal);
	const medium = await startMedium({ port: ports.medium });
	undo.push(() => medium.stop());
	const network = await startNetwork({
		folder: join(dataFolder, 'network'),
		mediumPort: medium.port,
		responder: firstOf(createRegistry(packed), createChat(chat)),
	});
	undo.push(() => network.stop());
	await provideFiles(files);
	await provideStories(medium.url);

	const n8n = await startN8n(
		{ installation, folder: n8nFolder, filesFolder: files, port: ports.n8n, network, signal },
		progress,
	);
	undo.push(() => n8n.current.stop());
	const { url, pid, logFile } = n8n.current;
	const editor = new EditorClient(url);
	await editor.signIn(OWNER);
	throwIfStopped(signal);
	const furnish = async (): Promise<Furnished> => {
		await progress.step('Installing this package in n8n', () =>
			installPackage(editor, packed, state),
		);
		await writeState(dataFolder, state);
		throwIfStopped(signal);
		const credentials = await provideCredentials(editor);
		const workflows = await importWorkflows(editor, credentials, files, state);
		await writeState(dataFolder, state);
		throwIfStopped(signal);

		const example = workflows[PUBLISHING_EXAMPLE];
		if (!example) throw new Failure(`examples/${PUBLISHING_EXAMPLE} is missing.`);
		const story = await progress.step('Publishing the example article', () =>
			publishExample(editor, example, medium.url),
		);
		throwIfStopped(signal);
		return { credentials, workflows, story };
	};
	const furnished = empty ? undefined : await furnish();
	return {
		editor: { url, email: OWNER.email, password: OWNER.password },
		medium: { url: medium.url },
		proxy: { url: network.url, caFile: network.caFile, fingerprint: network.fingerprint },
		...(furnished && { furnished }),
		files,
		chat,
		log: logFile,
		pids: { sandbox: process.pid, n8n: pid },
		n8n,
	};
}
