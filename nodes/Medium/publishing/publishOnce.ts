import { messageOf } from '../helpers/messageOf';
import type { Post } from '../transport/answers';
import { DailyLimit, WINDOW_MS } from './dailyLimit';
import type { SearchTerms } from './feedCheck';
import { notSentAgain, outcomeUnknown, overDailyLimit } from './messages';
import { decideOutcome } from './outcome';
import { type RecordedStory, StoryRecord } from './storyRecord';
import type { WorkflowMemory } from './workflowMemory';

/** A story to publish, and how to keep it from being published twice. */
export interface PublishRequest extends RecordedStory {
	/** The credential that is used; the daily limit counts per account. */
	account: string;
	/**
	 * Does what Medium needs before the create, such as uploads, and returns the function that sends
	 * the create. Not called for a story that is not sent.
	 */
	prepare: () => Promise<() => Promise<Post>>;
	earlier?: {
		memory: WorkflowMemory;
		/** What to do with a story whose outcome in an earlier execution is unknown. */
		whenUnknown: 'skip' | 'sendAgain';
	};
	/** Whether a story over the daily limit stops the execution or waits for another one. */
	whenLimited: 'stop' | 'continueLater';
}

/** What became of a story, where nothing failed. */
export type PublishResult =
	| { kind: 'published'; post: Post; isFromFeed?: boolean }
	/** An earlier execution has published it, or may have. */
	| { kind: 'skipped'; reason: 'alreadyPublished' | 'outcomeUnknown'; key: string }
	/** Nothing was created; a later execution may send it. */
	| Postponed;

export interface Postponed {
	kind: 'postponed';
	reason: 'dailyLimit';
	/** When the limit's window ends at the latest, in milliseconds. */
	endsAt: number;
	/** Whether this is the story that met the limit. */
	isFirst: boolean;
}

/**
 * Sends a create unless that could make a second story. The first step that decides is the last; all
 * but the sending itself decide before Medium's API is called, so that nothing known about a story
 * is lost because something else goes wrong.
 *
 * @throws NodeOperationError when the outcome of an earlier try in this execution is unknown, or when
 * n8n cannot tell what earlier executions have published
 * @throws NodeApiError when Medium rejected it, gave no clear response, or accepts no more today
 */
export async function publishOnce(request: PublishRequest): Promise<PublishResult> {
	const record = new StoryRecord(request);
	return (
		(await repeatResult(request, record)) ??
		(await skipIfPublished(request, record)) ??
		(await postponeAfterLimit(request, record)) ??
		(await send(request, record))
	);
}

/** A retry returns the response of the first try; one whose outcome is unknown is not repeated. */
async function repeatResult(
	request: PublishRequest,
	record: StoryRecord,
): Promise<PublishResult | undefined> {
	const known = record.earlierTry();
	if (known?.state !== 'unknown') return known && { kind: 'published', post: known.post };
	return await findInFeed(record, { sentAt: known.sentAt, isJustSent: false }, (note) =>
		notSentAgain(request, known.said, note),
	);
}

async function skipIfPublished(
	{ earlier }: PublishRequest,
	record: StoryRecord,
): Promise<PublishResult | undefined> {
	if (!earlier) return undefined;
	const { key } = earlier.memory;
	const state = await record.reserve(earlier);
	if (state === 'published') return { kind: 'skipped', reason: 'alreadyPublished', key };
	if (state === 'new' || earlier.whenUnknown === 'sendAgain') return undefined;
	return { kind: 'skipped', reason: 'outcomeUnknown', key };
}

/** Sends nothing more once Medium has said, in this execution, that the daily limit is reached. */
async function postponeAfterLimit(
	request: PublishRequest,
	record: StoryRecord,
): Promise<PublishResult | undefined> {
	const endsAt = new DailyLimit(request.functions, request.account).endsAt(Date.now());
	if (endsAt === undefined) return undefined;
	await record.release();
	return postpone(request, { endsAt, isFirst: false });
}

async function send(request: PublishRequest, record: StoryRecord): Promise<PublishResult> {
	const sendCreate = await prepare(request, record);
	record.markSent();
	let post: Post;
	try {
		post = await sendCreate();
	} catch (error) {
		return await handleFailure(request, record, error);
	}
	await record.confirm(post);
	return { kind: 'published', post };
}

async function prepare(request: PublishRequest, record: StoryRecord): Promise<() => Promise<Post>> {
	let sendCreate: (() => Promise<Post>) | undefined;
	try {
		sendCreate = await request.prepare();
		return sendCreate;
	} finally {
		if (sendCreate === undefined) await record.release();
	}
}

async function handleFailure(
	request: PublishRequest,
	record: StoryRecord,
	error: unknown,
): Promise<PublishResult> {
	const outcome = decideOutcome(error);
	if (outcome === 'unknown') {
		const sentAt = record.markUnknown(messageOf(error));
		return await findInFeed(record, { sentAt, isJustSent: true }, (note) =>
			outcomeUnknown(request, error, note),
		);
	}
	await record.release();
	if (outcome === 'rejected') throw error;
	const now = Date.now();
	const endsAt = new DailyLimit(request.functions, request.account).reach(
		now,
		record.firstPublishedSince(now - WINDOW_MS),
	);
	return postpone(request, { endsAt, isFirst: true });
}

function postpone(
	request: PublishRequest,
	limit: Pick<Postponed, 'endsAt' | 'isFirst'>,
): Postponed {
	if (request.whenLimited === 'stop') throw overDailyLimit(request, limit.endsAt);
	return { kind: 'postponed', reason: 'dailyLimit', ...limit };
}

/** A story whose outcome is unknown is published if the feed shows it; otherwise this throws. */
async function findInFeed(
	record: StoryRecord,
	terms: Omit<SearchTerms, 'otherIds'>,
	toError: (note: string | undefined) => Error,
): Promise<PublishResult> {
	const checked = await record.checkFeed(terms);
	if (checked?.kind !== 'found') throw toError(checked?.note);
	await record.confirm(checked.post);
	return { kind: 'published', post: checked.post, isFromFeed: true };
}
