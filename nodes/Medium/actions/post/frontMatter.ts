import type { PreparedStory, StoryWarning } from '../../content/story';
import { countCharacters } from '../../parameters/text';
import type { PostBody, StoryDetails } from './buildPost';
import { MAX_TAG_CHARACTERS, MAX_TAGS } from './tags';

/** Fills in from the text what the parameters leave open: parameters win. */
export function withFrontMatter(
	details: StoryDetails,
	prepared: PreparedStory,
	warnings: StoryWarning[],
): StoryDetails {
	const { title, publishStatus, canonicalUrl, license } = prepared;
	return {
		title: title ?? details.title,
		publishStatus:
			details.publishStatus === 'frontMatter' ? (publishStatus ?? 'draft') : details.publishStatus,
		canonicalUrl: details.canonicalUrl ?? canonicalUrl,
		license: details.license ?? license,
		notifyFollowers: details.notifyFollowers,
		publishedAt: details.publishedAt ?? pastDate(prepared.publishedAt, warnings),
		tags: details.tags ?? fittingTags(prepared.tags, warnings),
	};
}

/** Where what is known of a story comes from; what is not named has its default. */
export function originsOf(
	body: PostBody,
	details: StoryDetails,
	prepared: PreparedStory | undefined,
): PreparedStory['from'] {
	const origins: PreparedStory['from'] = { ...(prepared?.from ?? { title: 'parameter' }) };
	for (const name of ['tags', 'canonicalUrl', 'license', 'publishedAt'] as const) {
		if (details[name] !== undefined) origins[name] = 'parameter';
	}
	// The front matter's status counts only where it was asked for.
	if (body.publishStatus !== prepared?.publishStatus) delete origins.publishStatus;
	return origins;
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

/** Front matter is written for other sites too, which take more and longer tags than Medium. */
function fittingTags(tags: string[] | undefined, warnings: StoryWarning[]): string[] | undefined {
	if (tags === undefined) return undefined;
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
