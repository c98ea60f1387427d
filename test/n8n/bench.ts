import { EditorClient } from '../../sandbox/n8n/rest';
import { controlMedium, type LoggedRequest, type MediumControl } from '../support/localMedium';
import { createDataFolder, startSandbox, type RunningSandbox } from './runningSandbox';

/** A sandbox to try workflows in: a real n8n, signed in, and what its local Medium got. */
export type Bench = RunningSandbox & {
	editor: EditorClient;
	medium: MediumControl;
};

/** Starts a sandbox of its own; stopping it leaves nothing behind. */
export async function startBench(...more: '--keep-n8n'[]): Promise<Bench> {
	const data = await createDataFolder();
	const sandbox = await startSandbox(data.folder, ...more);
	const { report } = sandbox;
	const editor = new EditorClient(report.editor.url);
	await editor.signIn({ ...report.editor, firstName: '', lastName: '' });
	return {
		...sandbox,
		editor,
		medium: controlMedium(report.medium.url),
		async stop() {
			const ended = await sandbox.stop();
			await data.remove();
			return ended;
		},
	};
}

/** The requests that were to create a story, in the order in which they came. */
export async function createsOf(medium: MediumControl): Promise<LoggedRequest[]> {
	const requests = await medium.requests();
	return requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/posts'));
}
