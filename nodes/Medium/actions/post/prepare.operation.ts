import type { IDataObject } from 'n8n-workflow';
import type { StoryImage } from '../../content/story';
import { valueOf } from '../../parameters/inputProblem';
import type { Operation, OperationContext } from '../operation';
import { ItemWithFiles } from '../router';
import { readText } from '../../parameters/text';
import { matchFile } from './matchFile';
import { prepareFields } from './prepareFields';
import { readSwitch } from '../../parameters/readSwitch';
import { htmlFile } from './htmlFile';
import { readStory, type Story } from './readStory';

/** Post → Prepare: all that Create does, up to sending; needs no token. */
export const preparePost: Operation = {
	name: 'Prepare',
	action: 'Prepare a post',
	description:
		'Get a story as Medium would keep it, to paste, import or check; nothing is sent, and no token is needed',
	withoutToken: true,
	fields: prepareFields,
	async execute(context) {
		const story = await readStory(context);
		const json = describe(context, story);
		if (isOn(context, 'Also as Markdown', 'asMarkdown')) {
			json.markdown = await asMarkdown(story);
		}
		if (!isOn(context, 'Also as File', 'asFile')) return json;
		const { functions, itemIndex } = context;
		const field =
			readText(functions.getNodeParameter('outputBinaryField', itemIndex, 'data')) ?? 'data';
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

function isOn(context: OperationContext, label: string, name: string): boolean {
	const parameter: unknown = context.functions.getNodeParameter(name, context.itemIndex, false);
	return valueOf(context, readSwitch(label, parameter)) === true;
}

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
		tags: (tags as string[] | undefined) ?? [],
		canonicalUrl: canonicalUrl ?? null,
		license: (license as string | undefined) ?? 'all-rights-reserved',
		publishStatus: publishStatus as string,
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
