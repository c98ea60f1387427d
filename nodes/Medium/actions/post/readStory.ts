import type { PreparedStory, StoryFacts, StoryWarning } from '../../content/story';
import { isRecord } from '../../helpers/isRecord';
import { type InputProblem, inputError, valueOf } from '../../parameters/inputProblem';
import type { OperationContext } from '../operation';
import { countCharacters, readText } from '../../parameters/text';
import { buildPost, type PostBody } from './buildPost';
import { matchFile } from './matchFile';
import type { UploadOptions } from './uploadPictures';
import { readStoryText } from './readContent';
import { readSwitch } from '../../parameters/readSwitch';
import { MAX_TAG_CHARACTERS, MAX_TAGS } from './tags';
import { type ContentSettings, readContentOptions } from './contentOptions';

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

const FROM_FRONT_MATTER = 'frontMatter';

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
			: await prepare(context, { ...text, source, title, additionalFields }, settings);
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

interface SourceText {
	source: string;
	contentFormat: unknown;
	title: unknown;
	additionalFields: Record<string, unknown>;
}

async function prepare(
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

function readSettings(context: OperationContext): ContentSettings {
	const { functions, itemIndex } = context;
	const reading = readContentOptions(functions.getNodeParameter('contentOptions', itemIndex, {}));
	return (
		valueOf(context, reading) ?? { options: {}, uploads: { concurrency: 1, whenMissing: 'stop' } }
	);
}

/** What the parameter says; where that is up to the front matter and it says nothing, a draft. */
function publishStatus(
	{ functions, itemIndex }: OperationContext,
	prepared: PreparedStory | undefined,
): unknown {
	const chosen: unknown = functions.getNodeParameter('publishStatus', itemIndex, 'draft');
	return chosen === FROM_FRONT_MATTER ? (prepared?.publishStatus ?? 'draft') : chosen;
}

/** Parameters win, so what they fill in comes from there; the rest is what the text says. */
function originsOf(
	body: PostBody,
	prepared: PreparedStory | undefined,
	fields: Record<string, unknown>,
): PreparedStory['from'] {
	const found = Object.entries(prepared?.from ?? { title: 'parameter' as const });
	const names = ['tags', 'canonicalUrl', 'license', 'publishedAt'] as const;
	const filled = names.filter((name) => !isEmpty(fields[name]));
	const origins = Object.fromEntries([
		...found,
		...filled.map((name) => [name, 'parameter' as const]),
	]) as PreparedStory['from'];
	// The front matter's status counts only where it was asked for.
	if (body.publishStatus !== prepared?.publishStatus) delete origins.publishStatus;
	return origins;
}

/** Fills in from front matter what the parameters leave open: parameters win. */
function withFrontMatter(
	fields: Record<string, unknown>,
	facts: StoryFacts,
	warnings: StoryWarning[],
): Record<string, unknown> {
	const { canonicalUrl, license } = facts;
	const own = Object.entries(fields).filter(([, value]) => !isEmpty(value));
	const found = {
		canonicalUrl,
		license,
		publishedAt: pastDate(facts.publishedAt, warnings),
		tags: fittingTags(facts.tags, fields, warnings),
	};
	return { ...found, ...Object.fromEntries(own) };
}

/** Medium takes past dates only; a site's own schedule is no reason not to publish. */
function pastDate(date: string | undefined, warnings: StoryWarning[]): string | undefined {
	if (date === undefined || Date.parse(date) <= Date.now()) return date;
	warnings.push({
		code: 'dateInFuture',
		message: `The date of the front matter lies in the future: ${date}`,
		whatToDo:
			'Medium cannot schedule, so it was left out. To publish later, run the workflow later.',
	});
	return undefined;
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** Front matter is written for other sites too, which take more and longer tags than Medium. */
function fittingTags(
	tags: string[] | undefined,
	fields: Record<string, unknown>,
	warnings: StoryWarning[],
): string[] | undefined {
	if (tags === undefined || !isEmpty(fields.tags)) return undefined;
	const short = tags.filter((tag) => countCharacters(tag) <= MAX_TAG_CHARACTERS);
	const kept = short.slice(0, MAX_TAGS);
	const left = tags.filter((tag) => !kept.includes(tag));
	if (left.length > 0) {
		warnings.push({
			code: 'tagsLeftOut',
			message: `Tags of the front matter were left out: ${left.slice(0, 10).join(', ')}`,
			whatToDo: `Medium takes ${MAX_TAGS} tags of at most ${MAX_TAG_CHARACTERS} characters. Choose them in Additional Fields → Tags.`,
		});
	}
	return kept;
}
