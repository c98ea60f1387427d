import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { StoryImage } from '../../content/story';
import { readSwitch, readText } from '../../parameters/fields';
import { ItemWithFiles, type Operation, type OperationContext } from '../operation';
import { matchFile } from './matchFile';
import { additionalFieldsField, licenseField } from './additionalFields';
import { htmlFile } from './htmlFile';
import { readStory, type Story } from './readStory';
import { textFields } from './storyFields';

const asMarkdownField: INodeProperties = {
	displayName: 'Also as Markdown',
	name: 'asMarkdown',
	type: 'boolean',
	default: false,
	description: 'Whether to also return what Medium would keep as Markdown',
};

const asFileField: INodeProperties = {
	displayName: 'Also as File',
	name: 'asFile',
	type: 'boolean',
	default: false,
	description:
		'Whether to also return an .html file: open it in a browser to copy the story into Medium’s editor, or put it on the web for medium.com/p/import',
};

const outputField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'outputBinaryField',
	type: 'string',
	displayOptions: { show: { asFile: [true] } },
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the output field to put the file in',
};

/** Post → Prepare: all that Create does, up to sending; needs no token. */
export const preparePost: Operation = {
	name: 'Prepare',
	action: 'Prepare a post',
	description:
		'Convert text to what Medium keeps, to paste, import or check; sends nothing and needs no token',
	withoutToken: true,
	fields: [...textFields, additionalFieldsField, asMarkdownField, asFileField, outputField],
	async execute(context) {
		const { functions, parameters } = context;
		const story = await readStory(context);
		const json = describe(context, story);
		if (readSwitch(parameters, asMarkdownField)) json.markdown = await asMarkdown(story);
		if (!readSwitch(parameters, asFileField)) return json;
		const field = readText(parameters, outputField);
		const { finishStory } = await import('../../content');
		// Medium reads a page as it reads what is sent.
		const content = story.prepared ? finishStory(story.prepared) : story.body.content;
		const { fileName, html } = htmlFile({ ...story.body, content }, story.prepared);
		const file = await functions.helpers.prepareBinaryData(
			Buffer.from(html),
			fileName,
			'text/html',
		);
		return new ItemWithFiles(json, { [field]: file });
	},
};

/** What was not prepared may be Markdown already. */
async function asMarkdown({ body }: Story): Promise<string> {
	if (body.contentFormat === 'markdown') return body.content;
	const { toMarkdown } = await import('../../content');
	return toMarkdown(body.content);
}

function describe(
	context: OperationContext,
	{ body, from, prepared, warnings }: Story,
): IDataObject {
	const { content, title, tags, canonicalUrl, license, publishStatus, publishedAt } = body;
	return {
		title,
		subtitle: prepared?.subtitle ?? null,
		html: content,
		tags: tags ?? [],
		canonicalUrl: canonicalUrl ?? null,
		license: license ?? licenseField.default,
		publishStatus,
		publishedAt: publishedAt ?? null,
		from: { ...from },
		images: describeImages(context, prepared?.images ?? []),
		embeds: (prepared?.embeds ?? []).map((embed) => ({ ...embed })),
		warnings: warnings.map((warning) => ({ ...warning })),
		words: prepared?.words ?? null,
		readingTime: prepared?.readingTime ?? null,
	};
}

/** The pictures, and for those that would be uploaded from the item the field with the file. */
function describeImages(
	{ functions, itemIndex }: OperationContext,
	images: StoryImage[],
): IDataObject[] {
	const files = functions.getInputData()[itemIndex]?.binary ?? {};
	return images.map((image) =>
		image.kind === 'file' ? { ...image, file: matchFile(image.source, files) } : { ...image },
	);
}
