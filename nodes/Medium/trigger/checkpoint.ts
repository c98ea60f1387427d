import { createHash } from 'crypto';
import { isRecord } from '../helpers/isRecord';

/** What is needed of a story to tell whether it is new. Times are ISO 8601. */
export interface Tracked {
	id: string;
	publishedAt?: string;
	updatedAt?: string;
}

/** A story that was seen: its key, when it was published and updated, in milliseconds since 1970. */
type Seen = [key: string, publishedAt: number | null, updatedAt: number | null];

/** What is remembered between two polls; JSON, about 25 kB at most for Medium's feeds. */
export interface Checkpoint {
	version: 1;
	/** Whose feed this is about: another feed begins anew. */
	feedUrl: string;
	/** Nothing published up to then, in milliseconds, is new when it comes up at a feed's end. */
	mark: number | null;
	/** Every story seen lately, those of the feed as it was last read included. */
	seen: Seen[];
}

export interface AdvanceOptions {
	feedUrl: string;
	/** Whether a story that was seen is emitted again after an edit, once for each edit seen. */
	alsoEdited?: boolean;
	/** How many of the newest stories the first reading emits. */
	latest?: number;
}

export interface Advance<Story> {
	/** Oldest first. */
	emit: Array<{ story: Story; event: 'published' | 'edited' }>;
	state: Checkpoint;
	/** More stories appeared since the last reading than the feed holds: some may never be seen. */
	gap: boolean;
}

/** How many stories are remembered, and looked at in a feed; Medium's have ten. */
const MAX_SEEN = 500;
/** A feed of Medium's that is shorter shows all there is (MEDIUM.md, section 4). */
const FEED_LENGTH = 10;
/** Longer ids, of feeds that are not Medium's, are remembered as a digest. */
const MAX_KEY_LENGTH = 64;

/**
 * Reads what was stored. It is checked, since anybody can have changed it.
 *
 * @returns undefined when nothing usable is stored for this feed: it is read for the first time
 */
export function readCheckpoint(stored: unknown, feedUrl: string): Checkpoint | undefined {
	if (!isRecord(stored) || stored.version !== 1 || stored.feedUrl !== feedUrl) return undefined;
	const { mark, seen } = stored;
	if (!(mark === null || isTime(mark)) || !Array.isArray(seen)) return undefined;
	return { version: 1, feedUrl, mark, seen: seen.slice(-MAX_SEEN).flatMap(readSeen) };
}

/** An entry whose times are odd still says that the story was seen. */
function readSeen(entry: unknown): Seen[] {
	if (!Array.isArray(entry)) return [];
	const [key, publishedAt, updatedAt] = entry as unknown[];
	if (typeof key !== 'string' || key.length > MAX_KEY_LENGTH) return [];
	return [[key, isTime(publishedAt) ? publishedAt : null, isTime(updatedAt) ? updatedAt : null]];
}

function isTime(value: unknown): value is number {
	return typeof value === 'number' && Number.isFinite(value);
}

/**
 * Compares a feed with what was seen before. Ids decide, not dates: a story that appears late with
 * an older date is new, one that was seen is not, however often it leaves the feed and comes back.
 * The first reading emits nothing but what is asked for. Only whole feeds may come here.
 *
 * Old stories come up at the end of a full feed when newer ones are deleted. They are told by being
 * older than the mark, with nothing known after them: a date older than the feed's oldest one, when
 * it was first read or of stories forgotten since.
 *
 * @param state undefined at the first reading
 * @param stories in the feed's order, newest first; not changed
 */
export function advance<Story extends Tracked>(
	state: Checkpoint | undefined,
	stories: readonly Story[],
	options: AdvanceOptions,
): Advance<Story> {
	const served = distinct(stories).slice(0, MAX_SEEN);
	if (state === undefined) return begin(served, options);

	const seen = new Map(state.seen.map((entry) => [entry[0], entry]));
	const isNew = ({ key }: Served<Story>): boolean => !seen.has(key);
	let end = served.length;
	while (end > 0 && isNew(served[end - 1]!) && isOlder(served[end - 1]!, state.mark)) end -= 1;

	const fresh = served.slice(0, end).filter(isNew);
	const edited = options.alsoEdited
		? served.filter((one) => isLater(one.updatedAt, seen.get(one.key)?.[2]))
		: [];
	return {
		emit: inOrder([
			...fresh.map((one) => ({ one, event: 'published' as const, at: one.publishedAt })),
			...edited.map((one) => ({ one, event: 'edited' as const, at: one.updatedAt })),
		]),
		state: remember(state, served),
		gap: fresh.length >= FEED_LENGTH && fresh.length === served.length,
	};
}

/** A story of the feed as it was just read. */
interface Served<Story> {
	story: Story;
	key: string;
	publishedAt: number | null;
	updatedAt: number | null;
}

function distinct<Story extends Tracked>(stories: readonly Story[]): Array<Served<Story>> {
	const found = new Map<string, Served<Story>>();
	for (const story of stories) {
		const key = keyOf(story.id);
		const publishedAt = timeOf(story.publishedAt);
		const updatedAt = timeOf(story.updatedAt);
		if (!found.has(key)) found.set(key, { story, key, publishedAt, updatedAt });
	}
	return [...found.values()];
}

function begin<Story>(served: Array<Served<Story>>, options: AdvanceOptions): Advance<Story> {
	const times = served.flatMap(({ publishedAt }) => publishedAt ?? []);
	const mark = served.length >= FEED_LENGTH && times.length > 0 ? Math.min(...times) : null;
	const newestLast = inOrder(
		served.map((one) => ({ one, event: 'published' as const, at: one.publishedAt })),
	);
	const latest = Math.max(0, Math.floor(options.latest ?? 0));
	return {
		emit: latest === 0 ? [] : newestLast.slice(-latest),
		state: remember({ version: 1, feedUrl: options.feedUrl, mark, seen: [] }, served),
		gap: false,
	};
}

/** Adds what was served; the oldest stories that are in the feed no more make room. */
function remember<Story>(state: Checkpoint, served: Array<Served<Story>>): Checkpoint {
	const before = new Map(state.seen.map((entry) => [entry[0], entry]));
	const current = served.map(({ key, publishedAt, updatedAt }): Seen => {
		const known = before.get(key);
		before.delete(key);
		// The first date counts, and the last edit: a feed may come out of an old cache.
		return [key, known?.[1] ?? publishedAt, laterOf(known?.[2], updatedAt)];
	});
	const gone = [...before.values()].sort((one, other) => (one[1] ?? 0) - (other[1] ?? 0));
	const forgotten = gone.splice(0, Math.max(0, gone.length + current.length - MAX_SEEN));
	const mark = forgotten.reduce((latest, [, at]) => laterOf(latest, at), state.mark);
	return { ...state, mark, seen: [...gone, ...current] };
}

function inOrder<Story>(
	events: Array<{ one: Served<Story>; event: 'published' | 'edited'; at: number | null }>,
): Advance<Story>['emit'] {
	return events
		.reverse()
		.sort((one, other) => (one.at ?? Infinity) - (other.at ?? Infinity) || 0)
		.map(({ one, event }) => ({ story: one.story, event }));
}

function isOlder({ publishedAt }: { publishedAt: number | null }, mark: number | null): boolean {
	return publishedAt !== null && mark !== null && publishedAt <= mark;
}

/** Whether a story that was seen has changed; what had no date then has none to compare with. */
function isLater(time: number | null, before: number | null | undefined): boolean {
	return time !== null && before !== null && before !== undefined && time > before;
}

function laterOf(one: number | null | undefined, other: number | null | undefined): number | null {
	const later = Math.max(one ?? -Infinity, other ?? -Infinity);
	return Number.isFinite(later) ? later : null;
}

function timeOf(written: string | undefined): number | null {
	const time = written === undefined ? NaN : Date.parse(written);
	return Number.isNaN(time) ? null : time;
}

function keyOf(id: string): string {
	return id.length <= MAX_KEY_LENGTH ? id : createHash('sha256').update(id).digest('hex');
}
