import { type IDataObject, type IPollFunctions, NodeOperationError } from 'n8n-workflow';
import { readSource } from '../descriptions/feedSource';
import { readTimeLimits } from '../descriptions/options';
import { readFilters, readShape } from '../descriptions/stories';
import { readSendLatest, triggerOnField } from '../descriptions/trigger';
import { readOption } from '../parameters/fields';
import { triggerParameters } from '../parameters/parameters';
import { advance, readCheckpoint } from './checkpoint';
import { checkValidators, fetchFeed } from '../feed/fetch';
import { passesFilters } from '../feed/filters';
import { shapeStory } from '../feed/shape';
import { type FeedStory, readStories } from '../feed/story';

const GAP =
	'At least ten stories appeared since the last poll, and a feed shows no more than ten: some may be missing. Poll more often.';
const RESUMED =
	'The feed could not be read when the trigger was started again. It is read at the next poll.';
/** The contexts of triggers that have polled; n8n keeps one for as long as a trigger is on. */
const started = new WeakSet<IPollFunctions>();

/**
 * Reads the feed once and gives what is new, oldest first. What was seen is remembered in the
 * workflow's static data, and only when a whole feed came: after anything else the next poll goes on
 * from the same state. In the editor the newest story is shown and nothing is remembered.
 *
 * @returns null when nothing is new
 * @throws NodeOperationError for what is wrong with a field, NodeApiError when no whole feed came
 */
export async function pollFeed(functions: IPollFunctions): Promise<IDataObject[] | null> {
	const parameters = triggerParameters(functions);
	const { feedUrl } = readSource(parameters);
	const occasion = readOption(parameters, triggerOnField);
	const filters = readFilters(parameters);
	const shape = readShape(parameters);
	const latest = readSendLatest(parameters);
	const timeoutMs = readTimeLimits(parameters).readMs;
	const passes = (story: FeedStory): boolean => passesFilters(story, filters);

	if (functions.getMode() === 'manual') {
		const { feed } = await fetchFeed({ functions, feedUrl, timeoutMs });
		const stories = readStories(feed);
		const newest = stories.filter(passes).sort(newestFirst)[0];
		if (!newest) throw nothingToShow(functions, stories.length);
		return [{ event: 'published', ...(await shapeStory(newest, shape)) }];
	}

	const store = functions.getWorkflowStaticData('node');
	const isKnown = readCheckpoint(store.checkpoint, feedUrl) !== undefined;
	const mayFail = isResumed(functions) && isKnown;
	// Where nothing is remembered of the feed, all of it is of interest.
	const validators = isKnown ? checkValidators(store.validators) : {};
	const [fetched] = await Promise.allSettled([
		fetchFeed({ functions, feedUrl, timeoutMs, validators }),
	]);
	if (fetched.status === 'rejected') {
		if (!mayFail) throw fetched.reason;
		functions.logger.warn(`Medium Trigger: ${RESUMED} (${feedUrl})`);
		return null;
	}
	const answer = fetched.value;
	if (answer.kind === 'unchanged') return null;

	// n8n's schedule does not wait for a slow answer: other polls may have been sent and answered
	// meanwhile. So what counts is what is remembered now, with no await until the new state is.
	const before = readCheckpoint(store.checkpoint, feedUrl);
	const { emit, state, gap } = advance(before, readStories(answer.feed), {
		feedUrl,
		alsoEdited: occasion === 'publishedOrEdited',
		latest,
	});
	const wanted = emit.filter(({ story }) => passes(story));
	// What is said waits for somebody to hear it: every story of this poll may be filtered out.
	const isGapUntold = gap || (before !== undefined && store.gap === true);
	store.checkpoint = state;
	store.validators = { ...answer.validators };
	store.gap = isGapUntold && wanted.length === 0;

	if (gap) functions.logger.warn(`Medium Trigger: ${GAP} (${feedUrl})`);
	const items = await Promise.all(
		wanted.map(async ({ story, event }) => ({ event, ...(await shapeStory(story, shape)) })),
	);
	const [oldest] = items;
	if (oldest && isGapUntold) Object.assign(oldest, { warnings: [GAP] });
	return oldest ? items : null;
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
