import type { PreparedStory, StoryWarning } from '../../content/story';
import type { OperationContext } from '../operation';
import { buildPost, type PostBody, readStoryDetails } from './buildPost';
import { readContentOptions, readIsFormatted } from './contentOptions';
import { originsOf, withFrontMatter } from './frontMatter';
import { prepareText } from './prepareText';
import { readStoryText } from './readContent';
import { warnOfTags } from './tags';
import type { UploadOptions } from './uploadPictures';

/** A story as the parameters give it, checked and ready but for its pictures. */
export interface Story {
	/** What would be sent. */
	body: PostBody;
	/** What was made of the text; undefined where it is sent as it is. */
	prepared?: PreparedStory;
	/** Where what is known of the story comes from; what is not named has its default. */
	from: PreparedStory['from'];
	/** The text as the user wrote it: what tells one story from another. */
	source: string;
	uploads: UploadOptions;
	warnings: StoryWarning[];
}

/**
 * Reads the story of an item: its text from a parameter or file, made what Medium keeps, and what is
 * known of it from parameters and front matter.
 *
 * @throws NodeOperationError that names the field where something is not right; nothing was sent
 */
export async function readStory(context: OperationContext): Promise<Story> {
	const { parameters } = context;
	const text = await readStoryText(context);
	const details = readStoryDetails(parameters, Date.now());
	const { options, uploads } = readContentOptions(parameters);
	const prepared =
		readIsFormatted(parameters) && text.content.trim() !== ''
			? await prepareText(context, text, details, options)
			: undefined;
	const warnings = [...(prepared?.warnings ?? [])];
	const body = prepared
		? buildPost(
				parameters,
				{ content: prepared.html, contentFormat: 'html' },
				withFrontMatter(details, prepared, warnings),
			)
		: buildPost(parameters, text, details);
	return {
		body,
		...(prepared ? { prepared } : {}),
		from: originsOf(body, details, prepared),
		source: text.content,
		uploads,
		warnings: [...warnings, ...warnOfTags(body.tags ?? [])],
	};
}
