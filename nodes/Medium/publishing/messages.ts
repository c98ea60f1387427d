import {
	type IExecuteFunctions,
	NodeApiError,
	type NodeError,
	NodeOperationError,
} from 'n8n-workflow';
import { escapeHtml } from '../helpers/escapeHtml';
import { messageOf } from '../helpers/messageOf';
import { RequestError } from '../transport/errors';
import { storyMayExist } from '../transport/hints/phrases';

/** The create that a message is about. */
export interface MessageContext {
	functions: IExecuteFunctions;
	itemIndex: number;
	body: { title: string };
	/** Set where Skip If Already Published is on. */
	earlier?: { whenUnknown: 'skip' | 'sendAgain' };
}

/**
 * For a create that is not repeated because the outcome of an earlier try is unknown.
 *
 * @param said the message of that try; unknown if the execution was stopped in the middle of it
 * @param note what checking the feed showed, if it was checked
 */
export function notSentAgain(
	context: MessageContext,
	said?: string,
	note?: string,
): NodeOperationError {
	const earlier = said === undefined ? '' : ` It ended with: “${escapeHtml(said)}”.`;
	return new NodeOperationError(
		context.functions.getNode(),
		'Medium may already have this story, so it was not sent again',
		{
			itemIndex: context.itemIndex,
			description: `An earlier try in this execution got no clear response.${earlier} ${whereToLook(context, note)}`,
		},
	);
}

/**
 * For a create whose outcome is unknown.
 *
 * @param thrown what sending it threw
 * @param note what checking the feed showed, if it was checked
 */
export function outcomeUnknown(context: MessageContext, thrown: unknown, note?: string): NodeError {
	if (thrown instanceof RequestError) {
		thrown.description = join(thrown.description, note, howToSendAgain(context));
		return thrown;
	}
	return new NodeOperationError(context.functions.getNode(), 'Sending the story did not complete', {
		itemIndex: context.itemIndex,
		description: `n8n says: “${escapeHtml(messageOf(thrown))}”. ${whereToLook(context, note)}`,
	});
}

/**
 * For a story over Medium's daily limit: the one that met the limit, and all after it.
 *
 * @param endsAt when the limit's window ends at the latest, in milliseconds
 */
export function overDailyLimit(
	{ functions, itemIndex }: MessageContext,
	endsAt: number,
): NodeApiError {
	return new NodeApiError(
		functions.getNode(),
		// Empty: n8n would add texts of its own about what it finds there.
		{},
		{
			message: 'Medium accepts no more stories from you today',
			description: `Medium takes ten stories a user within 24 hours, counted from the first of them. These end ${formatTime(functions, endsAt)} at the latest. This story was not created, and no further one is sent in this execution. Run the remaining items again then, or set Options → When the Daily Limit Is Reached to Continue Later.`,
			httpCode: '429',
			itemIndex,
		},
	);
}

/** The hint for a story that is skipped because its outcome in an earlier execution is unknown. */
export function skippedUnknownHint(title: string): string {
	return `An earlier execution sent “${title}” and got no clear response, so it was skipped. Look at your stories and drafts on medium.com. If it is not there: Skip Options → If the Outcome Is Unknown → Send Again.`;
}

/** The hint for a story that was found in the feed. */
export function foundInFeedHint(title: string): string {
	return `Medium gave no clear response, but “${title}” is in your feed, so it counts as published. The output is what the feed shows.`;
}

/**
 * The hint for the first story that is postponed.
 *
 * @param endsAt when the limit's window ends at the latest, in milliseconds
 */
export function postponedHint(functions: IExecuteFunctions, endsAt: number): string {
	return `Medium accepts no more stories from you today, so this and all items after it were kept for another run. The 24 hours end ${formatTime(functions, endsAt)} at the latest.`;
}

function whereToLook(context: MessageContext, note?: string): string {
	return join(storyMayExist(escapeHtml(context.body.title)), note, howToSendAgain(context));
}

/** @param note plain text */
function join(
	description: string | null | undefined,
	note: string | undefined,
	advice: string,
): string {
	return [description, note && escapeHtml(note), advice].filter(Boolean).join(' ');
}

function howToSendAgain({ earlier }: MessageContext): string {
	return earlier?.whenUnknown === 'skip'
		? 'If it is not there: Skip Options → If the Outcome Is Unknown → Send Again.'
		: 'If it is not there, run the workflow again for this item.';
}

/** As people read it, in the workflow's time zone. */
function formatTime(functions: IExecuteFunctions, time: number): string {
	const timeZone = functions.getTimezone();
	const text = new Intl.DateTimeFormat('en-GB', {
		dateStyle: 'long',
		timeStyle: 'short',
		timeZone,
	}).format(time);
	return `on ${text} (${timeZone})`;
}
