/** Starts a real n8n with this package and everything that is needed to try it. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createRegistry } from '../network/registry.ts';
import { installN8n } from '../n8n/install.ts';
import { programIn } from '../n8n/launch.ts';
import { EditorClient } from '../n8n/rest.ts';
import { Failure, throwIfStopped } from '../support/failure.ts';
import { choosePort } from '../support/ports.ts';
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
} from './provision.ts';
import { startN8n, type RestartableN8n } from './restartableN8n.ts';
import type { LocalStory } from './localStory.ts';
import type { Options } from './options.ts';
import { packPackage } from './pack.ts';
import { PUBLISHING_EXAMPLE } from './publishInEngine.ts';
import { publishThroughN8n } from './publishThroughN8n.ts';
import { readState, writeState } from './state.ts';
import type { CleanupSteps } from './cleanup.ts';

/** What was added to n8n. */
export interface Provisioned {
	credentials: Credentials;
	/** Workflow ids by file name. */
	workflows: Record<string, string>;
	/** The story that this n8n published, with `--once --n8n`. */
	story?: LocalStory;
}

/** A running sandbox. */
export interface Sandbox {
	editor: { url: string; email: string; password: string };
	medium: { url: string };
	proxy: { url: string; caFile: string; fingerprint: string };
	/** Absent with `--empty`. */
	provisioned?: Provisioned;
	files: string;
	/** The file of Slack messages, a line of JSON each; it does not exist before the first message. */
	chat: string;
	log: string;
	pids: { sandbox: number; n8n: number };
	n8n: RestartableN8n;
}

type RunOptions = Pick<Options, 'dev' | 'empty' | 'throughN8n' | 'installation' | 'n8nPort'>;

/** Throws a `Failure` if the folder of `--n8n-dir` does not contain n8n. */
export async function requireInstallation(installation: string | undefined): Promise<void> {
	if (installation === undefined) return;
	const program = programIn(installation);
	await access(program).catch(() => {
		throw new Failure(
			`There is no n8n in ${installation}: ${program} is missing.`,
			'--n8n-dir takes a folder in which n8n was installed. To install it there: npm install n8n@2.41.1',
		);
	});
}

/**
 * Installs n8n if it is missing, starts it, and installs this package in it as a user does. Adds a
 * step to `cleanup` for everything it starts, so that a stop at any moment leaves nothing behind.
 * Throws a `Failure`, or `Stopped` when the signal fires.
 */
export async function startSandbox(
	{ dataFolder, medium, network, chat, addResponder }: Base,
	{ dev, empty, throughN8n, installation, n8nPort }: RunOptions,
	progress: Progress,
	cleanup: CleanupSteps,
	signal: AbortSignal,
): Promise<Sandbox> {
	// First, because the installation takes minutes and the port may be in use.
	const port = await choosePort({ ...n8nPort, what: 'n8n', option: '--n8n-port' }, progress.print);
	if (installation === undefined) await installN8n(progress, signal);
	const n8nFolder = join(dataFolder, 'n8n');
	const files = join(dataFolder, 'files');
	const state = await readState(dataFolder);
	const packed = await progress.step('Packing this package', () =>
		packPackage(join(dataFolder, 'package'), signal),
	);
	throwIfStopped(signal);
	addResponder(createRegistry(packed));
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
	cleanup.push(() => n8n.current.stop());
	const { url, logFile } = n8n.current;
	const editor = new EditorClient(url);
	await editor.signIn(OWNER);
	throwIfStopped(signal);

	const provision = async (): Promise<Provisioned> => {
		const isNew = await progress.step('Installing this package in n8n', () =>
			installPackage(editor, packed, state),
		);
		await writeState(dataFolder, state);
		// n8n only watches packages that are installed when it starts.
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
	const provisioned = empty ? undefined : await provision();
	if (dev) reloadOnChange(installedPackage(n8nFolder, packed.name), progress.print, signal);
	return {
		editor: { url, email: OWNER.email, password: OWNER.password },
		medium,
		proxy: { url: network.url, caFile: network.caFile, fingerprint: network.fingerprint },
		...(provisioned && { provisioned }),
		files,
		chat,
		log: logFile,
		pids: { sandbox: process.pid, n8n: n8n.current.pid },
		n8n,
	};
}
