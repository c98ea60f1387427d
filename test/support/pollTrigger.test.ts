import nock from 'nock';

import { SITE } from './fixtures/exampleCredentials';
import { ExampleNode } from './fixtures/ExampleNode.node';
import { ExampleTrigger } from './fixtures/ExampleTrigger.node';
import { goOffline } from './offline';
import { pollTrigger } from './pollTrigger';
import { runWorkflow } from '../../sandbox/engine/runWorkflow';
import { connect, createNode } from '../../sandbox/engine/singleNode';

const nodeTypes = {
	'test.exampleTrigger': new ExampleTrigger(),
	'test.example': new ExampleNode(),
};
const workflow = {
	nodes: [
		createNode({ name: 'Trigger', type: 'test.exampleTrigger', parameters: {} }),
		createNode({ name: 'Next', type: 'test.example', parameters: { operation: 'hint' } }),
	],
	connections: connect('Trigger', 'Next'),
};
const poll = { workflow, nodeTypes, trigger: 'Trigger' };

describe('pollTrigger', () => {
	goOffline();

	it('executes the workflow with the emitted items, and keeps static data', async () => {
		nock(SITE).get('/latest').reply(200, { number: 7 });
		const { emitted, run, staticData } = await pollTrigger(poll);
		expect(emitted).toEqual([[{ json: { number: 7 } }]]);
		expect(run?.finished).toBe(true);
		expect(run?.items('Trigger')).toMatchObject([{ json: { number: 7 } }]);
		expect(run?.items('Next')).toMatchObject([{ json: { hinted: true } }]);
		expect(staticData).toEqual({ 'node:Trigger': { last: 7 } });

		nock(SITE).get('/latest').reply(200, { number: 7 });
		const again = await pollTrigger({ ...poll, workflow: { ...workflow, staticData } });
		expect(again).toEqual({ emitted: null, run: undefined, staticData });
	});

	it('throws what the trigger throws', async () => {
		nock(SITE).get('/latest').reply(404);
		await expect(pollTrigger(poll)).rejects.toThrow('404');
	});

	it('is polled by the engine itself in manual mode', async () => {
		nock(SITE).get('/latest').reply(200, { number: 7 });
		const { items, staticData } = await runWorkflow({ workflow, nodeTypes, mode: 'manual' });
		expect(items('Next')).toHaveLength(1);
		expect(staticData).toEqual({ 'node:Trigger': {} });
	});
});
