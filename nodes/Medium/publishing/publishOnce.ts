import type { Post } from '../transport/answers';
import { type Creation, creationId, type EarlierStories } from './creation';
import { DailyLimit, WINDOW_MS } from './dailyLimit';
import { lookUp } from './lookUp';
import { PublishingMemory } from './executionMemory';
import { inDoubt, messageOf, notSentAgain, overDailyLimit } from './messages';
import type { Earlier } from './workflowMemory';
import { settle } from './outcome';

/** How a create ended that did not fail. */
export type Published =
	| { kind: 'published'; post: Post; isFromFeed?: boolean }
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
 * limit nothing is sent. What is in doubt is looked up before anything else is decided about it, if
 * that is wanted. All this is decided before Medium's API is asked for anything: what is known of a
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
	const confirm = async (post: Post): Promise<void> => {
		memory.rememberPublished(id, post, Date.now());
		await earlier?.stories.markPublished(earlier.key);
	};
	if (known?.state === 'unknown') {
		const looked = await lookUp(creation, memory, { sentAt: known.sentAt, isJustSent: false });
		if (looked?.kind !== 'found') throw notSentAgain(creation, known.said, looked?.said);
		await confirm(looked.post);
		return { kind: 'published', post: looked.post, isFromFeed: true };
	}

	const taken = await earlier?.stories.take(earlier.key);
	const before = taken === 'unknown' ? await settleEarlier(creation, memory) : taken;
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
	const sentAt = Date.now();
	const { title } = creation.body;
	memory.rememberUnknown(id, { title, sentAt });
	const [sent] = await Promise.allSettled([ready.value()]);
	const settlement = settle(sent);
	switch (settlement.kind) {
		case 'published':
			await confirm(settlement.post);
			return settlement;
		case 'refused':
			memory.forget(id);
			await release();
			throw settlement.error;
		case 'dailyLimit': {
			memory.forget(id);
			await release();
			const now = Date.now();
			return holdBack(creation, {
				endsAt: limit.reach(now, memory.firstPublishedSince(now - WINDOW_MS)),
				isFirst: true,
			});
		}
		case 'unknown': {
			memory.rememberUnknown(id, { title, sentAt, said: messageOf(settlement.error) });
			const looked = await lookUp(creation, memory, { sentAt, isJustSent: true });
			if (looked?.kind !== 'found') throw inDoubt(creation, settlement.error, looked?.said);
			await confirm(looked.post);
			return { kind: 'published', post: looked.post, isFromFeed: true };
		}
	}
}

/** Looks for a story that an earlier execution left in doubt. */
async function settleEarlier(creation: Creation, memory: PublishingMemory): Promise<Earlier> {
	const looked = await lookUp(creation, memory, { isJustSent: false });
	if (looked?.kind !== 'found') return 'unknown';
	await creation.earlier?.stories.markPublished(creation.earlier.key);
	return 'published';
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
