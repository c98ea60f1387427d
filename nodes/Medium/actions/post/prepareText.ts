import { NodeOperationError } from 'n8n-workflow';
import type { PreparedStory } from '../../content/story';
import type { OperationContext } from '../operation';
import type { StoryDetails } from './buildPost';
import type { ContentSettings } from './contentOptions';
import { matchFile } from './matchFile';
import type { StoryText } from './readContent';

/**
 * Converts a text to what Medium keeps.
 *
 * @throws NodeOperationError that names Content for a text that cannot be read
 */
export async function prepareText(
	context: OperationContext,
	{ content, contentFormat }: StoryText,
	{ title, canonicalUrl = '' }: StoryDetails,
	options: ContentSettings['options'],
): Promise<PreparedStory> {
	const { functions, itemIndex } = context;
	const files = functions.getInputData()[itemIndex]?.binary ?? {};
	const { prepareStory } = await import('../../content');
	try {
		return prepareStory(
			{ text: content, format: contentFormat },
			{
				...options,
				title,
				canonicalUrl,
				isOwnFile: (reference) => matchFile(reference, files) !== undefined,
			},
		);
	} catch (error) {
		throw explain(context, error);
	}
}

function explain(
	{ functions, itemIndex, parameters }: OperationContext,
	error: unknown,
): NodeOperationError {
	if (isStoryProblem(error)) return parameters.refuse(error.message, error.whatToDo);
	const reason = error instanceof Error ? error : String(error);
	return new NodeOperationError(functions.getNode(), reason, { itemIndex });
}

/** By its name: the pipeline is a file of its own, with classes of its own. */
function isStoryProblem(error: unknown): error is Error & { whatToDo: string } {
	return (
		error instanceof Error &&
		error.name === 'StoryProblem' &&
		'whatToDo' in error &&
		typeof error.whatToDo === 'string'
	);
}
