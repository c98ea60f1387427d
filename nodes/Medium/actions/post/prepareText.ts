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
	const [prepared] = await Promise.allSettled([
		Promise.resolve().then(() =>
			prepareStory(
				{ text: source, format: contentFormat === 'html' ? 'html' : 'markdown' },
				{
					...options,
					title: readText(title)?.trim() ?? '',
					canonicalUrl: readText(additionalFields.canonicalUrl)?.trim() ?? '',
					isOwnFile: (reference) => matchFile(reference, files) !== undefined,
				},
			),
		),
	]);
	if (prepared.status === 'fulfilled') return prepared.value;
	const reason: unknown = prepared.reason;
	if (isStoryProblem(reason)) {
		const problem: InputProblem = {
			field: 'Content',
			message: reason.message,
			description: reason.whatToDo,
		};
		throw inputError(functions.getNode(), problem, itemIndex);
	}
	throw reason;
}

/** By its name: the pipeline is a file of its own, with classes of its own. */
function isStoryProblem(reason: unknown): reason is Error & { whatToDo: string } {
	return (
		reason instanceof Error &&
		reason.name === 'StoryProblem' &&
		'whatToDo' in reason &&
		typeof reason.whatToDo === 'string'
	);
}
