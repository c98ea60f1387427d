import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { decodeText } from '../../helpers/decodeText';
import { type InputProblem, inputError } from '../../parameters/inputProblem';
import { readText } from '../../parameters/text';

/** The story's text and the format it is in (not checked yet when it comes from a parameter). */
export interface StoryText {
	content: unknown;
	contentFormat: unknown;
}

const FORMAT_BY_EXTENSION: ReadonlyMap<string, string> = new Map([
	['md', 'markdown'],
	['markdown', 'markdown'],
	['mdown', 'markdown'],
	['mkd', 'markdown'],
	['txt', 'markdown'],
	['html', 'html'],
	['htm', 'html'],
	['xhtml', 'html'],
]);
const FORMAT_BY_MIME_TYPE: ReadonlyMap<string, string> = new Map([
	['text/markdown', 'markdown'],
	['text/x-markdown', 'markdown'],
	['text/plain', 'markdown'],
	['text/html', 'html'],
	['application/xhtml+xml', 'html'],
]);

/** Gets the story's text from the Content parameter or from a file of the item. */
export async function readStoryText(
	functions: IExecuteFunctions,
	itemIndex: number,
): Promise<StoryText> {
	const contentFormat: unknown = functions.getNodeParameter('contentFormat', itemIndex);
	if (functions.getNodeParameter('contentSource', itemIndex, 'text') !== 'binary') {
		return { content: functions.getNodeParameter('content', itemIndex, ''), contentFormat };
	}
	const fieldName =
		readText(functions.getNodeParameter('binaryPropertyName', itemIndex, 'data')) ?? '';
	const file = functions.helpers.assertBinaryData(itemIndex, fieldName);
	const bytes = await functions.helpers.getBinaryDataBuffer(itemIndex, fieldName);
	const decoded = readTextFile(bytes);
	const format = contentFormat === 'fileName' ? formatOf(file) : { format: contentFormat };
	const problem = decoded.problem ?? ('problem' in format ? format.problem : undefined);
	if (problem) throw inputError(functions.getNode(), problem, itemIndex);
	return { content: decoded.text, contentFormat: 'format' in format ? format.format : '' };
}

/** Reads a text file: UTF-8, or UTF-16 when its first bytes say so. */
export function readTextFile(bytes: Uint8Array): { text?: string; problem?: InputProblem } {
	const text = decodeText(bytes, utf16Of(bytes) ?? 'utf-8');
	if (text !== undefined) return { text };
	return {
		problem: {
			field: 'Input Binary Field',
			message: 'The file in Input Binary Field is not a text file in UTF-8',
			description:
				'Save it as UTF-8 text. A Word document, a PDF or an archive has to be converted first, for example with the Extract From File node.',
		},
	};
}

/** Tells Markdown from HTML by the file's name, or by its type when the name has no ending. */
export function formatOf({
	fileName,
	fileExtension,
	mimeType,
}: Pick<IBinaryData, 'fileName' | 'fileExtension' | 'mimeType'>):
	{ format: string } | { problem: InputProblem } {
	const ending = /\.([^./\\]+)$/.exec(fileName ?? '')?.[1] ?? fileExtension ?? '';
	const byMimeType = FORMAT_BY_MIME_TYPE.get(mimeType.split(';')[0]?.trim().toLowerCase() ?? '');
	const format =
		FORMAT_BY_EXTENSION.get(ending.toLowerCase()) ?? (ending === '' ? byMimeType : undefined);
	if (format !== undefined) return { format };
	return {
		problem: {
			field: 'Content Format',
			message: 'The file’s name does not tell whether it is Markdown or HTML',
			description: `It is called “${fileName ?? 'nothing at all'}”. Choose Markdown or HTML in Content Format, or name the file .md or .html.`,
		},
	};
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}
