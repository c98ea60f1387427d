import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';

const WITHIN = 10_000; // ms; they end one after the other
const LOOK_EVERY = 100; // ms

/** The ids of a browser's processes. */
export async function processesOf(browser: Browser): Promise<number[]> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	return processInfo.map(({ id }) => id);
}

/** Resolves when all of these have ended; throws when some do not. */
export async function waitForEnd(processes: number[]): Promise<void> {
	const until = performance.now() + WITHIN;
	for (;;) {
		const alive = await Promise.all(processes.map(isAlive));
		const left = processes.filter((_, index) => alive[index]);
		if (left.length === 0) return;
		if (performance.now() > until) throw new Error(`Left running: ${left.join(', ')}`);
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
	}
}

async function isAlive(id: number): Promise<boolean> {
	try {
		process.kill(id, 0);
	} catch {
		return false;
	}
	// One that has ended stays in Linux's list until somebody asks how.
	const state = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
	return !/\) Z /.test(state);
}
