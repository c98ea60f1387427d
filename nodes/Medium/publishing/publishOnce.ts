import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Post } from '../transport/answers';
import { DailyLimit, WINDOW_MS } from './dailyLimit';
import { PublishingMemory } from './memory';
import { inDoubt, messageOf, notSentAgain, overDailyLimit } from './messages';
import type { Earlier, PublishedStories } from './publishedStories';
import { settle } from './settle';

/** A create about to be sent. */
export interface Publishing {
	functions: IExecuteFunctions;
	itemIndex: number;
	/** The credential that is used; the daily limit is one account's. */
	account: string;
	/** Where it goes: the profile's or the publication's path. */
	path: string;
	body: Record<string, unknown>;
	/** Sends it, once. */
	send: () => Promise<Post>;
	/** What earlier executions have published, where that is to be skipped. */
	earlier?: EarlierStories;
	/** Whether a story over the daily limit stops the execution or is kept for another one. */
	whenLimited: 'stop' | 'continueLater';
}

export interface EarlierStories {
	stories: PublishedStories;
	key: string;
	/** What to do with a story of which nobody knows whether an earlier execution has published it. */
	whenUnknown: 'skip' | 'sendAgain';
}

/** How a story's publishing ended where it did not fail. */
export type Published =
	| { kind: 'published'; post: Post }
	/** An earlier execution has, or may have, published it. */
	| { kind: 'skipped'; reason: 'alreadyPublished' | 'outcomeUnknown'; key: string }
	/** Nothing was created; a later execution may send it. */
	| HeldBack;

export interface HeldBack {
	kind: 'heldBack';
	reason: 'dailyLimit';
	/** When the limit's window ends at the latest, in milliseconds. */
	endsAt: number;
	/** Whether this is the story that met the limit. */
	isFirst: boolean;
}

/**
 * Sends a create unless that could make a second story. What this execution has published gives its
 * first answer again; what has an unknown outcome is not repeated; what was refused may be tried
 * again; what an earlier execution has published is skipped, if that is wanted; after Medium's daily
 * limit nothing is sent.
 *
 * @throws NodeOperationError when an earlier try of this execution has an unknown outcome, or when
 * n8n cannot tell what earlier executions have published
 * @throws NodeApiError when Medium refused, gave no clear answer, or accepts no more today
 */
export async function publishOnce(publishing: Publishing): Promise<Published> {
	const { functions, earlier } = publishing;
	const memory = new PublishingMemory(functions.getContext('node'));
	const id = creationId(publishing);
	const known = memory.recall(id);
	if (known?.state === 'published') return { kind: 'published', post: known.post };
	if (known?.state === 'unknown') throw notSentAgain(publishing, known.said);

	const before = await earlier?.stories.take(earlier.key);
	const skipped = earlier && skip(earlier, before);
	if (skipped) return skipped;
	// What an earlier execution left in doubt stays in doubt, whatever becomes of this try.
	const release = async (): Promise<void> => {
		if (before === 'new') await earlier?.stories.release(earlier.key);
	};
	const limit = new DailyLimit(functions, publishing.account);
	const closedUntil = limit.endsAt(Date.now());
	if (closedUntil !== undefined) {
		await release();
		return holdBack(publishing, { endsAt: closedUntil, isFirst: false });
	}

	// Before it is sent: whatever stops this execution now, the create is not taken for unsent.
	memory.rememberUnknown(id);
	const [sent] = await Promise.allSettled([publishing.send()]);
	const settlement = settle(sent);
	const now = Date.now();
	switch (settlement.kind) {
		case 'published':
			memory.rememberPublished(id, settlement.post, now);
			await earlier?.stories.markPublished(earlier.key);
			return settlement;
		case 'refused':
			memory.forget(id);
			await release();
			throw settlement.error;
		case 'dailyLimit':
			memory.forget(id);
			await release();
			return holdBack(publishing, {
				endsAt: limit.reach(now, memory.firstPublishedSince(now - WINDOW_MS)),
				isFirst: true,
			});
		case 'unknown':
			memory.rememberUnknown(id, messageOf(settlement.error));
			throw inDoubt(publishing, settlement.error);
	}
}

/** What comes of a story that an earlier execution has taken; undefined when it is to be sent. */
function skip({ key, whenUnknown }: EarlierStories, before?: Earlier): Published | undefined {
	if (before === 'published') return { kind: 'skipped', reason: 'alreadyPublished', key };
	if (before === 'unknown' && whenUnknown === 'skip') {
		return { kind: 'skipped', reason: 'outcomeUnknown', key };
	}
	return undefined;
}

function holdBack(publishing: Publishing, window: Pick<HeldBack, 'endsAt' | 'isFirst'>): Published {
	if (publishing.whenLimited === 'stop') throw overDailyLimit(publishing, window.endsAt);
	return { kind: 'heldBack', reason: 'dailyLimit', ...window };
}

/** Tells apart: the rounds of a loop, the items (equal ones too), and what is published where. */
function creationId({ functions, itemIndex, path, body }: Publishing): string {
	const runIndex = Number(functions.evaluateExpression('{{ $runIndex }}', itemIndex));
	const digest = createHash('sha256')
		.update(JSON.stringify([path, body]))
		.digest('hex');
	return `run ${runIndex}, item ${itemIndex}, ${digest}`;
}
