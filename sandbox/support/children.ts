import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const POLL = 50; // ms

/** A program that leads a process group of its own, so that it ends together with its children. */
export interface Group {
	pid: number;
	/** Its output, as text. */
	child: ChildProcessWithoutNullStreams;
	/** Resolves when the program has ended; a signal counts as code 128. */
	ended: Promise<number>;
	/** Ends the program and its children: SIGTERM, and SIGKILL after `grace` ms. */
	end(grace?: number): Promise<void>;
	/** Ends the program and its children at once (SIGKILL). */
	kill(): Promise<void>;
}

/** Whether any process of the group is left. */
function groupLives(pid: number): boolean {
	return sendToGroup(pid, 0);
}

function sendToGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
	try {
		process.kill(-pid, signal);
		return true;
	} catch {
		return false; // no such process any more
	}
}

async function groupGone(pid: number, within: number): Promise<boolean> {
	const until = performance.now() + within;
	while (groupLives(pid)) {
		if (performance.now() > until) return false;
		await wait(POLL);
	}
	return true;
}

/**
 * Starts a program as the leader of a process group of its own; its output can be read as text.
 *
 * @param options.input written to its standard input, which is closed otherwise
 * @param options.holdsPipe gives it a pipe as descriptor 3 that closes when this process is gone
 */
export function startGroup(
	program: string,
	args: readonly string[],
	{
		input,
		holdsPipe = false,
		...options
	}: { cwd: string; env: NodeJS.ProcessEnv; input?: string; holdsPipe?: boolean },
): Group {
	const child = spawn(program, args, {
		...options,
		detached: true,
		stdio: ['pipe', 'pipe', 'pipe', ...(holdsPipe ? (['pipe'] as const) : [])],
	});
	child.stdin.on('error', () => undefined); // the program may end without reading it
	child.stdin.end(input);
	child.stdout.setEncoding('utf8');
	child.stderr.setEncoding('utf8');
	const pid = child.pid ?? 0;
	const ended = new Promise<number>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 128));
	});
	ended.catch(() => undefined); // told to whoever waits for it
	const kill = async () => {
		if (pid === 0) return;
		sendToGroup(pid, 'SIGKILL');
		await groupGone(pid, 5000);
	};
	return {
		pid,
		child,
		ended,
		kill,
		async end(grace = 8000) {
			if (pid === 0) return;
			sendToGroup(pid, 'SIGTERM');
			if (!(await groupGone(pid, grace))) await kill();
		},
	};
}
