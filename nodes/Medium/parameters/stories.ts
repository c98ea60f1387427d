import type { FieldReading } from './inputProblem';
import { notText, oneOf } from './readField';
import { readDate } from './readDate';
import { readText } from './text';
import { isRecord } from '../helpers/isRecord';
import type { StoryFilters } from '../feed/filters';
import { CONTENT_FORMATS, type StoryShape } from '../feed/shape';
import { readFeedSource } from './feedSource';
import type { Parameters } from './parameters';
import type { FeedSource } from '../feed/feedUrls';

/** Reads a parameter of the node or the trigger; the fallback where it is hidden. */
export type ReadParameter = (name: string, fallback: string | boolean | object) => unknown;

const SOURCES = ['user', 'publication', 'tag', 'publicationTag', 'url'] as const;

/**
 * Reads whose stories are wanted.
 *
 * @throws NodeOperationError that names the field, here and below
 */
export function readSource(parameters: Parameters): FeedSource {
	const kind = oneOf('Source', SOURCES, parameters.get('source', 'user'));
	if (kind.problem) throw parameters.refuse(kind.problem.message, kind.problem.description);
	switch (kind.value!) {
		case 'user':
			return readUserSource(parameters);
		case 'publication':
			return readPublicationSource(parameters);
		case 'tag':
			return readFeedSource(parameters, { kind: 'tag', tag: textIn(parameters, 'Tag', 'tag') });
		case 'publicationTag':
			return readFeedSource(parameters, {
				kind: 'publicationTag',
				publication: textIn(parameters, 'Publication', 'feedPublication'),
				tag: textIn(parameters, 'Tag', 'tag'),
			});
		case 'url':
			return readFeedSource(parameters, {
				kind: 'url',
				url: textIn(parameters, 'Feed URL', 'feedUrl'),
			});
	}
}

/** Reads the one field that says which user is meant. */
export function readUserSource(parameters: Parameters): FeedSource {
	return readFeedSource(parameters, { kind: 'user', user: textIn(parameters, 'User', 'user') });
}

/** Reads the one field that says which publication is meant. */
export function readPublicationSource(parameters: Parameters): FeedSource {
	return readFeedSource(parameters, {
		kind: 'publication',
		publication: textIn(parameters, 'Publication', 'feedPublication'),
	});
}

function textIn(parameters: Parameters, label: string, name: string): string {
	const text = readText(parameters.get(name, ''));
	if (text !== undefined) return text;
	const { message, description } = notText(label);
	throw parameters.refuse(message, description);
}

/**
 * Reads which stories are wanted.
 *
 * @param timezone for a date that names no zone: the workflow's
 */
export function readFilters(read: ReadParameter, timezone: string): FieldReading<StoryFilters> {
	const given = read('filters', {});
	if (!isRecord(given)) return { value: {} };
	const author = readText(given.author);
	if (author === undefined) return { problem: notText('Author') };
	const tags = readTexts('Tags', given.tags);
	const words = readTexts('Words', given.words);
	const after = readDate('Published After', given.publishedAfter, timezone);
	const problem = tags.problem ?? words.problem ?? after.problem;
	if (problem) return { problem };
	return {
		value: {
			author,
			tags: tags.value,
			words: words.value,
			after: after.value,
			withoutResponses: given.withoutResponses === true,
		},
	};
}

/** Reads how a story comes out. */
export function readShape(read: ReadParameter): FieldReading<StoryShape> {
	const content = oneOf('Content', CONTENT_FORMATS, read('storyContent', 'markdown'));
	if (content.problem) return { problem: content.problem };
	return { value: { content: content.value!, simplify: read('simplify', true) !== false } };
}

/** A text with commas between, or a list from an expression. */
function readTexts(field: string, input: unknown): FieldReading<string[]> {
	const given: unknown[] = Array.isArray(input) ? input : (readText(input)?.split(',') ?? [input]);
	const texts = given.map(readText);
	if (texts.includes(undefined)) return { problem: notText(field) };
	return { value: texts.flatMap((text) => text?.trim() || []) };
}
