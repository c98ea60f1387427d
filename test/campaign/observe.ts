import type { IDataObject, INodeExecutionData, ITaskData } from 'n8n-workflow';

import type { LoggedRequest, StoredStory } from '../support/localMedium';
import type { WorkflowRun } from '../../sandbox/engine/workflowRun';
import type { Create, ExecutionObservation, Fate, Report, Story } from './observation';
import type { Plan } from './plan';
import { MEDIUM } from './workflow';

const MAY_EXIST = /may have been created|may already have this story/;
const TIMED_OUT = /Medium did not answer in time/;
const OVER_LIMIT = /accepts no more stories from you today/;

/** Faults under which a 429 is the daily limit's and can be read as such. */
const LEAVE_LIMIT = new Set(['dailyLimit', 'latency', 'wrongContentType']);

/** What the local Medium did in the time of one execution. */
export interface MediumRecord {
	requests: LoggedRequest[];
	stories: StoredStory[];
}

/** An execution that has ended: what n8n knows of it, and what the local Medium does. */
export interface Execution {
	run: WorkflowRun;
	record: MediumRecord;
}

/** Reads what became of each item, and of each create. */
export function observeExecution(
	plan: Plan,
	{ run, record: { requests, stories } }: Execution,
): ExecutionObservation {
	return {
		fates: readFates(plan, run),
		creates: requests.filter(isCreate).map(readCreate),
		stored: stories.map(readStory),
		readFaults: requests
			.filter(({ method, path }) => method === 'GET' && !isFeed(path))
			.flatMap(({ fault }) => fault ?? []),
		feedsRead: requests.filter(({ path }) => isFeed(path)).length,
		...(run.error === undefined ? {} : { stoppedBy: textOf(run.error) }),
	};
}

function isFeed(path: string): boolean {
	return path.startsWith('/feed/');
}

export function isCreate({ method, path }: LoggedRequest): boolean {
	return method === 'POST' && path.endsWith('/posts');
}

function readCreate({ body, fault, status, outcome }: LoggedRequest): Create {
	return {
		title: wordOf((body as IDataObject | undefined)?.title),
		...(fault === undefined ? {} : { fault }),
		...(status === undefined ? {} : { status }),
		overLimit: status === 429 && (fault === undefined || LEAVE_LIMIT.has(fault)),
		answered: outcome === 'answered',
	};
}

function readStory({ id, title, publishStatus, publicationId }: StoredStory): Story {
	return { id, title, publishStatus, ...(publicationId === undefined ? {} : { publicationId }) };
}

/** Follows every item through the rounds in which the node was executed. */
function readFates({ items }: Plan, run: WorkflowRun): Fate[] {
	const fates = items.map(({ title }): Fate => ({ title, state: 'notReached', reports: [] }));
	for (const task of run.runData[MEDIUM] ?? []) {
		const input = inputOf(task, run).map(({ json }) => fates[Number(json.position)]);
		const stoppedAt = itemIndexOf(task);
		input.forEach((fate, index) => {
			if (fate === undefined) throw new Error('The node was given an item that nobody sent it');
			if (stoppedAt === undefined || index === stoppedAt) fate.state = 'reported';
			else if (index < stoppedAt) fate.state = 'passed';
		});
		if (stoppedAt !== undefined) input[stoppedAt]?.reports.push(readError(textOf(task.error)));
		for (const item of (task.data?.main ?? []).flatMap((output) => output ?? [])) {
			const fate = input[pairOf(item)];
			if (fate === undefined) throw new Error('The node put out an item that belongs to no other');
			fate.reports.push(readItem(item.json));
		}
	}
	return fates;
}

function inputOf({ source }: ITaskData, run: WorkflowRun): INodeExecutionData[] {
	const from = source[0];
	if (!from) throw new Error('The node was executed without a node before it');
	const { previousNode, previousNodeOutput = 0, previousNodeRun = 0 } = from;
	return run.items(previousNode, previousNodeOutput, previousNodeRun);
}

/** Where the node stopped; undefined when it did not. */
function itemIndexOf({ error }: ITaskData): number | undefined {
	if (error === undefined) return undefined;
	const index: unknown = 'context' in error ? error.context?.itemIndex : undefined;
	if (typeof index !== 'number') throw new Error(`An error names no item: ${textOf(error)}`);
	return index;
}

function pairOf({ pairedItem }: INodeExecutionData): number {
	const [pair] = [pairedItem].flat();
	return typeof pair === 'object' ? pair.item : Number(pair);
}

function readItem(json: IDataObject): Report {
	if (json.error !== undefined) {
		return readError(`${wordOf(json.error)} ${wordOf(json.description)}`);
	}
	if (json.skipped === true) {
		return { kind: 'skipped', reason: wordOf(json.reason), key: wordOf(json.key) };
	}
	if (json.published === false && json.reason === 'dailyLimit') return { kind: 'heldBack' };
	return typeof json.id === 'string' && typeof json.title === 'string'
		? { kind: 'published', id: json.id, title: json.title }
		: { kind: 'strange', output: json };
}

function readError(text: string): Report {
	if (MAY_EXIST.test(text)) return { kind: 'unknown', text, timedOut: TIMED_OUT.test(text) };
	return { kind: OVER_LIMIT.test(text) ? 'overLimit' : 'refused', text };
}

function textOf(error: object | undefined): string {
	const { message, description } = (error ?? {}) as { message?: string; description?: string };
	return `${message ?? ''} ${description ?? ''}`;
}

function wordOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
