/** Runs the example that publishes an article in the real n8n, as its owner does. */
import type { EditorClient, Execution } from '../n8n/rest.ts';
import { Failure } from '../support/failure.ts';
import { listStoryIds, readLocalStory, requireComplete, type LocalStory } from './localStory.ts';

const WITHIN = 120_000; // ms

function explainFailure({ status, error }: Execution): Failure {
	const where = error?.node ? ` in the node "${error.node.name}"` : '';
	return new Failure(
		`The example workflow ended with ${status}${where}: ${error?.message ?? 'without a message'}.`,
		error?.description ?? undefined,
	);
}

/**
 * Runs the workflow and answers with the story it published. Throws a `Failure` when the workflow
 * fails, or when there is no story, or one without picture, tags or canonical link.
 */
export async function publishThroughN8n(
	editor: EditorClient,
	workflowId: string,
	mediumUrl: string,
): Promise<LocalStory> {
	const before = new Set(await listStoryIds(mediumUrl));
	const execution = await editor.runWorkflow(workflowId, WITHIN);
	if (execution.status !== 'success') throw explainFailure(execution);
	const published = (await listStoryIds(mediumUrl)).find((id) => !before.has(id));
	if (!published) {
		throw new Failure('The example workflow ran, but the local Medium has no new story.');
	}
	const story = await readLocalStory(mediumUrl, published);
	await requireComplete(mediumUrl, story);
	return story;
}
