import type { FieldReading } from './inputProblem';
import { notText, oneOf } from './readField';
import { readDate } from './readDate';
import { readText } from './text';
import { isRecord } from '../helpers/isRecord';
import type { StoryFilters } from '../feed/filters';
import { CONTENT_FORMATS, type StoryShape } from '../feed/shape';
import { type FeedSourceInput, readFeedSource } from './feedSource';
import type { FeedSource } from '../feed/feedUrls';

/** Reads a parameter of the node or the trigger; the fallback where it is hidden. */
export type ReadParameter = (name: string, fallback: string | boolean | object) => unknown;

const SOURCES = ['user', 'publication', 'tag', 'publicationTag', 'url'] as const;

/** Reads whose stories are wanted. */
export function readSource(read: ReadParameter): FieldReading<FeedSource> {
	const { problem, value: kind } = oneOf('Source', SOURCES, read('source', 'user'));
	if (problem) return { problem };
	switch (kind!) {
		case 'user':
			return understand(read, { User: 'user' }, ([user]) => ({ kind: 'user', user }));
		case 'publication':
			return understand(read, { Publication: 'feedPublication' }, ([publication]) => ({
				kind: 'publication',
				publication,
			}));
		case 'tag':
			return understand(read, { Tag: 'tag' }, ([tag]) => ({ kind: 'tag', tag }));
		case 'publicationTag':
			return understand(
				read,
				{ Publication: 'feedPublication', Tag: 'tag' },
				([publication, tag]) => ({ kind: 'publicationTag', publication, tag }),
			);
		case 'url':
			return understand(read, { 'Feed URL': 'feedUrl' }, ([url]) => ({ kind: 'url', url }));
	}
}

/** Reads the one field that says which user is meant. */
export function readUserSource(read: ReadParameter): FieldReading<FeedSource> {
	return understand(read, { User: 'user' }, ([user]) => ({ kind: 'user', user }));
}

/** Reads the one field that says which publication is meant. */
export function readPublicationSource(read: ReadParameter): FieldReading<FeedSource> {
	return understand(read, { Publication: 'feedPublication' }, ([publication]) => ({
		kind: 'publication',
		publication,
	}));
}

/** @param fields parameters by their labels, in the order in which `toInput` takes their texts */
function understand(
	read: ReadParameter,
	fields: Record<string, string>,
	toInput: (texts: [string, string]) => FeedSourceInput,
): FieldReading<FeedSource> {
	const texts: string[] = [];
	for (const [label, name] of Object.entries(fields)) {
		const text = readText(read(name, ''));
		if (text === undefined) return { problem: notText(label) };
		texts.push(text);
	}
	const [first = '', second = ''] = texts;
	const reading = readFeedSource(toInput([first, second]));
	return reading.kind === 'source' ? { value: reading.source } : { problem: reading.problem };
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
