import type { CredentialType } from '../connection';
import type { InvalidReason, NetworkCause } from '../outcome';

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

/** Writes a text for what is known. */
export function writeText(text: HintText, context: HintContext): string {
	return typeof text === 'string' ? text : text(context);
}
