import type { Post } from '../transport/answers';
import { type Creation, creationId, type EarlierStories } from './creation';
import { DailyLimit, WINDOW_MS } from './dailyLimit';
import { PublishingMemory } from './memory';
import { inDoubt, messageOf, notSentAgain, overDailyLimit } from './messages';
import type { Earlier } from './publishedStories';
import { settle } from './settle';

/** How a create ended that did not fail. */
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
 * limit nothing is sent. All this is decided before Medium is asked for anything: what is known of a
 * story must not be lost because something else went wrong.
 *
 * @throws NodeOperationError when an earlier try of this execution has an unknown outcome, or when
 * n8n cannot tell what earlier executions have published
 * @throws NodeApiError when Medium refused, gave no clear answer, or accepts no more today
 */
export async function publishOnce(creation: Creation): Promise<Published> {
	const { functions, earlier } = creation;
	const memory = new PublishingMemory(functions.getContext('node'));
	const id = creationId(creation);
	const known = memory.recall(id);
	if (known?.state === 'published') return { kind: 'published', post: known.post };
	if (known?.state === 'unknown') throw notSentAgain(creation, known.said);

	const before = await earlier?.stories.take(earlier.key);
	const skipped = earlier && skip(earlier, before);
	if (skipped) return skipped;
	// What an earlier execution left in doubt stays in doubt, whatever becomes of this try.
	const release = async (): Promise<void> => {
		if (before === 'new') await earlier?.stories.release(earlier.key);
	};
	const limit = new DailyLimit(functions, creation.account);
	const closedUntil = limit.endsAt(Date.now());
	if (closedUntil !== undefined) {
		await release();
		return holdBack(creation, { endsAt: closedUntil, isFirst: false });
	}

	const [ready] = await Promise.allSettled([creation.makeReady()]);
	if (ready.status === 'rejected') {
		await release();
		throw ready.reason;
	}
	// Before it is sent: whatever stops this execution now, the create is not taken for unsent.
	memory.rememberUnknown(id);
	const [sent] = await Promise.allSettled([ready.value()]);
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
			return holdBack(creation, {
				endsAt: limit.reach(now, memory.firstPublishedSince(now - WINDOW_MS)),
				isFirst: true,
			});
		case 'unknown':
			memory.rememberUnknown(id, messageOf(settlement.error));
			throw inDoubt(creation, settlement.error);
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

function holdBack(creation: Creation, window: Pick<HeldBack, 'endsAt' | 'isFirst'>): Published {
	if (creation.whenLimited === 'stop') throw overDailyLimit(creation, window.endsAt);
	return { kind: 'heldBack', reason: 'dailyLimit', ...window };
}
