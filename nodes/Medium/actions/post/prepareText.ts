import { NodeOperationError } from 'n8n-workflow';
import type { PreparedStory } from '../../content/story';
import { type InputProblem, inputError } from '../../parameters/inputProblem';
import { readText } from '../../parameters/text';
import type { OperationContext } from '../operation';
import type { ContentSettings } from './contentOptions';
import { matchFile } from './matchFile';

interface SourceText {
	source: string;
	contentFormat: unknown;
	title: unknown;
	additionalFields: Record<string, unknown>;
}

/**
 * Converts a text to what Medium keeps.
 *
 * @throws NodeOperationError that names Content for a text that cannot be read
 */
export async function prepareText(
	context: OperationContext,
	{ source, contentFormat, title, additionalFields }: SourceText,
	{ options }: ContentSettings,
): Promise<PreparedStory> {
	const { functions, itemIndex } = context;
	const files = functions.getInputData()[itemIndex]?.binary ?? {};
	const { prepareStory } = await import('../../content');
	try {
		return prepareStory(
			{ text: source, format: contentFormat === 'html' ? 'html' : 'markdown' },
			{
				...options,
				title: readText(title)?.trim() ?? '',
				canonicalUrl: readText(additionalFields.canonicalUrl)?.trim() ?? '',
				isOwnFile: (reference) => matchFile(reference, files) !== undefined,
			},
		);
	} catch (error) {
		throw explain(context, error);
	}
}

function explain({ functions, itemIndex }: OperationContext, error: unknown): NodeOperationError {
	if (!isStoryProblem(error)) {
		const reason = error instanceof Error ? error : String(error);
		return new NodeOperationError(functions.getNode(), reason, { itemIndex });
	}
	const problem: InputProblem = {
		field: 'Content',
		message: error.message,
		description: error.whatToDo,
	};
	return inputError(functions.getNode(), problem, itemIndex);
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
