import { publishingOptions, readWhenLimited } from '../../descriptions/options';
import { foundInFeedHint, postponedHint, skippedUnknownHint } from '../../publishing/messages';
import { publishOnce } from '../../publishing/publishOnce';
import { WorkflowMemory } from '../../publishing/workflowMemory';
import { readPost } from '../../transport/answers';
import { credentialIdOf } from '../../transport/connection';
import { mediumRequest } from '../../transport/request';
import type { Operation, OperationContext } from '../operation';
import { additionalFieldsField } from './additionalFields';
import { readCheckFeed } from './checkFeed';
import { completeStory } from './completeStory';
import { readStory } from './readStory';
import { skipIfPublishedFields } from './skipFields';
import { readSkipSettings } from './skipPublished';
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
		const feedCheck = readCheckFeed(context, body);
		const publication = readTarget(context);
		const published = await publishOnce({
			functions,
			itemIndex,
			account: credentialIdOf(connection),
			target: describeTarget(publication),
			body,
			earlier: skipping && {
				memory: new WorkflowMemory(functions, { itemIndex, ...skipping }),
				whenUnknown: skipping.whenUnknown,
			},
			feedCheck,
			whenLimited,
			prepare: async () => {
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
				if (published.isFromFeed) showHint(context, foundInFeedHint(body.title));
				for (const { message } of warnings) showHint(context, message);
				return { ...published.post, warnings };
			case 'skipped': {
				const { reason, key } = published;
				if (reason === 'outcomeUnknown') showHint(context, skippedUnknownHint(body.title));
				else if (skipping?.skippedItems === 'leaveOut') return [];
				return { skipped: true, reason, key };
			}
			case 'postponed': {
				const { reason, endsAt, isFirst } = published;
				if (isFirst) showHint(context, postponedHint(functions, endsAt));
				return { published: false, reason };
			}
		}
	},
};

/** What nobody should overlook is said in the output panel too. */
function showHint({ functions, itemIndex }: OperationContext, text: string): void {
	functions.addExecutionHints({
		message: `Item ${itemIndex}: ${text}`,
		type: 'warning',
		location: 'outputPane',
	});
}
