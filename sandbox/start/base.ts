/** What every way of starting needs: a local Medium, and a network in which it is medium.com. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMedium } from '../medium/server.ts';
import { createChat } from '../network/chat.ts';
import { startNetwork, type Network, type Responder } from '../network/proxy.ts';
import { Failure } from '../support/failure.ts';
import { takeLock } from '../support/lock.ts';
import { claimPort } from '../support/ports.ts';
import type { Progress } from '../support/progress.ts';
import type { Options } from './options.ts';
import { provideStories } from './stories.ts';
import type { Undo } from './undo.ts';

export interface Base {
	/** Everything that is kept from one start to the next. */
	dataFolder: string;
	medium: { url: string };
	network: Network;
	/** Where the messages to the chat are, a line of JSON each; there is none before the first. */
	chat: string;
	/** Lets the network answer for more hosts. */
	serve: (responder: Responder) => void;
}

/** Whether n8n is started at all. */
export function needsN8n({ once, throughN8n }: Pick<Options, 'once' | 'throughN8n'>): boolean {
	return !once || throughN8n;
}

/**
 * Starts the local Medium and its network. Whatever it starts is put on `undo` at once, so that a
 * stop at any moment leaves nothing behind. Throws a `Failure` in plain words.
 */
export async function startBase(options: Options, progress: Progress, undo: Undo): Promise<Base> {
	const dataFolder = needsN8n(options)
		? await holdDataFolder(options.dataFolder, undo)
		: await makeTemporaryFolder(undo);
	const port = await claimPort(
		{ ...options.mediumPort, what: 'the local Medium', option: '--medium-port' },
		progress.say,
	);
	const medium = await startMedium({ port });
	undo.push(() => medium.stop());

	const chat = join(dataFolder, 'chat.jsonl');
	const responders: Responder[] = [createChat(chat)];
	const network = await startNetwork({
		folder: join(dataFolder, 'network'),
		mediumPort: medium.port,
		responder: async (...request) => {
			for (const respond of responders) {
				const answer = await respond(...request);
				if (answer) return answer;
			}
			return undefined;
		},
	});
	undo.push(() => network.stop());
	await provideStories(medium.url);
	return {
		dataFolder,
		medium: { url: medium.url },
		network,
		chat,
		serve: (responder) => void responders.push(responder),
	};
}

async function holdDataFolder(folder: string, undo: Undo): Promise<string> {
	const lock = await takeLock(join(folder, 'running'));
	if ('heldBy' in lock) {
		throw new Failure(
			`A sandbox already runs from ${folder} (process ${lock.heldBy}).`,
			'Stop it, or start this one elsewhere: npm start -- --data DIR',
		);
	}
	undo.push(lock.release);
	return folder;
}

/** Without n8n nothing has to be kept, and several may run at the same time. */
async function makeTemporaryFolder(undo: Undo): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'medium-sandbox-'));
	undo.push(() => rm(folder, { recursive: true, force: true }));
	return folder;
}
