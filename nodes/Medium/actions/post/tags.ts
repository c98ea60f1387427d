import type { INodeProperties } from 'n8n-workflow';
import type { StoryWarning } from '../../content/story';
import type { Parameters } from '../../parameters/parameters';
import { countCharacters, toText } from '../../parameters/text';

/** Stories carry up to five tags, and most clients send that many. */
export const MAX_TAGS = 5;
/** Longer tags are ignored by Medium (medium-api-docs, 3.3). */
export const MAX_TAG_CHARACTERS = 25;
/** The documentation says that only the first three are used (medium-api-docs, 3.3). */
const TAGS_SURELY_USED = 3;

export const tagsField: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	placeholder: 'e.g. open source, automation, n8n',
	description:
		'Up to five tags of at most 25 characters, with commas between. Medium says that it uses the first three.',
};

/**
 * Reads tags from a comma-separated text or, from an expression, a list. Repeated ones count once.
 *
 * @throws NodeOperationError for tags that Medium does not take
 */
export function readTags(parameters: Parameters): string[] {
	const given = parameters.get(tagsField.name, tagsField.default);
	const texts = Array.isArray(given)
		? given.map(toText)
		: (toText(given)?.split(',') ?? [undefined]);
	const tags = unique(
		texts.map((text) => {
			if (text !== undefined) return text.trim();
			throw parameters.refuse(
				'Tags are not texts',
				'Write them as a text with commas between, or give a list of texts.',
			);
		}),
	).filter(Boolean);
	if (tags.length > MAX_TAGS) {
		throw parameters.refuse(
			`Tags has ${tags.length} tags; a story carries at most ${MAX_TAGS}`,
			`Remove ${tags.length - MAX_TAGS} of them.`,
		);
	}
	const tooLong = tags.find((tag) => countCharacters(tag) > MAX_TAG_CHARACTERS);
	if (tooLong !== undefined) {
		throw parameters.refuse(
			`A tag has ${countCharacters(tooLong)} characters; Medium takes ${MAX_TAG_CHARACTERS}`,
			`Medium ignores longer tags. Shorten “${tooLong.slice(0, 60)}” in Tags.`,
		);
	}
	return tags;
}

/** Warns of tags that Medium may drop without a word. */
export function warnOfTags(tags: readonly string[]): StoryWarning[] {
	const doubtful = tags.slice(TAGS_SURELY_USED);
	if (doubtful.length === 0) return [];
	return [
		{
			code: 'tagsMayBeDropped',
			message: `Medium documents that it uses the first three tags only; ${doubtful.map((tag) => `“${tag}”`).join(' and ')} may be dropped.`,
			whatToDo: 'Put the most important tags first.',
		},
	];
}

function unique(tags: string[]): string[] {
	const seen = new Set<string>();
	return tags.filter((tag) => {
		const key = tag.toLowerCase();
		return seen.has(key) ? false : seen.add(key);
	});
}
