import type { IDataObject, WorkflowActivateMode } from 'n8n-workflow';
import nock from 'nock';

import { MediumTrigger } from '../../../nodes/Medium/MediumTrigger.node';
import { version } from '../../../package.json';
import type { WorkflowJson } from '../../../sandbox/engine/engine';
import { goOffline } from '../../support/offline';
import {
	type LoadedTrigger,
	loadTrigger,
	pollTrigger,
	type PollResult,
} from '../../support/pollTrigger';
import { runWorkflow } from '../../../sandbox/engine/runWorkflow';
import { createNode } from '../../../sandbox/engine/singleNode';
import type { WorkflowRun } from '../../../sandbox/engine/workflowRun';
import { type InventedStory, rss, START } from './feed/inventedFeed';

const TYPE = 'n8n-nodes-medium.mediumTrigger';
const nodeTypes = { [TYPE]: new MediumTrigger() };
const MINUTE = 60_000;

/** The story of a number: the higher, the newer. */
function story(number: number, fields: Partial<InventedStory> = {}): InventedStory {
	return {
		id: (0xabc000000000 + number).toString(16),
		title: `Story ${number}`,
		publishedAt: START + number * MINUTE,
		updatedAt: START + number * MINUTE,
		...fields,
	};
}

/** Numbers from one to another, newest first, as a feed shows them. */
function stories(from: number, to: number): InventedStory[] {
	return Array.from({ length: to - from + 1 }, (_, index) => story(to - index));
}

function site(): nock.Scope {
	return nock('https://medium.com', {
		reqheaders: { 'user-agent': `n8n-nodes-medium/${version}` },
		badheaders: ['authorization', 'cookie', 'if-none-match', 'if-modified-since'],
	});
}

function serve(served: InventedStory[]): void {
	site().get('/feed/@ida.brook').reply(200, rss(served));
}

function workflowOf(parameters: IDataObject): WorkflowJson {
	const node = createNode({
		name: 'Trigger',
		type: TYPE,
		parameters: { source: 'user', user: '@ida.brook', storyContent: 'none', ...parameters },
	});
	return { nodes: [node], connections: {} };
}

/** An active workflow that is polled; what it remembers goes through JSON, as in n8n's database. */
class Active {
	private staticData: IDataObject = {};

	constructor(private readonly parameters: IDataObject = {}) {}

	async poll(): Promise<unknown[] | null> {
		const { emitted } = await this.pollOnce();
		return emitted?.[0]?.map(({ json }) => json.title) ?? null;
	}

	async pollOnce(): Promise<PollResult> {
		const result = await pollTrigger({
			workflow: { ...workflowOf(this.parameters), staticData: this.staticData },
			nodeTypes,
			trigger: 'Trigger',
		});
		this.staticData = JSON.parse(JSON.stringify(result.staticData)) as IDataObject;
		return result;
	}

	/** Something more is in what the trigger remembers. */
	remember(more: IDataObject): void {
		const stored = this.staticData['node:Trigger'];
		expect(stored).toHaveProperty('checkpoint');
		Object.assign(stored as IDataObject, more);
	}

	/** Somebody edits the workflow. */
	change(parameters: IDataObject): void {
		Object.assign(this.parameters, parameters);
	}
}

async function fetchTestEvent(parameters: IDataObject = {}): Promise<WorkflowRun> {
	return await runWorkflow({ workflow: workflowOf(parameters), nodeTypes, mode: 'manual' });
}

describe('Medium Trigger, active', () => {
	goOffline();

	it('sends nothing at first, then each new story once, oldest first', async () => {
		const active = new Active();
		serve(stories(1, 3));
		expect(await active.poll()).toBeNull();
		serve(stories(1, 5));
		expect(await active.poll()).toEqual(['Story 4', 'Story 5']);
		serve(stories(1, 5));
		expect(await active.poll()).toBeNull();
	});

	it('sends the latest at first where it is asked to', async () => {
		const active = new Active({ options: { sendLatest: 2 } });
		serve(stories(1, 4));
		expect(await active.poll()).toEqual(['Story 3', 'Story 4']);
		serve(stories(1, 5));
		expect(await active.poll()).toEqual(['Story 5']);
	});

	it('sends a story that appears late, with an older date', async () => {
		const active = new Active();
		serve([story(9), story(3)]);
		await active.poll();
		serve([story(9), story(5), story(3)]);
		expect(await active.poll()).toEqual(['Story 5']);
	});

	it('sends an edited story again only where it is asked to', async () => {
		const edited = story(2, { title: 'Edited', updatedAt: START + 90 * MINUTE });
		for (const [triggerOn, expected] of [
			['published', null],
			['publishedOrEdited', ['Edited']],
		] as const) {
			const active = new Active({ triggerOn });
			serve(stories(1, 3));
			await active.poll();
			serve([story(3), edited, story(1)]);
			expect(await active.poll()).toEqual(expected);
			serve([story(3), edited, story(1)]);
			expect(await active.poll()).toBeNull();
		}
	});

	it.each<[string, number, string]>([
		['429', 429, 'Too many feed requests. See: https://medium.superfeedr.com'],
		['403', 403, ''],
		['a page', 200, '<!doctype html><html></html>'],
		['nothing', 200, ''],
		['404', 404, ''],
	])(
		'loses and repeats nothing over an answer with %s, and says that',
		async (_name, status, body) => {
			const active = new Active();
			serve(stories(1, 3));
			await active.poll();
			site().get('/feed/@ida.brook').reply(status, body);
			await expect(active.pollOnce()).rejects.toMatchObject({
				description: expect.stringContaining('No story is lost by this') as string,
			});
			serve(stories(1, 4));
			expect(await active.poll()).toEqual(['Story 4']);
		},
	);

	describe('when n8n starts', () => {
		const throttle = (): void => void site().get('/feed/@ida.brook').reply(429);
		const load = async (
			activation: WorkflowActivateMode,
			staticData: IDataObject = {},
		): Promise<LoadedTrigger> => {
			const workflow = { ...workflowOf({}), staticData };
			return await loadTrigger({ workflow, nodeTypes, trigger: 'Trigger', activation });
		};
		const remembered = async (): Promise<IDataObject> => {
			const trigger = await load('activate');
			serve(stories(1, 3));
			await trigger.poll();
			return trigger.staticData();
		};
		const refusal = 'Medium asks to read its feeds less often';

		it.each(['init', 'leadershipChange'] as const)(
			'%s: waits for the second poll to say that the feed cannot be had',
			async (activation) => {
				const trigger = await load(activation, await remembered());
				throttle();
				expect(await trigger.poll()).toBeNull();
				throttle();
				await expect(trigger.poll()).rejects.toThrow(refusal);
				serve(stories(1, 4));
				expect(await trigger.poll()).toMatchObject([[{ json: { title: 'Story 4' } }]]);
			},
		);

		it('says so at once where nothing is remembered, or a person has activated it', async () => {
			throttle();
			await expect((await load('init')).poll()).rejects.toThrow(refusal);
			for (const activation of ['activate', 'update'] as const) {
				const trigger = await load(activation, await remembered());
				throttle();
				await expect(trigger.poll()).rejects.toThrow(refusal);
			}
		});
	});

	it('says to poll less often where Medium throttles', async () => {
		site().get('/feed/@ida.brook').reply(429);
		await expect(new Active().pollOnce()).rejects.toMatchObject({
			message: 'Medium asks to read its feeds less often',
			description: expect.stringContaining('under Poll Times, every 15 minutes or more') as string,
		});
	});

	it('does not repeat what the next poll has sent while this one waited for its answer', async () => {
		const trigger = await loadTrigger({ workflow: workflowOf({}), nodeTypes, trigger: 'Trigger' });
		const titles = async (): Promise<unknown> =>
			(await trigger.poll())?.[0]?.map(({ json }) => json.title) ?? null;
		serve(stories(1, 3));
		expect(await titles()).toBeNull();
		site()
			.get('/feed/@ida.brook')
			.delay(200)
			.reply(200, rss(stories(1, 5)));
		serve(stories(1, 4));
		expect(await Promise.all([titles(), titles()])).toEqual([['Story 5'], ['Story 4']]);
		serve(stories(1, 5));
		expect(await titles()).toBeNull();
	});

	it('goes on from what a version stored that kept validators, and does not send them', async () => {
		const active = new Active();
		serve(stories(1, 3));
		await active.poll();
		active.remember({
			validators: { etag: '"one"', lastModified: 'Fri, 13 Mar 2026 17:39:08 GMT' },
		});
		serve(stories(1, 4));
		expect(await active.poll()).toEqual(['Story 4']);
		serve(stories(1, 4));
		expect(await active.poll()).toBeNull();
	});

	it('begins anew with another feed', async () => {
		const active = new Active();
		serve(stories(1, 3));
		await active.poll();
		active.change({ source: 'tag', tag: 'sea' });
		site()
			.get('/feed/tag/sea')
			.reply(200, rss(stories(11, 15)));
		expect(await active.poll()).toBeNull();
		site()
			.get('/feed/tag/sea')
			.reply(200, rss(stories(11, 16)));
		expect(await active.poll()).toEqual(['Story 16']);
	});

	it('says when stories may be missing, once, with the first story that is sent', async () => {
		const active = new Active({ filters: { words: 'Story 26' } });
		serve(stories(1, 10));
		await active.poll();
		// All ten are new, and all are filtered out.
		serve(stories(13, 22));
		expect(await active.poll()).toBeNull();
		serve(stories(17, 26));
		const { emitted } = await active.pollOnce();
		expect(emitted?.[0]?.map(({ json }) => [json.title, json.warnings])).toEqual([
			['Story 26', [expect.stringContaining('some may be missing. Poll more often.')]],
		]);
		active.change({ filters: {} });
		serve(stories(18, 27));
		const next = await active.pollOnce();
		expect(next.emitted?.[0]?.[0]?.json).not.toHaveProperty('warnings');
	});

	it('does not send later what the filters left out', async () => {
		const active = new Active({ filters: { tags: 'tide' } });
		serve(stories(1, 3));
		await active.poll();
		serve([story(5, { tags: ['tide'] }), ...stories(1, 4)]);
		expect(await active.poll()).toEqual(['Story 5']);
		active.change({ filters: {} });
		serve([story(5, { tags: ['tide'] }), ...stories(1, 4)]);
		expect(await active.poll()).toBeNull();
	});

	it.each<[string, IDataObject]>([
		['no object', { checkpoint: 'x', validators: 7, gap: 'yes' }],
		['another version', { checkpoint: { version: 9 } }],
	])('begins anew where what is stored is %s', async (_name, stored) => {
		serve(stories(1, 3));
		const { emitted } = await pollTrigger({
			workflow: { ...workflowOf({}), staticData: { 'node:Trigger': stored } },
			nodeTypes,
			trigger: 'Trigger',
		});
		expect(emitted).toBeNull();
	});

	it('tells what happened with each story, with its content', async () => {
		const active = new Active({ storyContent: 'markdown', options: { sendLatest: 1 } });
		serve([story(1, { content: '<p>A <em>word</em>.</p>' })]);
		const { emitted } = await active.pollOnce();
		expect(emitted?.[0]?.[0]?.json).toMatchObject({
			event: 'published',
			title: 'Story 1',
			content: 'A *word*.\n',
			url: 'https://medium.com/@ida.brook/story-abc000000001',
		});
	});

	it('explains a source that can be none', async () => {
		await expect(new Active({ source: 'tag', tag: '!!' }).pollOnce()).rejects.toThrow(
			'This is not a tag',
		);
	});
});

describe('Medium Trigger, Fetch Test Event', () => {
	goOffline();

	it('shows the newest story that passes the filters, and remembers nothing', async () => {
		serve([story(2), story(5), story(4, { tags: ['tide'] })]);
		const newest = await fetchTestEvent();
		expect(newest.items('Trigger').map(({ json }) => json.title)).toEqual(['Story 5']);
		expect(newest.staticData).toEqual({});

		serve([story(2), story(5), story(4, { tags: ['tide'] })]);
		const filtered = await fetchTestEvent({ filters: { tags: 'tide' } });
		expect(filtered.items('Trigger').map(({ json }) => json.title)).toEqual(['Story 4']);
	});

	it('says why there is nothing to show', async () => {
		serve([]);
		expect((await fetchTestEvent()).error?.message).toBe('There is no story in the feed yet');
		serve(stories(1, 3));
		expect((await fetchTestEvent({ filters: { tags: 'ebb' } })).error?.message).toBe(
			'None of the feed’s 3 stories passes the filters',
		);
	});
});
