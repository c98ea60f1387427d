import { isRecord } from '../../helpers/isRecord';
import { foundInFeedHint, postponedHint, skippedUnknownHint } from '../../publishing/messages';
import { publishOnce } from '../../publishing/publishOnce';
import { WorkflowMemory } from '../../publishing/workflowMemory';
import { readPost } from '../../transport/answers';
import { credentialIdOf } from '../../transport/connection';
import { apiPath } from '../../transport/path';
import { mediumRequest } from '../../transport/request';
import { valueOf } from '../../parameters/inputProblem';
import type { Operation, OperationContext } from '../operation';
import {
	type NamedPublication,
	readPublication,
	resolvePublicationId,
} from '../publication/resolve';
import { oneOf } from '../../parameters/readField';
import { readCheckFeed } from './checkFeed';
import { createFields } from './createFields';
import { readSwitch } from '../../parameters/readSwitch';
import { completeStory } from './completeStory';
import { readStory, type Story } from './readStory';
import { readSkipSettings, type SkipSettings } from './skipPublished';

/** Post → Create: a story on the profile or in a publication. */
export const createPost: Operation = {
	name: 'Create',
	action: 'Create a post',
	description:
		'Create a story on your profile or in a publication; it cannot be changed or deleted by API',
	fields: createFields,
	async execute(context) {
		const { connection, functions, itemIndex } = context;
		const story = await readStory(context);
		const { body } = story;
		const warnings = [...story.warnings];
		const skipping = readSkipping(context, story);
		const whenLimited = readWhenLimited(context);
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

function readSkipping(
	context: OperationContext,
	{ body, source }: Story,
): SkipSettings | undefined {
	const parameter = (name: string, fallback: unknown): unknown =>
		context.functions.getNodeParameter(name, context.itemIndex, fallback);
	const settings = readSkipSettings({
		skipIfPublished: parameter('skipIfPublished', false),
		recognizeBy: parameter('recognizeBy', 'titleAndContent'),
		storyKey: parameter('storyKey', ''),
		skipOptions: parameter('skipOptions', {}),
		title: body.title,
		// As it was written: what is made of it may change from one version of this node to the next.
		content: source,
		canonicalUrl: body.canonicalUrl,
	});
	return valueOf(context, settings);
}

function readWhenLimited(context: OperationContext): 'stop' | 'continueLater' {
	const options = context.functions.getNodeParameter('options', context.itemIndex, {});
	const chosen = oneOf(
		'When the Daily Limit Is Reached',
		['stop', 'continueLater'],
		(isRecord(options) ? options.dailyLimit : undefined) ?? 'stop',
	);
	return valueOf(context, chosen) ?? 'stop';
}

/** The publication the story goes to; undefined for the profile. */
function readTarget(context: OperationContext): NamedPublication | undefined {
	const { functions, itemIndex } = context;
	const inPublication = readSwitch(
		'In a Publication',
		functions.getNodeParameter('publication', itemIndex, false),
	);
	return valueOf(context, inPublication) === true ? readPublication(context) : undefined;
}

function describeTarget(publication: NamedPublication | undefined): string {
	if (publication === undefined) return 'profile';
	return `publication ${publication.kind === 'id' ? publication.id : publication.name}`;
}

async function postsPath(
	context: OperationContext,
	publication: NamedPublication | undefined,
): Promise<string> {
	return publication === undefined
		? apiPath('users', (await context.account.me()).id, 'posts')
		: apiPath('publications', await resolvePublicationId(context, publication), 'posts');
}

/** What nobody should overlook is said in the output panel too. */
function showHint({ functions, itemIndex }: OperationContext, text: string): void {
	functions.addExecutionHints({
		message: `Item ${itemIndex}: ${text}`,
		type: 'warning',
		location: 'outputPane',
	});
}
