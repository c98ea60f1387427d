/** A real n8n with this package in it, and what people need in order to try it. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createRegistry } from '../network/registry.ts';
import { installN8n } from '../n8n/install.ts';
import { programIn } from '../n8n/launch.ts';
import { EditorClient } from '../n8n/rest.ts';
import { Failure, throwIfStopped } from '../support/failure.ts';
import { claimPort } from '../support/ports.ts';
import type { Progress } from '../support/progress.ts';
import type { Base } from './base.ts';
import { installedPackage, reloadOnChange } from './dev.ts';
import {
	importWorkflows,
	installPackage,
	OWNER,
	provideCredentials,
	provideFiles,
	type Credentials,
} from './furnish.ts';
import { startN8n, type KeptN8n } from './keptN8n.ts';
import type { LocalStory } from './localStory.ts';
import type { Options } from './options.ts';
import { packPackage } from './pack.ts';
import { PUBLISHING_EXAMPLE } from './publishInEngine.ts';
import { publishThroughN8n } from './publishThroughN8n.ts';
import { readState, writeState } from './state.ts';
import type { Undo } from './undo.ts';

/** What was made in n8n. */
export interface Furnished {
	credentials: Credentials;
	/** Ids by file name. */
	workflows: Record<string, string>;
	/** What was published by this n8n, if it was to publish. */
	story?: LocalStory;
}

/** A sandbox that is up. */
export interface Sandbox {
	editor: { url: string; email: string; password: string };
	medium: { url: string };
	proxy: { url: string; caFile: string; fingerprint: string };
	/** Absent when n8n was to stay empty. */
	furnished?: Furnished;
	files: string;
	/** Where the messages to the chat are, a line of JSON each; there is none before the first. */
	chat: string;
	log: string;
	pids: { sandbox: number; n8n: number };
	n8n: KeptN8n;
}

type RunOptions = Pick<Options, 'dev' | 'empty' | 'throughN8n' | 'installation' | 'n8nPort'>;

/** Says so, before anything is started, when there is no n8n where one was named. */
export async function requireInstallation(installation: string | undefined): Promise<void> {
	if (installation === undefined) return;
	const program = programIn(installation);
	await access(program).catch(() => {
		throw new Failure(
			`There is no n8n in ${installation}: ${program} is missing.`,
			'--n8n-dir takes a folder in which n8n was installed: npm install n8n@2.41.1',
		);
	});
}

/**
 * Installs n8n if it is missing, starts it, and installs this package in it by n8n's own route.
 * Whatever it starts is put on `undo` at once, so that a stop at any moment leaves nothing behind.
 * Throws a `Failure` in plain words, or `Stopped` when the signal fires.
 */
export async function startSandbox(
	{ dataFolder, medium, network, chat, serve }: Base,
	{ dev, empty, throughN8n, installation, n8nPort }: RunOptions,
	progress: Progress,
	undo: Undo,
	signal: AbortSignal,
): Promise<Sandbox> {
	// Before the long wait, not after it.
	const port = await claimPort({ ...n8nPort, what: 'n8n', option: '--n8n-port' }, progress.say);
	if (installation === undefined) await installN8n(progress, signal);
	const n8nFolder = join(dataFolder, 'n8n');
	const files = join(dataFolder, 'files');
	const state = await readState(dataFolder);
	const packed = await progress.step('Packing this package', () =>
		packPackage(join(dataFolder, 'package'), signal),
	);
	throwIfStopped(signal);
	serve(createRegistry(packed));
	await provideFiles(files);

	const n8n = await startN8n(
		{
			installation,
			folder: n8nFolder,
			filesFolder: files,
			port,
			network,
			signal,
			reloadsNodes: dev,
		},
		progress,
	);
	undo.push(() => n8n.current.stop());
	const { url, logFile } = n8n.current;
	const editor = new EditorClient(url);
	await editor.signIn(OWNER);
	throwIfStopped(signal);

	const furnish = async (): Promise<Furnished> => {
		const isNew = await progress.step('Installing this package in n8n', () =>
			installPackage(editor, packed, state),
		);
		await writeState(dataFolder, state);
		// n8n watches the packages that are there when it starts.
		if (dev && isNew) await n8n.restart();
		throwIfStopped(signal);
		const credentials = await provideCredentials(editor);
		const workflows = await importWorkflows(editor, credentials, files, state);
		await writeState(dataFolder, state);
		throwIfStopped(signal);
		if (!throughN8n) return { credentials, workflows };

		const example = workflows[PUBLISHING_EXAMPLE];
		if (!example) throw new Failure(`examples/${PUBLISHING_EXAMPLE} is missing.`);
		const story = await progress.step('Publishing the example article through n8n', () =>
			publishThroughN8n(editor, example, medium.url),
		);
		throwIfStopped(signal);
		return { credentials, workflows, story };
	};
	const furnished = empty ? undefined : await furnish();
	if (dev) reloadOnChange(installedPackage(n8nFolder, packed.name), progress.say, signal);
	return {
		editor: { url, email: OWNER.email, password: OWNER.password },
		medium,
		proxy: { url: network.url, caFile: network.caFile, fingerprint: network.fingerprint },
		...(furnished && { furnished }),
		files,
		chat,
		log: logFile,
		pids: { sandbox: process.pid, n8n: n8n.current.pid },
		n8n,
	};
}
