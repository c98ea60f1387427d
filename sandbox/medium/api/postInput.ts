import { ApiError } from '../apiErrors.ts';
import { isLicense } from '../licenses.ts';
import type { Story } from '../store.ts';

/** api.md 3.2: only three tags count, longer ones than 25 characters do not count at all. */
const TAGS_AT_MOST = 3;
const TAG_CHARACTERS = 25;

/** The fields of a post that Medium reads; the rest of the body is ignored. */
export type PostInput = Pick<
	Story,
	| 'title'
	| 'contentFormat'
	| 'content'
	| 'tags'
	| 'canonicalUrl'
	| 'publishStatus'
	| 'license'
	| 'notifyFollowers'
> & { publishedAt?: number };

/**
 * Reads a post's body, JSON or form-encoded, as Medium does. Absent optional fields become '', as
 * they are echoed. Throws 2002 without content and 400 for values the documentation rules out.
 */
export function readPostInput(body: unknown): PostInput {
	const fields = typeof body === 'object' && body !== null ? { ...body } : {};
	const values: Record<string, unknown> = fields;

	// Recorded: a body without anything in it is refused for its content, not for its title.
	const content = readText(values.content);
	if (content.trim() === '') throw new ApiError('noContent');
	const title = readText(values.title);
	if (title.trim() === '') throw new ApiError('titleRequired');
	return {
		title,
		content,
		contentFormat: readOneOf(['html', 'markdown'], values.contentFormat, 'invalidContentFormat'),
		tags: readTags(values.tags ?? values['tags[]']),
		canonicalUrl: readText(values.canonicalUrl),
		publishStatus: readOneOf(
			['', 'public', 'draft', 'unlisted'],
			readText(values.publishStatus),
			'invalidPublishStatus',
		),
		license: readLicense(values.license),
		notifyFollowers: readBoolean(values.notifyFollowers),
		publishedAt: readDate(values.publishedAt),
	};
}

function readText(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value !== 'string') throw new ApiError('invalidField');
	return value;
}

function readOneOf<Value extends string>(
	values: readonly Value[],
	value: unknown,
	refusal: 'invalidContentFormat' | 'invalidPublishStatus',
): Value {
	const known = values.find((one) => one === value);
	if (known === undefined) throw new ApiError(refusal);
	return known;
}

/** A form sends `tags[]=a&tags[]=b` or repeats `tags`; a single one arrives as text. */
function readTags(value: unknown): string[] {
	if (value === undefined || value === null || value === '') return [];
	const tags: unknown[] = Array.isArray(value) ? value : [value];
	return tags
		.map((tag) => readText(tag).trim())
		.filter((tag) => tag !== '' && [...tag].length <= TAG_CHARACTERS)
		.slice(0, TAGS_AT_MOST);
}

function readLicense(value: unknown): string {
	const license = readText(value);
	if (license !== '' && !isLicense(license)) throw new ApiError('invalidLicense');
	return license;
}

function readBoolean(value: unknown): boolean | undefined {
	if (value === true || value === 'true') return true;
	return value === false || value === 'false' ? false : undefined;
}

/** `publishedAt` is undocumented; what is not a date is ignored like any unknown field. */
function readDate(value: unknown): number | undefined {
	const time = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(time) ? undefined : time;
}
