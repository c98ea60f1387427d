import type { StoryWarning } from '../../content/story';
import { isRecord } from '../../helpers/isRecord';
import type { FieldReading, InputProblem } from '../../parameters/inputProblem';
import { notText, oneOf } from '../../parameters/readField';
import { countCharacters, readText } from '../../parameters/text';
import { LICENSES } from './licenses';
import { readPublishedAt } from './publishedAt';
import { readSwitch } from '../../parameters/readSwitch';
import { readTags } from './tags';
import { readUrl } from '../../helpers/url';

export const PUBLISH_STATUSES = ['public', 'draft', 'unlisted'] as const;
export const CONTENT_FORMATS = ['html', 'markdown'] as const;
/** A longer title is ignored by Medium (medium-api-docs, 3.3). */
export const MAX_TITLE_CHARACTERS = 100;

/** What the parameters gave, whatever it is: expressions are checked here, not trusted. */
export interface PostInput {
	title: unknown;
	content: unknown;
	contentFormat: unknown;
	publishStatus: unknown;
	/** canonicalUrl, license, notifyFollowers, publishedAt, tags. */
	additionalFields: unknown;
	/** For dates that name no zone. */
	timezone: string;
	/** In milliseconds. */
	now: number;
}

/** The body of `POST …/posts` (medium-api-docs, 3.3). */
export interface PostBody extends Record<string, unknown> {
	title: string;
	content: string;
	canonicalUrl?: string;
	/** ISO 8601; present when the story is dated back. */
	publishedAt?: string;
}

export interface BuiltPost {
	body: PostBody;
	/** What Medium will silently drop. */
	warnings: StoryWarning[];
}

/**
 * Checks a post before it is sent and builds what is sent: Medium can neither be asked to check a
 * post nor take one back.
 */
export function buildPost(input: PostInput): BuiltPost | { problem: InputProblem } {
	const fields = isRecord(input.additionalFields) ? input.additionalFields : {};
	const title = readTitle(input.title);
	const content = readContent(input.content);
	const tags = readTags(fields.tags);
	const canonicalUrl = readCanonicalUrl(fields.canonicalUrl);
	const publishedAt = readPublishedAt(fields.publishedAt, input.timezone, input.now);
	const contentFormat = oneOf('Content Format', CONTENT_FORMATS, input.contentFormat);
	const publishStatus = oneOf('Publish Status', PUBLISH_STATUSES, input.publishStatus);
	const license = isBlank(fields.license) ? {} : oneOf('License', LICENSES, fields.license);
	const notifyFollowers = readSwitch('Notify Followers', fields.notifyFollowers);
	for (const read of [
		title,
		content,
		contentFormat,
		publishStatus,
		tags,
		canonicalUrl,
		license,
		notifyFollowers,
		publishedAt,
	]) {
		if ('problem' in read && read.problem) return { problem: read.problem };
	}
	return {
		body: {
			title: title.value ?? '',
			content: content.value ?? '',
			...withoutUndefined({
				contentFormat: contentFormat.value,
				tags: 'value' in tags ? tags.value : undefined,
				canonicalUrl: canonicalUrl.value,
				publishStatus: publishStatus.value,
				license: license.value,
				// An explicit false is meaningful: Medium notifies followers unless told not to.
				notifyFollowers: notifyFollowers.value,
				publishedAt: publishedAt.value,
			}),
		},
		warnings: 'warnings' in tags ? tags.warnings : [],
	};
}

function readTitle(value: unknown): FieldReading<string> {
	const text = readText(value)?.trim();
	if (text === undefined) return { problem: notText('Title') };
	if (text === '') {
		return {
			problem: {
				field: 'Title',
				message: 'Title is empty',
				description:
					'Medium needs a title. Fill in Title, or check the expression in it; with Format for Medium, front matter or a first heading in the text gives one too.',
			},
		};
	}
	const length = countCharacters(text);
	if (length > MAX_TITLE_CHARACTERS) {
		return {
			problem: {
				field: 'Title',
				message: `Title has ${length} characters; Medium takes ${MAX_TITLE_CHARACTERS}`,
				description:
					'Medium ignores longer titles. Shorten it, for example in an expression with .slice(0, 100).',
			},
		};
	}
	return { value: text };
}

function readContent(value: unknown): FieldReading<string> {
	const text = readText(value);
	if (text === undefined) return { problem: notText('Content') };
	if (text.trim() === '') {
		return {
			problem: {
				field: 'Content',
				message: 'Content is empty',
				description:
					'Medium refuses a story without content. Fill in Content, or check the expression or file it comes from.',
			},
		};
	}
	return { value: text };
}

function readCanonicalUrl(value: unknown): FieldReading<string> {
	const text = readText(value)?.trim();
	if (text === '') return {};
	if (text === undefined || !/^https?:\/\//i.test(text) || !readUrl(text)) {
		return {
			problem: {
				field: 'Canonical URL',
				message: 'Canonical URL is not a web address',
				description: `It has to start with https:// or http://, such as https://example.com/my-story.${text === undefined ? '' : ` It reads “${text.slice(0, 80)}”.`}`,
			},
		};
	}
	return { value: text };
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function withoutUndefined(body: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
