/** Runs the publishing example in a real n8n, as a user does. */
import type { EditorClient, Execution } from '../n8n/rest.ts';
import { Failure } from '../support/failure.ts';
import { listStoryIds, readLocalStory, requireComplete, type LocalStory } from './localStory.ts';

const TIMEOUT = 120_000; // ms

function explainFailure({ status, error }: Execution): Failure {
	const where = error?.node ? ` in the node "${error.node.name}"` : '';
	return new Failure(
		`The example workflow ended with the status "${status}"${where}: ${error?.message ?? 'n8n gave no message'}.`,
		error?.description ?? undefined,
	);
}

/**
 * Runs the workflow and returns the story that it published. Throws a `Failure` if the workflow
 * fails, or if the story does not exist or has no picture, tags or canonical link.
 */
export async function publishThroughN8n(
	editor: EditorClient,
	workflowId: string,
	mediumUrl: string,
): Promise<LocalStory> {
	const before = new Set(await listStoryIds(mediumUrl));
	const execution = await editor.runWorkflow(workflowId, TIMEOUT);
	if (execution.status !== 'success') throw explainFailure(execution);
	const published = (await listStoryIds(mediumUrl)).find((id) => !before.has(id));
	if (!published) {
		throw new Failure('The example workflow ran, but the local Medium has no new story.');
	}
	const story = await readLocalStory(mediumUrl, published);
	await requireComplete(mediumUrl, story);
	return story;
}
