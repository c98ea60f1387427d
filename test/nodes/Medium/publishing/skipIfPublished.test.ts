import type { IDataObject } from 'n8n-workflow';

import { type MemoryDeduplicator, useDeduplication } from '../../../support/deduplication';
import { CREDENTIALS, NODE_TYPE, POST_PARAMETERS } from '../../../support/mediumNode';
import { goOffline } from '../../../support/offline';
import { MediumApi } from '../../../../credentials/MediumApi.credentials';
import { MediumOAuth2Api } from '../../../../credentials/MediumOAuth2Api.credentials';
import { Medium } from '../../../../nodes/Medium/Medium.node';
import { runWorkflow } from '../../../../sandbox/engine/runWorkflow';
import { connect, createNode, type NodeUnderTest } from '../../../../sandbox/engine/singleNode';
import { startNode } from '../../../../sandbox/engine/startNode';
import type { WorkflowRun } from '../../../../sandbox/engine/workflowRun';
import { storeCreates } from './medium';

const SKIP = {
	...POST_PARAMETERS,
	title: '={{ $json.title }}',
	skipIfPublished: true,
	recognizeBy: 'expression',
	storyKey: '={{ $json.title }}',
};

interface Execution {
	parameters?: IDataObject;
	settings?: Partial<NodeUnderTest>;
	/** How many Medium nodes follow each other. */
	nodes?: number;
	workflowId?: string;
}

/** One execution of a workflow whose Medium nodes get all titles. */
async function publish(titles: string[], execution: Execution = {}): Promise<WorkflowRun> {
	const { parameters, settings, nodes = 1, workflowId } = execution;
	const names = Array.from({ length: nodes }, (_, index) =>
		index === 0 ? 'Node' : `Node ${index}`,
	);
	const tested = names.map((name) =>
		createNode({
			id: name,
			name,
			type: NODE_TYPE,
			typeVersion: 2,
			parameters: { authentication: 'accessToken', ...SKIP, ...parameters },
			credentials: ['mediumApi'],
			...settings,
		}),
	);
	return await runWorkflow({
		workflow: {
			id: workflowId,
			nodes: [startNode(), ...tested],
			connections: connect('Start', ...names),
		},
		nodeTypes: { [NODE_TYPE]: new Medium() },
		credentialTypes: [MediumApi, MediumOAuth2Api],
		credentials: CREDENTIALS,
		input: titles.map((title) => ({ json: { title } })),
	});
}

const outcomes = ({ items }: WorkflowRun, node = 'Node'): unknown[] =>
	items(node).map(({ json }) => json.reason ?? json.id ?? json.error);

describe('Skip If Already Published', () => {
	goOffline();
	let memory: MemoryDeduplicator;
	beforeEach(async () => {
		memory = await useDeduplication();
	});

	it('a second execution skips what the first has published, with the item link', async () => {
		const medium = storeCreates();
		await publish(['a', 'b']);

		const { items } = await publish(['a', 'c', 'b']);

		expect(medium.stored).toEqual(['a', 'b', 'c']);
		expect(items('Node').map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[{ skipped: true, reason: 'alreadyPublished', key: 'a' }, { item: 0 }],
			[expect.objectContaining({ id: 'f3', title: 'c' }), { item: 1 }],
			[{ skipped: true, reason: 'alreadyPublished', key: 'b' }, { item: 2 }],
		]);
	});

	it('is off unless it is switched on', async () => {
		const medium = storeCreates();
		await publish(['a'], { parameters: { skipIfPublished: false } });
		await publish(['a'], { parameters: { skipIfPublished: false } });
		expect(medium.stored).toEqual(['a', 'a']);
		expect(memory.calls).toEqual([]);
	});

	it('skips within an execution too', async () => {
		const medium = storeCreates();
		const run = await publish(['a', 'a']);
		expect(medium.stored).toEqual(['a']);
		expect(outcomes(run)).toEqual(['f1', 'alreadyPublished']);
	});

	it('leaves skipped items out when told to; the links of the others stay right', async () => {
		storeCreates();
		await publish(['a']);

		const { items } = await publish(['a', 'b', 'a'], {
			parameters: { skipOptions: { skippedItems: 'leaveOut' } },
		});

		expect(items('Node')).toHaveLength(1);
		expect(items('Node')[0]).toMatchObject({ json: { id: 'f2' }, pairedItem: { item: 1 } });
	});

	describe('recognizes a story by', () => {
		it('its canonical URL, written in any way', async () => {
			const medium = storeCreates();
			const by = (canonicalUrl: string): Execution => ({
				parameters: { recognizeBy: 'canonicalUrl', additionalFields: { canonicalUrl } },
			});
			await publish(['a'], by('https://example.com/a'));
			const second = await publish(['a, edited'], by('http://www.example.com/a/?utm_source=x#top'));

			expect(medium.stored).toEqual(['a']);
			expect(second.items('Node')[0]?.json).toEqual({
				skipped: true,
				reason: 'alreadyPublished',
				key: 'https://example.com/a',
			});
		});

		it('its title and content: an edited one is another one', async () => {
			const medium = storeCreates();
			const by = (content: string): Execution => ({
				parameters: { recognizeBy: 'titleAndContent', content },
			});
			await publish(['a'], by('# a\n\nText.'));
			const same = await publish(['a'], by('# a\r\n\r\nText.\n'));
			const edited = await publish(['a'], by('# a\n\nText!'));

			expect(medium.stored).toEqual(['a', 'a']);
			expect(outcomes(same)).toEqual(['alreadyPublished']);
			expect(outcomes(edited)).toEqual(['f2']);
		});
	});

	describe('remembers for', () => {
		it('each node on its own, unless told otherwise', async () => {
			const medium = storeCreates();
			const run = await publish(['a'], { nodes: 2, parameters: { storyKey: 'one' } });
			expect(medium.stored).toHaveLength(2);
			expect(outcomes(run, 'Node 1')).toEqual(['f2']);
		});

		it('the whole workflow, when told to', async () => {
			const medium = storeCreates();
			const run = await publish(['a'], {
				nodes: 2,
				parameters: { storyKey: 'one', skipOptions: { scope: 'workflow' } },
			});
			expect(medium.stored).toHaveLength(1);
			expect(outcomes(run, 'Node 1')).toEqual(['alreadyPublished']);
		});

		it('as many stories as it is told to, and not many more', async () => {
			storeCreates();
			const few: Execution = { parameters: { skipOptions: { keysToRemember: 3 } } };
			const titles = Array.from({ length: 120 }, (_, index) => `story ${index}`);
			await publish(titles, few);

			expect(memory.entries()).toHaveLength(9);
			expect(memory.entries().at(-1)).toContain('story 119');
			expect(outcomes(await publish(titles.slice(-3), few))).toEqual(
				Array(3).fill('alreadyPublished'),
			);
		});
	});

	it.each([400, 401, 403, 413, 429])('a %i frees the key', async (status) => {
		const medium = storeCreates(status);
		expect((await publish(['a'])).finished).toBe(false);
		expect(memory.entries()).toEqual([]);

		const second = await publish(['a']);
		expect(medium.requests).toEqual(['a', 'a']);
		expect(outcomes(second)).toEqual(['f1']);
	});

	describe('after an unknown outcome', () => {
		it.each<500 | 'lost'>([500, 'lost'])(
			'(%s) the story is skipped, and said to be in doubt',
			async (fault) => {
				const medium = storeCreates(fault);
				const first = await publish(['a']);
				expect(first.error?.description).toContain('Send Again');

				const second = await publish(['a', 'b'], {
					parameters: { skipOptions: { skippedItems: 'leaveOut' } },
				});

				expect(medium.requests).toEqual(['a', 'b']);
				expect(second.items('Node')[0]?.json).toEqual({
					skipped: true,
					reason: 'outcomeUnknown',
					key: 'a',
				});
				expect(second.nodes['Node']?.[0]?.hints[0]?.message).toMatch(
					/An earlier execution sent “a”.*stories and drafts.*Send Again/,
				);
			},
		);

		it('it is sent again by If the Outcome Is Unknown, and is settled then', async () => {
			const medium = storeCreates(500);
			const again: Execution = { parameters: { skipOptions: { unknownOutcome: 'sendAgain' } } };
			await publish(['a'], again);
			const second = await publish(['a'], again);
			const third = await publish(['a'], again);

			expect(medium.requests).toEqual(['a', 'a']);
			expect(outcomes(second)).toEqual(['f1']);
			expect(outcomes(third)).toEqual(['alreadyPublished']);
		});

		it('a refusal of the second try does not settle the first', async () => {
			const medium = storeCreates('lost', 403);
			await publish(['a']);
			await publish(['a'], { parameters: { skipOptions: { unknownOutcome: 'sendAgain' } } });
			const third = await publish(['a']);

			expect(medium.requests).toEqual(['a', 'a']);
			expect(outcomes(third)).toEqual(['outcomeUnknown']);
		});
	});

	describe('an n8n that is killed', () => {
		/** What the database holds after each of its changes, in order. */
		function keepStates(): string[][] {
			const states: string[][] = [];
			for (const method of ['checkProcessedAndRecord', 'removeProcessed'] as const) {
				const change = memory[method].bind(memory) as (...asked: unknown[]) => Promise<unknown>;
				jest.spyOn(memory, method).mockImplementation(async (...asked: unknown[]) => {
					const answer = await change(...asked);
					states.push(memory.entries());
					return answer as never;
				});
			}
			return states;
		}

		/** What the next execution says of the story, were n8n killed at that state. */
		async function afterwards(state: string[]): Promise<unknown[]> {
			jest.restoreAllMocks();
			memory.restore('workflow Node', state);
			return outcomes(await publish(['a']));
		}

		it('while it publishes leaves the story in doubt, or published', async () => {
			storeCreates();
			const states = keepStates();
			await publish(['a']);

			const said = [];
			for (const state of states) said.push((await afterwards(state))[0]);
			expect(said).toEqual(['outcomeUnknown', 'alreadyPublished']);
		});

		it('while it skips a published story leaves it published', async () => {
			storeCreates();
			await publish(['a']);
			const states = keepStates();
			await publish(['a']);

			expect(states.length).toBeGreaterThan(0);
			for (const state of states) expect(await afterwards(state)).toEqual(['alreadyPublished']);
		});

		it('while it skips a story in doubt leaves it in doubt', async () => {
			storeCreates('lost');
			await publish(['a']);
			const states = keepStates();
			await publish(['a']);

			expect(states.length).toBeGreaterThan(0);
			for (const state of states) expect(await afterwards(state)).toEqual(['outcomeUnknown']);
		});
	});

	describe('without a memory nothing is sent', () => {
		async function refusal(execution?: Execution): Promise<WorkflowRun['error']> {
			const medium = storeCreates();
			const { error } = await publish(['a'], execution);
			expect(medium.requests).toEqual([]);
			expect(error?.description).toContain('This story was not sent');
			expect(error?.context).toMatchObject({ itemIndex: 0 });
			return error;
		}

		it('in a workflow that was never saved', async () => {
			expect((await refusal({ workflowId: '' }))?.message).toBe(
				'Skip If Already Published needs a workflow that has been saved',
			);
		});

		it('in a workflow that the database does not have', async () => {
			memory.broken = new Error('SQLITE_CONSTRAINT: FOREIGN KEY constraint failed');
			expect((await refusal())?.message).toContain('a workflow that has been saved');
		});

		it('when the database is away', async () => {
			memory.broken = new Error('The <database> is locked');
			const error = await refusal();
			expect(error?.message).toBe('n8n could not look up which stories were published');
			expect(error?.description).toContain('The &lt;database&gt; is locked');
		});

		it('when another node keeps dates there', async () => {
			memory.broken = new Error(
				'Deduplication data was originally saved with an incompatible setting of the ‘Keep Items Where’ parameter.',
			);
			expect((await refusal())?.description).toContain('Remember In to This Node');
		});
	});

	it('what cannot be written after the answer does not lose the answer', async () => {
		storeCreates();
		const record = memory.checkProcessedAndRecord.bind(memory);
		jest
			.spyOn(memory, 'checkProcessedAndRecord')
			.mockImplementationOnce(record)
			.mockRejectedValueOnce(new Error('locked'));
		expect(outcomes(await publish(['a']))).toEqual(['f1']);
		// And errs on the safe side.
		expect(outcomes(await publish(['a']))).toEqual(['outcomeUnknown']);
	});

	it('“Retry On Fail” gives back the posts of the first try, not that they are skipped', async () => {
		const medium = storeCreates(undefined, 429);
		const run = await publish(['a', 'b'], {
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});
		expect(outcomes(run)).toEqual(['f1', 'f2']);
		expect(medium.requests).toEqual(['a', 'b', 'b']);
	});
});
