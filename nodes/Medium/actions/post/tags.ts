import type { StoryWarning } from '../../content/story';
import { isRecord } from '../../helpers/isRecord';
import type { FieldReading } from '../../parameters/inputProblem';
import { countCharacters, readText } from '../../parameters/text';

/** Stories carry up to five tags, and most clients send that many. */
export const MAX_TAGS = 5;
/** Longer tags are ignored by Medium (medium-api-docs, 3.3). */
export const MAX_TAG_CHARACTERS = 25;
/** The documentation says that only the first three are used (medium-api-docs, 3.3). */
const TAGS_SURELY_USED = 3;

export interface TagsReading extends FieldReading<string[]> {
	warnings: StoryWarning[];
}

/** Reads tags from a comma-separated text or, from an expression, a list. Repeated ones count once. */
export function readTags(input: unknown): TagsReading {
	const texts = Array.isArray(input) ? input.map(readText) : readText(input)?.split(',');
	if (texts === undefined || texts.includes(undefined) || isRecord(input)) {
		return refuse(
			'Tags are not texts',
			'Write them as a text with commas between, or give a list of texts.',
		);
	}
	const tags = unique(texts.flatMap((tag) => (tag === undefined ? [] : [tag.trim()]))).filter(
		Boolean,
	);
	if (tags.length === 0) return { warnings: [] };
	if (tags.length > MAX_TAGS) {
		return refuse(
			`Tags has ${tags.length} tags; a story carries at most ${MAX_TAGS}`,
			`Remove ${tags.length - MAX_TAGS} of them.`,
		);
	}
	const tooLong = tags.find((tag) => countCharacters(tag) > MAX_TAG_CHARACTERS);
	if (tooLong !== undefined) {
		return refuse(
			`A tag has ${countCharacters(tooLong)} characters; Medium takes ${MAX_TAG_CHARACTERS}`,
			`Medium ignores longer tags. Shorten “${tooLong.slice(0, 60)}” in Tags.`,
		);
	}
	const doubtful = tags.slice(TAGS_SURELY_USED);
	return {
		value: tags,
		warnings:
			doubtful.length === 0
				? []
				: [
						{
							code: 'tagsMayBeDropped',
							message: `Medium documents that it uses the first three tags only; ${doubtful.map((tag) => `“${tag}”`).join(' and ')} may be dropped.`,
							whatToDo: 'Put the most important tags first.',
						},
					],
	};
}

function refuse(message: string, description: string): TagsReading {
	return { warnings: [], problem: { field: 'Tags', message, description } };
}

function unique(tags: string[]): string[] {
	const seen = new Set<string>();
	return tags.filter((tag) => {
		const key = tag.toLowerCase();
		return seen.has(key) ? false : seen.add(key);
	});
}
