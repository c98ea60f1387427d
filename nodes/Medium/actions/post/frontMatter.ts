import type { PreparedStory, StoryFacts, StoryWarning } from '../../content/story';
import { countCharacters } from '../../parameters/text';
import type { OperationContext } from '../operation';
import type { PostBody } from './buildPost';
import { MAX_TAG_CHARACTERS, MAX_TAGS } from './tags';

const FROM_FRONT_MATTER = 'frontMatter';

/** What the parameter says; where that is up to the front matter and it says nothing, a draft. */
export function publishStatus(
	{ functions, itemIndex }: OperationContext,
	prepared: PreparedStory | undefined,
): unknown {
	const chosen: unknown = functions.getNodeParameter('publishStatus', itemIndex, 'draft');
	return chosen === FROM_FRONT_MATTER ? (prepared?.publishStatus ?? 'draft') : chosen;
}

/** Parameters win, so what they fill in comes from there; the rest is what the text says. */
export function originsOf(
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
export function withFrontMatter(
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
