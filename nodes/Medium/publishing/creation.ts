import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Post } from '../transport/answers';
import type { PublishedStories } from './workflowMemory';

/** A create about to be sent. */
export interface Creation {
	functions: IExecuteFunctions;
	itemIndex: number;
	/** The credential that is used; the daily limit is one account's. */
	account: string;
	/** Where it goes, as the user wrote it: known without asking anybody. */
	target: string;
	body: Record<string, unknown> & { title: string };
	/**
	 * Does what has to be done at Medium before, which leaves no story behind, and gives what sends
	 * the story, once. Not called for a story that is not sent.
	 */
	makeReady: () => Promise<() => Promise<Post>>;
	/** What earlier executions have published, where that is to be skipped. */
	earlier?: EarlierStories;
	/** Looks for the story where public ones are to be seen, if that is wanted and can tell. */
	lookUp?: LookUp;
	/** Whether a story over the daily limit stops the execution or is kept for another one. */
	whenLimited: 'stop' | 'continueLater';
}

/** What makes a story that is there the one that is meant. */
export interface LookUpTerms {
	/** When it was sent, in milliseconds; unknown for a create of an earlier execution. */
	sentAt?: number;
	/** Of stories that are known to be others. */
	otherIds: ReadonlySet<string>;
	/** Whether it is worth waiting for it to appear. */
	isJustSent: boolean;
}

/** That a story is not seen says nothing: it may appear later, or nowhere. */
export type LookedUp =
	| { kind: 'found'; post: Post }
	/** `said` is a sentence on what was seen. */
	| { kind: 'notFound'; said: string };

/** Never throws. */
export type LookUp = (terms: LookUpTerms) => Promise<LookedUp>;

export interface EarlierStories {
	stories: PublishedStories;
	key: string;
	/** What to do with a story of which nobody knows whether an earlier execution has published it. */
	whenUnknown: 'skip' | 'sendAgain';
}

/** Tells apart: the rounds of a loop, the items (equal ones too), and what is published where. */
export function creationId({ functions, itemIndex, target, body }: Creation): string {
	const runIndex = Number(functions.evaluateExpression('{{ $runIndex }}', itemIndex));
	const digest = createHash('sha256')
		.update(JSON.stringify([target, body]))
		.digest('hex');
	return `run ${runIndex}, item ${itemIndex}, ${digest}`;
}
