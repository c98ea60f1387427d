import {
	type IExecuteFunctions,
	NodeApiError,
	type NodeError,
	NodeOperationError,
} from 'n8n-workflow';
import { escapeHtml } from '../helpers/escapeHtml';
import { RequestError } from '../transport/errors';
import { storyMayExist } from '../transport/hints/phrases';
import type { Creation } from './creation';

/** The create that a message is about. */
export type MessageContext = Pick<Creation, 'functions' | 'itemIndex' | 'body' | 'earlier'>;

/**
 * For a create that is not repeated because nobody knows how an earlier try of it ended.
 *
 * @param said what went wrong then; unknown when the execution was stopped in the middle of it
 * @param seen what looking for the story showed, if it was looked for
 */
export function notSentAgain(
	context: MessageContext,
	said?: string,
	seen?: string,
): NodeOperationError {
	const earlier = said === undefined ? '' : ` It ended with: “${escapeHtml(said)}”.`;
	return new NodeOperationError(
		context.functions.getNode(),
		'It is not known whether Medium has this story already, so it was not sent again',
		{
			itemIndex: context.itemIndex,
			description: `An earlier try in this execution got no clear answer.${earlier} ${whereToLook(context, seen)}`,
		},
	);
}

/**
 * For a create whose outcome is unknown.
 *
 * @param seen what looking for the story showed, if it was looked for
 */
export function inDoubt(context: MessageContext, reason: unknown, seen?: string): NodeError {
	if (reason instanceof RequestError) {
		reason.description = join(reason.description, seen, howToSendAgain(context));
		return reason;
	}
	return new NodeOperationError(
		context.functions.getNode(),
		'Something went wrong while the story was being sent',
		{
			itemIndex: context.itemIndex,
			description: `n8n says: “${escapeHtml(messageOf(reason))}”. ${whereToLook(context, seen)}`,
		},
	);
}

function whereToLook(context: MessageContext, seen?: string): string {
	return join(storyMayExist(escapeHtml(context.body.title)), seen, howToSendAgain(context));
}

/** @param seen plain text */
function join(
	description: string | null | undefined,
	seen: string | undefined,
	advice: string,
): string {
	return [description, seen && escapeHtml(seen), advice].filter(Boolean).join(' ');
}

function howToSendAgain({ earlier }: MessageContext): string {
	return earlier?.whenUnknown === 'skip'
		? 'If it is not there: Skip Options → If the Outcome Is Unknown → Send Again.'
		: 'If it is not there, run the workflow anew for this item.';
}

/**
 * For a story that Medium's daily limit keeps back: the one that met the limit, and all after it.
 *
 * @param endsAt when the limit's window ends at the latest, in milliseconds
 */
export function overDailyLimit(
	{ functions, itemIndex }: MessageContext,
	endsAt: number,
): NodeApiError {
	return new NodeApiError(
		functions.getNode(),
		// Empty, for n8n would add texts of its own about what it finds there.
		{},
		{
			message: 'Medium accepts no more stories from you today',
			description: `Medium takes ten stories a user within 24 hours, counted from the first of them. These end ${formatTime(functions, endsAt)} at the latest. This story was not created, and no further one is sent in this execution. Run the remaining items again then, or set Options → When the Daily Limit Is Reached to Continue Later.`,
			httpCode: '429',
			itemIndex,
		},
	);
}

/** As people read it, in the workflow's time zone. */
export function formatTime(functions: IExecuteFunctions, time: number): string {
	const timeZone = functions.getTimezone();
	const text = new Intl.DateTimeFormat('en-GB', {
		dateStyle: 'long',
		timeStyle: 'short',
		timeZone,
	}).format(time);
	return `on ${text} (${timeZone})`;
}

/** What an error of any kind says, cut to what can be read. */
export function messageOf(reason: unknown): string {
	return (reason instanceof Error ? reason.message : String(reason)).slice(0, 200);
}
