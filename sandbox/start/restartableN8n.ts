/** The sandbox's n8n, which can be restarted after it ends. */
import { launchN8n, type LaunchOptions, type N8n } from '../n8n/launch.ts';
import type { Progress } from '../support/progress.ts';

export interface RestartableN8n {
	/** The running n8n, or the last one that ran. */
	readonly current: N8n;
	/** Restarts it with the same port and folder. Throws as `launchN8n` does. */
	restart(): Promise<N8n>;
}

/** Starts n8n. Throws as `launchN8n` does. */
export async function startN8n(launch: LaunchOptions, progress: Progress): Promise<RestartableN8n> {
	const start = () => progress.step('Starting n8n', () => launchN8n(launch));
	let current = await start();
	return {
		get current() {
			return current;
		},
		async restart() {
			// Its child processes may still be running.
			await current.kill();
			current = await start();
			return current;
		},
	};
}
