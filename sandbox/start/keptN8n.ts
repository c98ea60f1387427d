/** The sandbox's n8n, which can be started again after it has ended. */
import { launchN8n, type Launch, type N8n } from '../n8n/launch.ts';
import type { Progress } from '../support/progress.ts';

export interface KeptN8n {
	/** The one that runs, or the last one that ran. */
	readonly current: N8n;
	/** Starts it again, on the same port and folder. Throws as `launchN8n` does. */
	restart(): Promise<N8n>;
}

/** Starts n8n. Throws as `launchN8n` does. */
export async function startN8n(launch: Launch, progress: Progress): Promise<KeptN8n> {
	const start = () => progress.step('Starting n8n', () => launchN8n(launch));
	let current = await start();
	return {
		get current() {
			return current;
		},
		async restart() {
			// Its children may have outlived it.
			await current.kill();
			current = await start();
			return current;
		},
	};
}
