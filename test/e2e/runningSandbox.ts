import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const START = path.join(__dirname, '../../sandbox/start.ts');

/** What `npm start -- --json` says when all is up. */
export type SandboxReport = {
	editor: { url: string; email: string; password: string };
	medium: { url: string };
	proxy: { url: string; caFile: string; fingerprint: string };
	credentials: Record<'mediumApi' | 'mediumOAuth2Api', { id: string; name: string; type: string }>;
	/** Ids by file name in examples/. */
	workflows: Record<string, string>;
	story: { id: string; title: string; url: string };
	/** The folder that n8n's file nodes may read. */
	files: string;
	log: string;
	pids: { sandbox: number; n8n: number };
};

/** How a process ended, and what it had printed. */
export type Ended = { code: number | null; stdout: string; stderr: string };

/** `node sandbox/start.ts` with these arguments. */
export type StartCommand = {
	child: ChildProcess;
	/** What has been printed so far. */
	printed: { stdout: string; stderr: string };
	ended: Promise<Ended>;
	/** Resolves as soon as either stream holds the text; throws when the process ends before. */
	prints(text: string): Promise<void>;
};

/** Starts the command; a test that fails does not leave it running. */
export function runStart(...args: string[]): StartCommand {
	const child = spawn(process.execPath, [START, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	const printed = { stdout: '', stderr: '' };
	const onOutput: (() => void)[] = [];
	for (const name of ['stdout', 'stderr'] as const) {
		child[name].setEncoding('utf8').on('data', (text: string) => {
			printed[name] += text;
			for (const look of onOutput) look();
		});
	}
	const stop = (): void => void child.kill('SIGTERM');
	process.once('exit', stop);
	const ended = new Promise<Ended>((resolve) => {
		child.once('close', (code) => {
			process.off('exit', stop);
			resolve({ code, ...printed });
		});
	});
	const prints = async (text: string): Promise<void> =>
		await new Promise((resolve, reject) => {
			const look = (): void => {
				if (`${printed.stdout}\n${printed.stderr}`.includes(text)) resolve();
			};
			onOutput.push(look);
			look();
			void ended.then(({ code, stderr }) =>
				reject(new Error(`It ended with ${code} before it printed "${text}":\n${stderr}`)),
			);
		});
	return { child, printed, ended, prints };
}

/** A data folder of its own, and how to remove it. */
export async function createDataFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
	const folder = await mkdtemp(path.join(tmpdir(), 'medium-sandbox-'));
	return { folder, remove: async () => await rm(folder, { recursive: true, force: true }) };
}

/** Starts a sandbox on free ports and waits until it is up. */
export async function startSandbox(
	dataFolder: string,
): Promise<{ report: SandboxReport; stop(): Promise<Ended> }> {
	const command = runStart(
		...['--json', '--data', dataFolder, '--n8n-port', '0', '--medium-port', '0'],
	);
	await command.prints('"pids"');
	return {
		report: JSON.parse(command.printed.stdout) as SandboxReport,
		async stop() {
			command.child.kill('SIGTERM');
			return await command.ended;
		},
	};
}

/** Whether a process group has any process left. */
export function isGroupAlive(pid: number): boolean {
	try {
		return process.kill(-pid, 0);
	} catch {
		return false;
	}
}
