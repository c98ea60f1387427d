/** A real n8n as a child process, with its data in a folder and its network in the sandbox. */
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startGroup } from '../support/children.ts';
import { Failure, Stopped } from '../support/failure.ts';
import { cleanEnvironment } from '../support/environment.ts';
import { freePort } from '../support/ports.ts';
import type { Network } from '../network/proxy.ts';

const READY = 'Editor is now accessible';
const READY_WITHIN = 180_000; // ms; a first start on a slow machine makes the whole database
const LOG_LINES = 15;
const GUARD = join(import.meta.dirname, 'guard.cjs');

/** A running n8n. */
export interface N8n {
	url: string;
	port: number;
	pid: number;
	logFile: string;
	/** Resolves with the exit code when it ends by itself or is ended. */
	ended: Promise<number>;
	/** Ends it and its children, in a few seconds. */
	stop(): Promise<void>;
	/** Ends it and its children as a power cut would. */
	kill(): Promise<void>;
}

async function environment(
	folder: string,
	filesFolder: string,
	port: number,
	network: Network,
): Promise<NodeJS.ProcessEnv> {
	const url = `http://127.0.0.1:${port}`;
	return {
		...cleanEnvironment(),
		N8N_USER_FOLDER: folder,
		N8N_ENCRYPTION_KEY: 'for-the-sandbox-only',
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_EDITOR_BASE_URL: url,
		WEBHOOK_URL: url,
		N8N_SECURE_COOKIE: 'false',
		// Its own port for the task runner, so that several sandboxes fit on one machine.
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true',
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
		N8N_LOG_LEVEL: 'info',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		HTTPS_PROXY: network.url,
		HTTP_PROXY: network.url,
		NO_PROXY: 'localhost,127.0.0.1,::1',
		NODE_EXTRA_CA_CERTS: network.caFile,
		...Object.fromEntries(
			Object.entries(npmSettings(folder, network)).map(([name, value]) => [
				`npm_config_${name.replaceAll('-', '_')}`,
				value,
			]),
		),
	};
}

/** For the npm that n8n runs to fetch a community package. */
function npmSettings(folder: string, network: Network): Record<string, string> {
	return {
		'https-proxy': network.url,
		proxy: network.url,
		noproxy: 'localhost,127.0.0.1',
		cafile: network.caBundleFile,
		cache: join(folder, 'npm-cache'),
		'update-notifier': 'false',
		'fetch-retries': '0',
	};
}

/** n8n 1 runs some of its npm without the environment: there npm finds the settings in a file. */
async function writeNpmSettings(folder: string, network: Network): Promise<void> {
	const packages = join(folder, '.n8n', 'nodes');
	const lines = Object.entries(npmSettings(folder, network)).map(
		([name, value]) => `${name}=${value}`,
	);
	await mkdir(packages, { recursive: true });
	await writeFile(join(packages, '.npmrc'), `${lines.join('\n')}\n`);
}

/** What is run of the n8n in the node_modules of this folder. */
export function programIn(installation: string): string {
	return join(installation, 'node_modules', 'n8n', 'bin', 'n8n');
}

/** Where an n8n runs and what it may reach. */
export interface Launch {
	/** The folder with the node_modules that n8n is in; the sandbox's own when undefined. */
	installation?: string | undefined;
	/** Holds everything it stores. */
	folder: string;
	/** The one folder its nodes may read, and the one relative paths start from. */
	filesFolder: string;
	port: number;
	network: Network;
	signal: AbortSignal;
	/** Whether it loads nodes again when their files change. */
	reloadsNodes?: boolean;
}

/**
 * Starts n8n on 127.0.0.1 and resolves once its editor can be opened. Throws a `Failure` with the
 * end of its log when it ends before, `Stopped` when the signal fires.
 */
export async function launchN8n({
	installation = import.meta.dirname,
	folder,
	filesFolder,
	port,
	network,
	signal,
	reloadsNodes = false,
}: Launch): Promise<N8n> {
	await mkdir(folder, { recursive: true });
	await mkdir(filesFolder, { recursive: true });
	await writeNpmSettings(folder, network);
	const logFile = join(folder, 'n8n.log');
	const log = createWriteStream(logFile);
	const group = startGroup(
		process.execPath,
		['--require', GUARD, programIn(installation), 'start'],
		{
			cwd: filesFolder,
			env: {
				...(await environment(folder, filesFolder, port, network)),
				...(reloadsNodes && { N8N_DEV_RELOAD: 'true' }),
			},
			holdsPipe: true,
		},
	);
	let latest = '';
	const ready = new Promise<'ready'>((resolve) => {
		const read = (text: string) => {
			log.write(text);
			latest = (latest + text).slice(-20_000);
			if (latest.includes(READY)) resolve('ready');
		};
		group.child.stdout.on('data', read);
		group.child.stderr.on('data', read);
	});
	void group.ended.finally(() => log.end()).catch(() => undefined);

	const late = AbortSignal.timeout(READY_WITHIN);
	const given = AbortSignal.any([signal, late]);
	const giveUp = new Promise<'given up'>((resolve) => {
		if (given.aborted) resolve('given up');
		given.addEventListener('abort', () => resolve('given up'), { once: true });
	});
	const outcome = await Promise.race([ready, giveUp, group.ended]);
	if (outcome !== 'ready') {
		await group.end();
		if (signal.aborted) throw new Stopped();
		const lines = latest.trimEnd().split('\n').slice(-LOG_LINES);
		throw new Failure(
			`n8n ${outcome === 'given up' ? `did not come up within ${READY_WITHIN / 1000} s` : `ended with code ${outcome} while it was starting`}. The end of its log:\n${lines.map((line) => `    ${line}`).join('\n')}`,
			`The whole log: ${logFile}`,
		);
	}
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		pid: group.pid,
		logFile,
		ended: group.ended,
		stop: () => group.end(),
		kill: () => group.kill(),
	};
}
