import type { PublishStatus } from '../../content/story';
import { readOption, readText } from '../../parameters/fields';
import type { Parameters } from '../../parameters/parameters';
import { countCharacters } from '../../parameters/text';
import { type AdditionalFields, readAdditionalFields } from './additionalFields';
import type { StoryText } from './readContent';
import { type ContentFormat, publishStatusField, titleField } from './storyFields';

/** A longer title is ignored by Medium (medium-api-docs, 3.3). */
export const MAX_TITLE_CHARACTERS = 100;

/** What is known of a story besides its text. */
export interface StoryDetails extends AdditionalFields {
	/** Empty where the text is to say it. */
	title: string;
	/** `frontMatter` where the text is to say it. */
	publishStatus: PublishStatus | 'frontMatter';
}

/** The body of `POST …/posts` (medium-api-docs, 3.3). */
export interface PostBody extends Record<string, unknown>, AdditionalFields {
	title: string;
	content: string;
	contentFormat: ContentFormat;
	publishStatus: PublishStatus;
}

/**
 * Reads what the parameters say of a story besides its text.
 *
 * @param now in milliseconds
 * @throws NodeOperationError that names the field where something is not right
 */
export function readStoryDetails(parameters: Parameters, now: number): StoryDetails {
	return {
		title: readText(parameters, titleField).trim(),
		publishStatus: readOption(parameters, publishStatusField),
		...readAdditionalFields(parameters, now),
	};
}

/**
 * Checks a post before it is sent and builds what is sent: Medium can neither be asked to check a
 * post nor take one back.
 *
 * @throws NodeOperationError when the title or the text is missing, or the title is too long
 */
export function buildPost(
	parameters: Parameters,
	{ content, contentFormat }: StoryText,
	{
		title,
		tags = [],
		canonicalUrl,
		publishStatus,
		license,
		notifyFollowers,
		publishedAt,
	}: StoryDetails,
): PostBody {
	checkTitle(parameters, title);
	if (content.trim() === '') {
		throw parameters.refuse(
			'Content is empty',
			'Medium refuses a story without content. Fill in Content, or check the expression or file it comes from.',
		);
	}
	return {
		title,
		content,
		contentFormat,
		...(tags.length > 0 && { tags }),
		...(canonicalUrl !== undefined && { canonicalUrl }),
		publishStatus: publishStatus === 'frontMatter' ? 'draft' : publishStatus,
		...(license !== undefined && { license }),
		...(notifyFollowers !== undefined && { notifyFollowers }),
		...(publishedAt !== undefined && { publishedAt }),
	};
}

function checkTitle(parameters: Parameters, title: string): void {
	if (title === '') {
		throw parameters.refuse(
			'Title is empty',
			'Medium needs a title. Fill in Title, or check the expression in it; with Format for Medium, front matter or a first heading in the text gives one too.',
		);
	}
	const length = countCharacters(title);
	if (length > MAX_TITLE_CHARACTERS) {
		throw parameters.refuse(
			`Title has ${length} characters; Medium takes ${MAX_TITLE_CHARACTERS}`,
			'Medium ignores longer titles. Shorten it, for example in an expression with .slice(0, 100).',
		);
	}
}
