import type { CredentialType } from '../connection';
import type { Failure, InvalidReason, NetworkCause } from '../outcome';
import { aftermath, join, mediumSays } from './phrases';

/** What a request was for; decides what one that failed may have left behind. */
export type Purpose = 'read' | 'createPost' | 'uploadImage' | 'readFeed' | 'pollFeed' | 'download';

/** What is known of a request before it is sent. */
export interface RequestContext {
	purpose: Purpose;
	/** Of a call of the API. */
	credentialType?: CredentialType;
	/** Whether a call of the API was to a publication. */
	toPublication?: boolean;
	/** Of the story that was sent. */
	title?: string;
	/** Where a feed or a file was asked for. */
	url?: string;
}

/** What is known when a failure is explained. Texts in it are escaped and hold no secret. */
export interface HintContext extends RequestContext {
	/** What Medium or the network said; may be empty. */
	said: string;
	/** Of the response, if one came. */
	status?: number;
	retryAfterMs?: number;
}

export interface Hint {
	/** What happened, in the user's words. */
	message: string;
	/** What to do now, naming the field or page. Shown as HTML in the editor. */
	description: string;
}

type HintText = string | ((context: HintContext) => string);

/** One row of a table: which failures it is for, and what to say of them. */
export interface HintRow {
	/** Every given part must fit. */
	when: {
		status?: number | ((status: number) => boolean);
		/** Of Medium's first error. */
		code?: number;
		/** In the words of Medium or the network. */
		says?: RegExp;
		invalid?: InvalidReason;
		network?: NetworkCause;
		toPublication?: boolean;
		purpose?: Purpose;
	};
	message: HintText;
	description: HintText;
}

/** For what no row of a table is for: it must still read well. */
export const LAST_ROW: HintRow = {
	when: {},
	message: 'Medium rejected the request',
	description: (context) => join(mediumSays(context), aftermath(context)),
};

/** Finds the row for a failure: the first of the table that fits. */
export function findRow(
	rows: readonly HintRow[],
	failure: Failure,
	context: RequestContext,
): HintRow {
	return rows.find(({ when }) => fits(when, failure, context)) ?? LAST_ROW;
}

/** Writes what a row says. */
export function writeHint({ message, description }: HintRow, context: HintContext): Hint {
	return { message: writeText(message, context), description: writeText(description, context) };
}

export function writeText(text: HintText, context: HintContext): string {
	return typeof text === 'string' ? text : text(context);
}

function fits(when: HintRow['when'], failure: Failure, context: RequestContext): boolean {
	return [
		when.status === undefined || hasStatus(failure, when.status),
		when.code === undefined || (failure.kind === 'refused' && failure.code === when.code),
		when.says === undefined ||
			(failure.kind !== 'invalidResponse' && when.says.test(failure.message)),
		when.invalid === undefined ||
			(failure.kind === 'invalidResponse' && failure.reason === when.invalid),
		when.network === undefined ||
			(failure.kind === 'networkError' && failure.cause === when.network),
		when.toPublication === undefined || when.toPublication === context.toPublication,
		when.purpose === undefined || when.purpose === context.purpose,
	].every(Boolean);
}

function hasStatus(failure: Failure, expected: number | ((status: number) => boolean)): boolean {
	if (failure.kind === 'networkError') return false;
	return typeof expected === 'number' ? failure.status === expected : expected(failure.status);
}
