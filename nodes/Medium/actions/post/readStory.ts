import type { PreparedStory, StoryWarning } from '../../content/story';
import { isRecord } from '../../helpers/isRecord';
import { inputError, valueOf } from '../../parameters/inputProblem';
import { readSwitch } from '../../parameters/readSwitch';
import { readText } from '../../parameters/text';
import type { OperationContext } from '../operation';
import { buildPost, type PostBody } from './buildPost';
import { type ContentSettings, readContentOptions } from './contentOptions';
import { originsOf, publishStatus, withFrontMatter } from './frontMatter';
import { prepareText } from './prepareText';
import { readStoryText } from './readContent';
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
 * Reads the story of an item: its text from a parameter or file, made what Medium keeps, and the
 * facts about it from parameters and front matter.
 *
 * @throws NodeOperationError that names the field where something is not right; nothing was sent
 */
export async function readStory(context: OperationContext): Promise<Story> {
	const { functions, itemIndex } = context;
	const text = await readStoryText(functions, itemIndex);
	const fields = functions.getNodeParameter('additionalFields', itemIndex, {});
	const additionalFields = isRecord(fields) ? fields : {};
	const title: unknown = functions.getNodeParameter('title', itemIndex, '');
	const isFormatted = valueOf(
		context,
		readSwitch('Format for Medium', functions.getNodeParameter('formatForMedium', itemIndex, true)),
	);
	const settings = readSettings(context);
	const source = readText(text.content) ?? '';
	const prepared =
		isFormatted === false || source.trim() === ''
			? undefined
			: await prepareText(context, { ...text, source, title, additionalFields }, settings);
	const warnings: StoryWarning[] = [...(prepared?.warnings ?? [])];
	const built = buildPost({
		title: prepared?.title ?? title,
		content: prepared?.html ?? text.content,
		contentFormat: prepared ? 'html' : text.contentFormat,
		publishStatus: publishStatus(context, prepared),
		additionalFields: prepared
			? withFrontMatter(additionalFields, prepared, warnings)
			: additionalFields,
		timezone: functions.getTimezone(),
		now: Date.now(),
	});
	if ('problem' in built) throw inputError(functions.getNode(), built.problem, itemIndex);
	return {
		body: built.body,
		...(prepared ? { prepared } : {}),
		from: originsOf(built.body, prepared, additionalFields),
		source,
		uploads: settings.uploads,
		warnings: [...warnings, ...built.warnings],
	};
}

function readSettings(context: OperationContext): ContentSettings {
	const { functions, itemIndex } = context;
	const reading = readContentOptions(functions.getNodeParameter('contentOptions', itemIndex, {}));
	return (
		valueOf(context, reading) ?? { options: {}, uploads: { concurrency: 1, whenMissing: 'stop' } }
	);
}
