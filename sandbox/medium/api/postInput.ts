import type { FastifyRequest } from 'fastify';
import { ApiError } from '../apiErrors.ts';
import { isForm } from '../fields.ts';
import { isLicense } from '../licenses.ts';
import type { Story } from '../store.ts';

/** api.md 3.2: Medium uses three tags, and ignores tags of more than 25 characters. */
const MAX_TAGS = 3;
const TAG_CHARACTERS = 25;

/** The fields of a post that Medium reads. It ignores the rest of the body. */
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
 * Reads the body of a post, JSON or form-encoded, as Medium does. Absent optional fields become '',
 * as the API returns them. Throws 2002 without content, and 400 for values that are not allowed.
 */
export function readPostInput(request: FastifyRequest): PostInput {
	const { body } = request;
	const fields = typeof body === 'object' && body !== null ? { ...body } : {};
	const values: Record<string, unknown> = fields;

	// Recorded: for an empty body, Medium reports the missing content, not the missing title.
	const content = readText(values.content);
	if (content.trim() === '') throw new ApiError('noContent');
	const title = readText(values.title);
	if (title.trim() === '') throw new ApiError('titleRequired');
	return {
		title,
		content,
		contentFormat: readOneOf(
			['html', 'markdown'],
			readText(values.contentFormat),
			'invalidContentFormat',
		),
		tags: readTags(isForm(request) ? tagsOfForm(values) : values.tags),
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
	value: string,
	error: 'invalidContentFormat' | 'invalidPublishStatus',
): Value {
	const known = values.find((one) => one === value);
	if (known === undefined) throw new ApiError(error, { sent: value });
	return known;
}

/** Tags must be a list. Medium rejects a text, be it one tag or several with commas, as unexpected. */
function readTags(value: unknown): string[] {
	if (value === undefined || value === null) return [];
	if (!Array.isArray(value)) throw new ApiError('unexpectedFields');
	return value
		.map((tag) => readText(tag).trim())
		.filter((tag) => tag !== '' && [...tag].length <= TAG_CHARACTERS)
		.slice(0, MAX_TAGS);
}

const FORM_TAGS = /^tags(?:\[(\d*)\])?$/;

/** A form contains a list as `tags[]=a&tags[]=b`, as `tags[0]=a&tags[1]=b`, or repeats `tags`. */
function tagsOfForm(values: Record<string, unknown>): unknown[] {
	return Object.entries(values)
		.flatMap(([name, value]) => {
			const field = FORM_TAGS.exec(name);
			return field === null ? [] : [{ place: Number(field[1] ?? 0), value }];
		})
		.sort((one, other) => one.place - other.place)
		.flatMap(({ value }) => value);
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

/** `publishedAt` is undocumented. A value that is not a date is ignored, like an unknown field. */
function readDate(value: unknown): number | undefined {
	const time = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(time) ? undefined : time;
}
