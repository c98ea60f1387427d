import type { IBinaryData } from 'n8n-workflow';
import { decodeText } from '../../helpers/decodeText';
import { readOption, readText } from '../../parameters/fields';
import type { Parameters } from '../../parameters/parameters';
import type { OperationContext } from '../operation';
import {
	contentField,
	type ContentFormat,
	contentSourceField,
	fileField,
	fileFormatField,
	textFormatField,
} from './storyFields';

/** The story's text and the format it is in. */
export interface StoryText {
	content: string;
	contentFormat: ContentFormat;
}

const FORMAT_BY_EXTENSION: ReadonlyMap<string, ContentFormat> = new Map([
	['md', 'markdown'],
	['markdown', 'markdown'],
	['mdown', 'markdown'],
	['mkd', 'markdown'],
	['txt', 'markdown'],
	['html', 'html'],
	['htm', 'html'],
	['xhtml', 'html'],
]);
const FORMAT_BY_MIME_TYPE: ReadonlyMap<string, ContentFormat> = new Map([
	['text/markdown', 'markdown'],
	['text/x-markdown', 'markdown'],
	['text/plain', 'markdown'],
	['text/html', 'html'],
	['application/xhtml+xml', 'html'],
]);

/**
 * Gets the story's text from the Content parameter or from a file of the item.
 *
 * @throws NodeOperationError when there is no such file, or it is not a text
 */
export async function readStoryText(context: OperationContext): Promise<StoryText> {
	const { functions, itemIndex, parameters } = context;
	if (readOption(parameters, contentSourceField) === 'text') return readTypedText(parameters);
	const fieldName = readText(parameters, fileField);
	const file = functions.helpers.assertBinaryData(itemIndex, fieldName);
	const bytes = await functions.helpers.getBinaryDataBuffer(itemIndex, fieldName);
	const content = readTextFile(parameters, bytes);
	const format = readOption(parameters, fileFormatField);
	return { content, contentFormat: format === 'fileName' ? formatOf(parameters, file) : format };
}

/** Gets the story's text from the Content parameter. */
export function readTypedText(parameters: Parameters): StoryText {
	return {
		content: readText(parameters, contentField),
		contentFormat: readOption(parameters, textFormatField),
	};
}

/** Reads a text file: UTF-8, or UTF-16 when its first bytes say so. */
export function readTextFile(parameters: Parameters, bytes: Uint8Array): string {
	const text = decodeText(bytes, utf16Of(bytes) ?? 'utf-8');
	if (text !== undefined) return text;
	throw parameters.refuse(
		`The file in ${fileField.displayName} is not a text file in UTF-8`,
		'Save it as UTF-8 text. A Word document, a PDF or an archive has to be converted first, for example with the Extract From File node.',
	);
}

/** Tells Markdown from HTML by the file's name, or by its type when the name has no ending. */
export function formatOf(
	parameters: Parameters,
	{
		fileName,
		fileExtension,
		mimeType,
	}: Pick<IBinaryData, 'fileName' | 'fileExtension' | 'mimeType'>,
): ContentFormat {
	const ending = /\.([^./\\]+)$/.exec(fileName ?? '')?.[1] ?? fileExtension ?? '';
	const byMimeType = FORMAT_BY_MIME_TYPE.get(mimeType.split(';')[0]?.trim().toLowerCase() ?? '');
	const format =
		FORMAT_BY_EXTENSION.get(ending.toLowerCase()) ?? (ending === '' ? byMimeType : undefined);
	if (format !== undefined) return format;
	throw parameters.refuse(
		'The file’s name does not tell whether it is Markdown or HTML',
		`It is called “${fileName ?? 'nothing at all'}”. Choose Markdown or HTML in ${fileFormatField.displayName}, or name the file .md or .html.`,
	);
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}
