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
		if (!isStoryProblem(error)) throw error;
		const problem: InputProblem = {
			field: 'Content',
			message: error.message,
			description: error.whatToDo,
		};
		throw inputError(functions.getNode(), problem, itemIndex);
	}
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
