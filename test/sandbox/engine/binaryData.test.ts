import { type BinaryMode } from '../../../sandbox/engine/binaryData';
import { ExampleNode } from '../../support/fixtures/ExampleNode.node';
import { runWorkflow } from '../../../sandbox/engine/runWorkflow';
import { singleNode } from '../../../sandbox/engine/singleNode';
import type { WorkflowRun } from '../../../sandbox/engine/workflowRun';

const content = Buffer.alloc(5000, 'x');

function run(binary: BinaryMode): Promise<WorkflowRun> {
	return runWorkflow({
		workflow: singleNode({ type: 'test.example', parameters: { operation: 'stream' } }),
		nodeTypes: { 'test.example': new ExampleNode() },
		input: [{ json: {}, binary: { data: { content, mimeType: 'image/png', fileName: 'a.png' } } }],
		binary,
	});
}

describe('binary data', () => {
	it('is streamed in filesystem mode', async () => {
		const { items, readFile } = await run('filesystem');
		const file = items('Start')[0]?.binary?.['data'];
		expect(file).toMatchObject({ data: 'filesystem-v2', mimeType: 'image/png', bytes: 5000 });
		expect(items('Node')[0]?.json).toEqual({ streamed: true, bytes: 5000, chunks: 5 });
		expect(await readFile(file)).toEqual(content);
	});

	it('is in the item in memory mode', async () => {
		const { items, readFile } = await run('memory');
		const file = items('Start')[0]?.binary?.['data'];
		expect(file).toMatchObject({ data: content.toString('base64'), fileName: 'a.png' });
		expect(file?.id).toBeUndefined();
		expect(items('Node')[0]?.json).toEqual({ streamed: false, bytes: 5000 });
		expect(await readFile(file)).toEqual(content);
	});
});
