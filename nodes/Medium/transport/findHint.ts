import type { CredentialType } from './connection';
import { HINTS, type HintRow, type HintText } from './errorHints';
import type { Miss } from './outcome';

/** What a call was for; decides what an unknown outcome may have left behind. */
export type Purpose = 'read' | 'createPost' | 'uploadImage' | 'download';

/** What is known when a miss is explained. Texts in it are escaped already. */
export interface HintContext {
	purpose: Purpose;
	credentialType: CredentialType;
	/** Whether the call was to a publication. */
	toPublication: boolean;
	/** What Medium or the network said, escaped and without secrets; may be empty. */
	said: string;
	retryAfterMs?: number;
}

export interface Hint {
	/** What happened, in the user's words. */
	message: string;
	/** What to do now, naming the field or page. Shown as HTML in the editor. */
	description: string;
}

/** Finds the words for a miss. Pure: the same miss in the same context always reads the same. */
export function findHint(miss: Miss, context: HintContext): Hint {
	const row = HINTS.find(({ when }) => fits(when, miss, context)) ?? HINTS[HINTS.length - 1]!;
	return {
		message: textOf(row.message, context),
		description: textOf(row.description, context),
	};
}

function fits(when: HintRow['when'], miss: Miss, context: HintContext): boolean {
	const status = miss.kind === 'unanswered' ? undefined : miss.status;
	const checks: boolean[] = [
		when.status === undefined ||
			(status !== undefined &&
				(typeof when.status === 'number' ? when.status === status : when.status(status))),
		when.code === undefined || (miss.kind === 'rejected' && miss.code === when.code),
		when.reason === undefined || (miss.kind === 'rejected' && when.reason.test(miss.reason)),
		when.defect === undefined || (miss.kind === 'unreadable' && miss.defect === when.defect),
		when.silence === undefined || (miss.kind === 'unanswered' && miss.silence === when.silence),
		when.toPublication === undefined || when.toPublication === context.toPublication,
		when.purpose === undefined || when.purpose === context.purpose,
	];
	return checks.every(Boolean);
}

function textOf(text: HintText, context: HintContext): string {
	return typeof text === 'string' ? text : text(context);
}
