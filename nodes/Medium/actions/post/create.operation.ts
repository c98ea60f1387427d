import { publishingOptions, readWhenLimited } from '../../descriptions/options';
import type { EarlierStories } from '../../publishing/creation';
import { formatTime } from '../../publishing/messages';
import { PublishedStories } from '../../publishing/workflowMemory';
import { publishOnce } from '../../publishing/publishOnce';
import { readPost } from '../../transport/answers';
import { credentialIdOf } from '../../transport/connection';
import { mediumRequest } from '../../transport/request';
import type { Operation, OperationContext } from '../operation';
import { additionalFieldsField } from './additionalFields';
import { readCheckFeed } from './checkFeed';
import { completeStory } from './completeStory';
import { readStory } from './readStory';
import { skipIfPublishedFields } from './skipFields';
import { readSkipSettings, type SkipSettings } from './skipPublished';
import { textFields } from './storyFields';
import { describeTarget, postsPath, readTarget, targetFields } from './target';

/** Post → Create: a story on the profile or in a publication. */
export const createPost: Operation = {
	name: 'Create',
	action: 'Create a post',
	description:
		'Create a story on your profile or in a publication; it cannot be changed or deleted by API',
	fields: [
		...textFields,
		...targetFields,
		...skipIfPublishedFields,
		additionalFieldsField,
		publishingOptions,
	],
	async execute(context) {
		const { connection, functions, itemIndex, parameters } = context;
		const story = await readStory(context);
		const { body } = story;
		const warnings = [...story.warnings];
		// By the text as it was written: what is made of it may change from version to version.
		const skipping = readSkipSettings(parameters, { ...body, content: story.source });
		const whenLimited = readWhenLimited(parameters);
		const lookUp = readCheckFeed(context, body);
		const publication = readTarget(context);
		const published = await publishOnce({
			functions,
			itemIndex,
			account: credentialIdOf(connection),
			target: describeTarget(publication),
			body,
			earlier: skipping && earlierStories(context, skipping),
			lookUp,
			whenLimited,
			makeReady: async () => {
				const path = await postsPath(context, publication);
				const complete = await completeStory(context, story);
				warnings.push(...complete.warnings);
				const ready = { ...body, content: complete.content };
				return async () =>
					await mediumRequest({
						connection,
						itemIndex,
						method: 'POST',
						path,
						body: ready,
						read: readPost,
					});
			},
		});
		switch (published.kind) {
			case 'published':
				if (published.isFromFeed) showHint(context, fromFeedHint(body.title));
				for (const { message } of warnings) showHint(context, message);
				return { ...published.post, warnings };
			case 'skipped': {
				const { reason, key } = published;
				if (reason === 'outcomeUnknown') showHint(context, inDoubtHint(body.title));
				else if (skipping?.skippedItems === 'leaveOut') return [];
				return { skipped: true, reason, key };
			}
			case 'heldBack': {
				const { reason, endsAt, isFirst } = published;
				if (isFirst) showHint(context, limitHint(formatTime(functions, endsAt)));
				return { published: false, reason };
			}
		}
	},
};

function earlierStories(
	{ functions, itemIndex }: OperationContext,
	{ key, scope, keysToRemember, whenUnknown }: SkipSettings,
): EarlierStories {
	const stories = new PublishedStories(functions, { scope, keysToRemember, itemIndex });
	return { stories, key, whenUnknown };
}

function inDoubtHint(title: string): string {
	return `An earlier execution sent “${title}” and got no clear answer, so it was skipped. Look at your stories and drafts on medium.com. If it is not there: Skip Options → If the Outcome Is Unknown → Send Again.`;
}

function fromFeedHint(title: string): string {
	return `Medium gave no clear answer, but “${title}” is in your feed, so it counts as published. The output holds what the feed says of it.`;
}

function limitHint(endsAt: string): string {
	return `Medium accepts no more stories from you today, so this and all items after it were kept for another run. The 24 hours end ${endsAt} at the latest.`;
}

/** What nobody should overlook is said in the output panel too. */
function showHint({ functions, itemIndex }: OperationContext, text: string): void {
	functions.addExecutionHints({
		message: `Item ${itemIndex}: ${text}`,
		type: 'warning',
		location: 'outputPane',
	});
}
