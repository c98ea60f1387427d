import nock from 'nock';

import { ExampleApi, SITE } from '../../support/fixtures/exampleCredentials';
import { ExampleNode } from '../../support/fixtures/ExampleNode.node';
import { goOffline } from '../../support/offline';
import { type RunOptions, runWorkflow } from '../../../sandbox/engine/runWorkflow';
import {
	connect,
	createNode,
	type NodeUnderTest,
	singleNode,
} from '../../../sandbox/engine/singleNode';
import { startNode } from '../../../sandbox/engine/startNode';
import type { WorkflowRun } from '../../../sandbox/engine/workflowRun';

const TYPE = 'test.example';

function run(
	node: Omit<NodeUnderTest, 'type'>,
	options: Partial<RunOptions> = {},
): Promise<WorkflowRun> {
	return runWorkflow({
		workflow: singleNode({ type: TYPE, credentials: ['exampleApi'], ...node }),
		nodeTypes: { [TYPE]: new ExampleNode() },
		credentialTypes: [ExampleApi],
		credentials: { exampleApi: { token: 't1' } },
		...options,
	});
}

const twoItems = [{ json: { name: 'a' } }, { json: { name: 'b' } }];

describe('runWorkflow', () => {
	goOffline();

	it('runs a node for each item and does not change json and pairedItem', async () => {
		nock(SITE).get('/a').reply(200, { id: 1 }).get('/b').reply(200, { id: 2 });
		const parameters = { operation: 'get', url: `=${SITE}/{{ $json.name }}` };

		const { finished, status, error, items, nodes } = await run(
			{ parameters },
			{ input: twoItems },
		);

		expect({ finished, status, error }).toEqual({
			finished: true,
			status: 'success',
			error: undefined,
		});
		expect(items('Node')).toEqual([
			{ json: { id: 1 }, pairedItem: { item: 0 } },
			{ json: { id: 2 }, pairedItem: { item: 1 } },
		]);
		expect(nodes['Node']).toHaveLength(1);
		expect(items('Start')).toHaveLength(2);
	});

	it('returns an error both as n8n stores it and as the original object', async () => {
		const { finished, error, thrown, nodes } = await run({ parameters: { operation: 'refuse' } });

		expect(finished).toBe(false);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: 'Not today',
			description: 'Try tomorrow',
			context: { itemIndex: 0 },
		});
		expect(thrown).toHaveLength(1);
		expect(thrown[0]).toBeInstanceOf(Error);
		expect(thrown[0]).toMatchObject({ message: 'Not today', description: 'Try tomorrow' });
		expect(nodes['Node']?.[0]).toMatchObject({ status: 'error', items: [] });
	});

	it('keeps the status of a response in the error', async () => {
		nock(SITE)
			.get('/me')
			.reply(403, { errors: [{ message: 'No' }] });
		const { error } = await run({ parameters: { operation: 'get' } });
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '403' });
	});

	it('continues after a failed item if the node is set to', async () => {
		nock(SITE).get('/a').reply(500).get('/b').reply(200, { id: 2 });
		const parameters = { operation: 'get', url: `=${SITE}/{{ $json.name }}` };

		const { finished, items, thrown } = await run(
			{ parameters, onError: 'continueRegularOutput' },
			{ input: twoItems },
		);

		expect(finished).toBe(true);
		expect(thrown).toEqual([]);
		expect(items('Node').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(items('Node')[0]?.json['error']).toEqual(expect.any(String));
		expect(items('Node')[1]?.json).toEqual({ id: 2 });
	});

	it('sends failed items to the error output', async () => {
		nock(SITE).get('/a').reply(500).get('/b').reply(200, { id: 2 });
		const parameters = { operation: 'get', url: `=${SITE}/{{ $json.name }}` };

		const { items } = await run(
			{ parameters, onError: 'continueErrorOutput' },
			{ input: twoItems },
		);

		expect(items('Node', 0).map(({ json }) => json)).toEqual([{ id: 2 }]);
		expect(items('Node', 1)[0]?.json).toMatchObject({
			name: 'a',
			error: expect.any(String) as unknown,
		});
	});

	it('retries on fail as often as the node is set to', async () => {
		nock(SITE).get('/me').times(2).reply(500).get('/me').reply(200, { id: 1 });
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

		const { finished, thrown, items } = await run({ parameters: { operation: 'get' }, ...retry });

		expect(finished).toBe(true);
		expect(thrown).toHaveLength(2);
		expect(items('Node')).toMatchObject([{ json: { id: 1 } }]);
	});

	it('gives up after the last try', async () => {
		nock(SITE).get('/me').times(2).reply(500);
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { finished, thrown } = await run({ parameters: { operation: 'get' }, ...retry });
		expect(finished).toBe(false);
		expect(thrown).toHaveLength(2);
	});

	it('executes once if the node is set to', async () => {
		nock(SITE).get('/me').reply(200, { id: 1 });
		const { items } = await run(
			{ parameters: { operation: 'get' }, executeOnce: true },
			{ input: twoItems },
		);
		expect(items('Node')).toHaveLength(1);
	});

	it('collects hints', async () => {
		const { nodes } = await run({ parameters: { operation: 'hint' } });
		expect(nodes['Node']?.[0]?.hints).toEqual([{ message: 'A hint', location: 'outputPane' }]);
	});

	it('returns each run of a node in a loop', async () => {
		const stopped = new AbortController();
		nock(SITE).get('/0').reply(200, {}).get('/1').reply(200, {});
		nock(SITE)
			.get('/2')
			.reply(200, () => (stopped.abort(), {}));
		const node = createNode({
			type: TYPE,
			parameters: { operation: 'get', url: `=${SITE}/{{ $runIndex }}` },
			credentials: ['exampleApi'],
		});
		const { nodes, finished, status } = await run(
			{ parameters: {} },
			{
				workflow: { nodes: [startNode(), node], connections: connect('Start', 'Node', 'Node') },
				signal: stopped.signal,
			},
		);
		expect(nodes['Node']?.length).toBeGreaterThanOrEqual(2);
		expect({ finished, status }).toEqual({ finished: false, status: 'canceled' });
	});

	it('throws if n8n does not start the workflow', async () => {
		const workflow = { nodes: [], connections: {} };
		await expect(run({ parameters: {} }, { workflow })).rejects.toThrow('No node to start');
	});

	it('sends nothing to the network', async () => {
		const { error } = await run({ parameters: { operation: 'get' } });
		expect(error?.message).toContain('Disallowed net connect');
	});
});
