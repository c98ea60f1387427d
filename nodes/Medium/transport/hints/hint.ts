import type { CredentialType } from '../connection';
import type { Defect, Silence } from '../outcome';

/** What a call was for; decides what an unknown outcome may have left behind. */
export type Purpose = 'read' | 'createPost' | 'uploadImage';

/** What is known when a miss is explained. Texts in it are escaped already. */
export interface HintContext {
	purpose: Purpose;
	credentialType: CredentialType;
	/** Whether the call was to a publication. */
	toPublication: boolean;
	/** What Medium or the network said, escaped and without secrets; may be empty. */
	said: string;
	retryAfterMs?: number;
	/** Of the story that was sent, escaped. */
	title?: string;
}

export interface Hint {
	/** What happened, in the user's words. */
	message: string;
	/** What to do now, naming the field or page. Shown as HTML in the editor. */
	description: string;
}

export type HintText = string | ((context: HintContext) => string);

/** One row of the table: which misses it is for, and what to say of them. */
export interface HintRow {
	/** Every given part must fit. */
	when: {
		status?: number | ((status: number) => boolean);
		code?: number;
		reason?: RegExp;
		defect?: Defect;
		silence?: Silence;
		toPublication?: boolean;
		purpose?: Purpose;
	};
	message: HintText;
	description: HintText;
}
