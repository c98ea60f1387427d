/** What every start needs: a local Medium, and a network in which it replaces medium.com. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMedium } from '../medium/server.ts';
import { createSlackWebhook } from '../network/slackWebhook.ts';
import { startNetwork, type Network, type Responder } from '../network/proxy.ts';
import { Failure } from '../support/failure.ts';
import { takeLock } from '../support/lock.ts';
import { choosePort } from '../support/ports.ts';
import type { Progress } from '../support/progress.ts';
import type { Options } from './options.ts';
import { provideStories } from './stories.ts';
import type { CleanupSteps } from './cleanup.ts';

export interface Base {
	/** Holds everything that one start leaves for the next. */
	dataFolder: string;
	medium: { url: string };
	network: Network;
	/** The file of Slack messages, a line of JSON each; it does not exist before the first message. */
	chat: string;
	/** Adds a responder for more hosts to the network. */
	addResponder: (responder: Responder) => void;
}

/** Whether these options start n8n. */
export function needsN8n({ once, throughN8n }: Pick<Options, 'once' | 'throughN8n'>): boolean {
	return !once || throughN8n;
}

/**
 * Starts the local Medium and its network. Adds a step to `cleanup` for everything it starts, so
 * that a stop at any moment leaves nothing behind. Throws a `Failure`.
 */
export async function startBase(
	options: Options,
	progress: Progress,
	cleanup: CleanupSteps,
): Promise<Base> {
	const dataFolder = needsN8n(options)
		? await lockDataFolder(options.dataFolder, cleanup)
		: await makeTemporaryFolder(cleanup);
	const port = await choosePort(
		{ ...options.mediumPort, what: 'the local Medium', option: '--medium-port' },
		progress.print,
	);
	const medium = await startMedium({ port });
	cleanup.push(() => medium.stop());

	const chat = join(dataFolder, 'chat.jsonl');
	const responders: Responder[] = [createSlackWebhook(chat)];
	const network = await startNetwork({
		folder: join(dataFolder, 'network'),
		mediumPort: medium.port,
		responder: async (...request) => {
			for (const respond of responders) {
				const response = await respond(...request);
				if (response) return response;
			}
			return undefined;
		},
	});
	cleanup.push(() => network.stop());
	await provideStories(medium.url);
	return {
		dataFolder,
		medium: { url: medium.url },
		network,
		chat,
		addResponder: (responder) => void responders.push(responder),
	};
}

async function lockDataFolder(folder: string, cleanup: CleanupSteps): Promise<string> {
	const lock = await takeLock(join(folder, 'running'));
	if ('heldBy' in lock) {
		throw new Failure(
			`A sandbox is already running in ${folder} (process ${lock.heldBy}).`,
			'Stop it, or use another folder: npm start -- --data DIR',
		);
	}
	cleanup.push(lock.release);
	return folder;
}

/** Without n8n there is no data to keep, so several can run at the same time. */
async function makeTemporaryFolder(cleanup: CleanupSteps): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'medium-sandbox-'));
	cleanup.push(() => rm(folder, { recursive: true, force: true }));
	return folder;
}
