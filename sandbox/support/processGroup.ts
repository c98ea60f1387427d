import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const POLL_INTERVAL = 50; // ms

/** A program in its own process group, so that it can be ended together with its children. */
export interface ProcessGroup {
	pid: number;
	/** Its process; output is read as text. */
	child: ChildProcessWithoutNullStreams;
	/** Resolves with the exit code; 128 if a signal ended the program. */
	ended: Promise<number>;
	/** Ends the program and its children: SIGTERM, and SIGKILL after `grace` ms. */
	end(grace?: number): Promise<void>;
	/** Ends the program and its children at once (SIGKILL). */
	kill(): Promise<void>;
}

/** Whether any process of the group is still running. */
function isGroupAlive(pid: number): boolean {
	return sendToGroup(pid, 0);
}

function sendToGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
	try {
		process.kill(-pid, signal);
		return true;
	} catch {
		return false; // the process has ended
	}
}

async function waitForGroupToEnd(pid: number, within: number): Promise<boolean> {
	const until = performance.now() + within;
	while (isGroupAlive(pid)) {
		if (performance.now() > until) return false;
		await wait(POLL_INTERVAL);
	}
	return true;
}

/**
 * Starts a program in its own process group.
 *
 * @param options.input text for its standard input; without it, the input is empty
 * @param options.hasLifeline gives it a pipe as descriptor 3, which closes when this process ends
 */
export function startProcessGroup(
	program: string,
	args: readonly string[],
	{
		input,
		hasLifeline = false,
		...options
	}: { cwd: string; env: NodeJS.ProcessEnv; input?: string; hasLifeline?: boolean },
): ProcessGroup {
	const child = spawn(program, args, {
		...options,
		detached: true,
		stdio: ['pipe', 'pipe', 'pipe', ...(hasLifeline ? (['pipe'] as const) : [])],
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
	ended.catch(() => undefined); // callers that await it get the error
	const kill = async () => {
		if (pid === 0) return;
		sendToGroup(pid, 'SIGKILL');
		await waitForGroupToEnd(pid, 5000);
	};
	return {
		pid,
		child,
		ended,
		kill,
		async end(grace = 8000) {
			if (pid === 0) return;
			sendToGroup(pid, 'SIGTERM');
			if (!(await waitForGroupToEnd(pid, grace))) await kill();
		},
	};
}
