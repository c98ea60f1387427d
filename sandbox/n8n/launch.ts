/** Runs a real n8n as a child process, with its own data folder and the sandbox's network. */
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProcessGroup } from '../support/processGroup.ts';
import { Failure, Stopped } from '../support/failure.ts';
import { cleanEnvironment } from '../support/environment.ts';
import { findFreePort } from '../support/ports.ts';
import type { Network } from '../network/proxy.ts';

const READY_MESSAGE = 'Editor is now accessible';
const START_TIMEOUT = 180_000; // ms; the first start creates the database, which can be slow
const LOG_LINES = 15;
const GUARD = join(import.meta.dirname, 'guard.cjs');

/** A running n8n. */
export interface N8n {
	url: string;
	port: number;
	pid: number;
	logFile: string;
	/** Resolves with the exit code when n8n has ended. */
	ended: Promise<number>;
	/** Stops n8n and its child processes, in a few seconds. */
	stop(): Promise<void>;
	/** Kills n8n and its child processes, like a power failure. */
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
		// A free port for the task runner, so that several sandboxes can run on one computer.
		N8N_RUNNERS_BROKER_PORT: String(await findFreePort()),
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

/** Settings for the npm that n8n runs to install a community package. */
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

/** n8n 1 runs npm without the environment in places, so npm needs the settings in a file. */
async function writeNpmSettings(folder: string, network: Network): Promise<void> {
	const packages = join(folder, '.n8n', 'nodes');
	const lines = Object.entries(npmSettings(folder, network)).map(
		([name, value]) => `${name}=${value}`,
	);
	await mkdir(packages, { recursive: true });
	await writeFile(join(packages, '.npmrc'), `${lines.join('\n')}\n`);
}

/** The path of n8n's program, if n8n is in the node_modules of this folder. */
export function programIn(installation: string): string {
	return join(installation, 'node_modules', 'n8n', 'bin', 'n8n');
}

/** How to start n8n. */
export interface LaunchOptions {
	/** The folder whose node_modules contains n8n; undefined for the sandbox's own. */
	installation?: string | undefined;
	/** The folder for all of n8n's data. */
	folder: string;
	/** The only folder that nodes may read. Relative paths start from it. */
	filesFolder: string;
	port: number;
	network: Network;
	signal: AbortSignal;
	/** Whether n8n reloads nodes when their files change. */
	reloadsNodes?: boolean;
}

/**
 * Starts n8n on 127.0.0.1 and resolves once its editor is ready. Throws a `Failure` with the end of
 * the log if n8n ends or does not start in time, and `Stopped` when the signal fires.
 */
export async function launchN8n({
	installation = import.meta.dirname,
	folder,
	filesFolder,
	port,
	network,
	signal,
	reloadsNodes = false,
}: LaunchOptions): Promise<N8n> {
	await mkdir(folder, { recursive: true });
	await mkdir(filesFolder, { recursive: true });
	await writeNpmSettings(folder, network);
	const logFile = join(folder, 'n8n.log');
	const log = createWriteStream(logFile);
	const group = startProcessGroup(
		process.execPath,
		['--require', GUARD, programIn(installation), 'start'],
		{
			cwd: filesFolder,
			env: {
				...(await environment(folder, filesFolder, port, network)),
				...(reloadsNodes && { N8N_DEV_RELOAD: 'true' }),
			},
			hasLifeline: true,
		},
	);
	let latest = '';
	const ready = new Promise<'ready'>((resolve) => {
		const read = (text: string) => {
			log.write(text);
			latest = (latest + text).slice(-20_000);
			if (latest.includes(READY_MESSAGE)) resolve('ready');
		};
		group.child.stdout.on('data', read);
		group.child.stderr.on('data', read);
	});
	void group.ended.finally(() => log.end()).catch(() => undefined);

	const stopOrTimeout = AbortSignal.any([signal, AbortSignal.timeout(START_TIMEOUT)]);
	const aborted = new Promise<'aborted'>((resolve) => {
		if (stopOrTimeout.aborted) resolve('aborted');
		stopOrTimeout.addEventListener('abort', () => resolve('aborted'), { once: true });
	});
	const outcome = await Promise.race([ready, aborted, group.ended]);
	if (outcome !== 'ready') {
		await group.end();
		if (signal.aborted) throw new Stopped();
		const lines = latest.trimEnd().split('\n').slice(-LOG_LINES);
		throw new Failure(
			`n8n ${outcome === 'aborted' ? `did not start within ${START_TIMEOUT / 1000} s` : `ended with code ${outcome} while it was starting`}. The end of its log:\n${lines.map((line) => `    ${line}`).join('\n')}`,
			`The full log: ${logFile}`,
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
