import { type IDataObject, type IPollFunctions, NodeOperationError } from 'n8n-workflow';
import { readSource } from '../descriptions/feedSource';
import { readTimeLimits } from '../descriptions/options';
import { readFilters, readShape } from '../descriptions/stories';
import { readSendLatest, triggerOnField } from '../descriptions/trigger';
import { readOption } from '../parameters/fields';
import { triggerParameters } from '../parameters/parameters';
import { type Advance, advance, readCheckpoint } from './checkpoint';
import { fetchFeed } from '../feed/fetch';
import type { Feed } from '../feed/parse';
import { passesFilters, type StoryFilters } from '../feed/filters';
import { shapeStory, type StoryShape } from '../feed/shape';
import { type FeedStory, readStories } from '../feed/story';

const GAP =
	'At least ten stories appeared since the last poll, and a feed shows no more than ten: some may be missing. Poll more often.';
const RESUMED =
	'The feed could not be read when the trigger was started again. It is read at the next poll.';
/** The contexts of triggers that have polled; n8n keeps one for as long as a trigger is on. */
const started = new WeakSet<IPollFunctions>();

/** What the fields of the trigger say. */
interface PollSettings {
	feedUrl: string;
	alsoEdited: boolean;
	filters: StoryFilters;
	shape: StoryShape;
	/** How many stories to emit when the feed is read for the first time. */
	latest: number;
	timeoutMs: number;
}

/**
 * Reads the feed once and returns what is new, oldest first. In the editor it returns the newest
 * story instead, and remembers nothing.
 *
 * @returns null when nothing is new
 * @throws NodeOperationError for what is wrong with a field, NodeApiError when no whole feed came
 */
export async function pollFeed(functions: IPollFunctions): Promise<IDataObject[] | null> {
	const settings = readSettings(functions);
	return functions.getMode() === 'manual'
		? [await findNewest(functions, settings)]
		: await emitNew(functions, settings);
}

function readSettings(functions: IPollFunctions): PollSettings {
	const parameters = triggerParameters(functions);
	return {
		feedUrl: readSource(parameters).feedUrl,
		alsoEdited: readOption(parameters, triggerOnField) === 'publishedOrEdited',
		filters: readFilters(parameters),
		shape: readShape(parameters),
		latest: readSendLatest(parameters),
		timeoutMs: readTimeLimits(parameters).readMs,
	};
}

/** @throws NodeOperationError when the feed has no story that passes the filters */
async function findNewest(
	functions: IPollFunctions,
	{ feedUrl, timeoutMs, filters, shape }: PollSettings,
): Promise<IDataObject> {
	const stories = readStories(await fetchFeed({ functions, feedUrl, timeoutMs }));
	const [newest] = stories.filter((story) => passesFilters(story, filters)).sort(newestFirst);
	if (!newest) throw nothingToShow(functions, stories.length);
	return { event: 'published', ...(await shapeStory(newest, shape)) };
}

async function emitNew(
	functions: IPollFunctions,
	settings: PollSettings,
): Promise<IDataObject[] | null> {
	const feed = await fetchUnlessResuming(functions, settings);
	if (feed === undefined) return null;
	const { events, warning } = remember(functions, settings, feed);
	const items = await Promise.all(
		events.map(async ({ story, event }): Promise<IDataObject> => {
			return { event, ...(await shapeStory(story, settings.shape)) };
		}),
	);
	const [oldest] = items;
	if (!oldest) return null;
	if (warning !== undefined) oldest.warnings = [warning];
	return items;
}

/** Fetches the feed; undefined when it cannot be read at a poll that may fail (see `isResumed`). */
async function fetchUnlessResuming(
	functions: IPollFunctions,
	{ feedUrl, timeoutMs }: PollSettings,
): Promise<Feed | undefined> {
	const store = functions.getWorkflowStaticData('node');
	const isKnown = readCheckpoint(store.checkpoint, feedUrl) !== undefined;
	const mayFail = isResumed(functions) && isKnown;
	const request = { functions, feedUrl, timeoutMs };
	if (!mayFail) return await fetchFeed(request);
	try {
		return await fetchFeed(request);
	} catch {
		functions.logger.warn(`Medium Trigger: ${RESUMED} (${feedUrl})`);
		return undefined;
	}
}

/**
 * Stores in the workflow's static data what was seen. Called only with a whole feed: after anything
 * else the next poll goes on from the same state.
 *
 * n8n's schedule does not wait for a slow answer, and other polls may have been sent and answered
 * meanwhile. So the state is read and written here, without an await in between.
 *
 * @returns what to emit, oldest first, and a warning to emit with the first of it
 */
function remember(
	functions: IPollFunctions,
	{ feedUrl, alsoEdited, latest, filters }: PollSettings,
	feed: Feed,
): { events: Advance<FeedStory>['emit']; warning?: string } {
	const store = functions.getWorkflowStaticData('node');
	const before = readCheckpoint(store.checkpoint, feedUrl);
	const { emit, state, gap } = advance(before, readStories(feed), { feedUrl, alsoEdited, latest });
	const events = emit.filter(({ story }) => passesFilters(story, filters));
	// The warning waits for the next story that is emitted: the filters may stop all of this poll's.
	const isGapUntold = gap || (before !== undefined && store.gap === true);
	store.checkpoint = state;
	store.gap = isGapUntold && events.length === 0;
	if (gap) functions.logger.warn(`Medium Trigger: ${GAP} (${feedUrl})`);
	return { events, ...(isGapUntold && { warning: GAP }) };
}

/**
 * Whether this is the first poll of a trigger that was on before n8n was started, or before another
 * of its instances took over. When that fails for 15 seconds, n8n switches the trigger off, after
 * later starts too, and nobody is there to see it (tried with 2.41.1). The polls after it may fail.
 */
function isResumed(functions: IPollFunctions): boolean {
	const isFirst = !started.has(functions);
	started.add(functions);
	return isFirst && ['init', 'leadershipChange'].includes(functions.getActivationMode());
}

function newestFirst(one: FeedStory, other: FeedStory): number {
	return (other.publishedAt ?? '').localeCompare(one.publishedAt ?? '');
}

function nothingToShow(functions: IPollFunctions, count: number): NodeOperationError {
	return count === 0
		? new NodeOperationError(functions.getNode(), 'There is no story in the feed yet', {
				description: 'The workflow will start with the first one that is published.',
			})
		: new NodeOperationError(
				functions.getNode(),
				`None of the feed’s ${count} stories passes the filters`,
				{
					description:
						'Take a filter out to see a story here. Once published, stories that pass will start the workflow.',
				},
			);
}
