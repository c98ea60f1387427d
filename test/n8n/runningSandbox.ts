import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');

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
	/** What workflows told a chat, a line of JSON each. */
	chat: string;
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
	/** The line of stdout with this number, counted from 0, once it is complete; throws likewise. */
	line(number: number): Promise<string>;
};

const running = new Set<ChildProcess>();

/** A test that fails leaves nothing running. */
afterAll(() => {
	for (const child of running) child.kill('SIGTERM');
});

/** Starts the command in this checkout. */
export function runStart(...args: string[]): StartCommand {
	return runStartIn(ROOT, ...args);
}

/**
 * Starts the command in a checkout. With SANDBOX_N8N in the environment it runs the n8n that is
 * installed there (`npm run test:versions`).
 */
export function runStartIn(checkout: string, ...args: string[]): StartCommand {
	const installation = process.env['SANDBOX_N8N'];
	const child = spawn(
		process.execPath,
		[
			path.join(checkout, 'sandbox/start.ts'),
			...args,
			...(installation ? ['--n8n-dir', installation] : []),
		],
		{ stdio: ['pipe', 'pipe', 'pipe'] },
	);
	const printed = { stdout: '', stderr: '' };
	const onOutput: (() => void)[] = [];
	for (const name of ['stdout', 'stderr'] as const) {
		child[name].setEncoding('utf8').on('data', (text: string) => {
			printed[name] += text;
			for (const look of onOutput) look();
		});
	}
	running.add(child);
	const ended = new Promise<Ended>((resolve) => {
		child.once('close', (code) => {
			running.delete(child);
			resolve({ code, ...printed });
		});
	});
	const find = async <Found>(what: string, look: () => Found | undefined): Promise<Found> =>
		await new Promise((resolve, reject) => {
			const lookAgain = (): void => {
				const found = look();
				if (found !== undefined) resolve(found);
			};
			onOutput.push(lookAgain);
			lookAgain();
			void ended.then(({ code, stderr }) =>
				reject(new Error(`It ended with ${code} before it printed ${what}:\n${stderr}`)),
			);
		});
	const prints = async (text: string): Promise<void> => {
		const look = (): true | undefined =>
			`${printed.stdout}\n${printed.stderr}`.includes(text) || undefined;
		await find(`"${text}"`, look);
	};
	const line = async (number: number): Promise<string> =>
		await find(`line ${number + 1}`, () => printed.stdout.split('\n').slice(0, -1)[number]);
	return { child, printed, ended, prints, line };
}

/** A data folder of its own, and how to remove it. */
export async function createDataFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
	const folder = await mkdtemp(path.join(tmpdir(), 'medium-sandbox-'));
	return { folder, remove: async () => await rm(folder, { recursive: true, force: true }) };
}

/** A sandbox that is up. */
export type RunningSandbox = {
	report: SandboxReport;
	/**
	 * Ends n8n, all its processes, and resolves with the id of the new one when the sandbox, started
	 * with `--keep-n8n`, has started it again.
	 */
	restartN8n(signal: 'SIGTERM' | 'SIGKILL'): Promise<number>;
	ended: Promise<Ended>;
	stop(): Promise<Ended>;
};

/** Starts a sandbox on free ports and waits until it is up. */
export async function startSandbox(
	dataFolder: string,
	...more: ('--keep-n8n' | '--empty')[]
): Promise<RunningSandbox> {
	const command = runStart(
		...['--json', '--data', dataFolder, '--n8n-port', '0', '--medium-port', '0', ...more],
	);
	const report = JSON.parse(await command.line(0)) as SandboxReport;
	let { n8n } = report.pids;
	let restarts = 0;
	return {
		report,
		async restartN8n(signal) {
			process.kill(-n8n, signal);
			restarts += 1;
			const again = JSON.parse(await command.line(restarts)) as { n8n: { pid: number } };
			n8n = again.n8n.pid;
			return n8n;
		},
		ended: command.ended,
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
