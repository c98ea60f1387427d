import { join } from 'node:path';

import { loadNodeType, NodeTypes } from '../../../sandbox/engine/nodeTypes';

const SUPPORT = join(__dirname, '../../support');

describe('loadNodeType', () => {
	it('loads the class that has the name of the file', async () => {
		const type = await loadNodeType(join(SUPPORT, 'fixtures', 'ExampleTrigger.node.ts'));
		expect(type.description.name).toBe('exampleTrigger');
	});

	it('says so if there is none', async () => {
		const file = join(SUPPORT, 'strictContext.ts');
		await expect(loadNodeType(file)).rejects.toThrow('exports no class');
	});
});

describe('NodeTypes', () => {
	it('throws on a type the test did not give', () => {
		expect(() => new NodeTypes().getByName('test.other')).toThrow('"test.other"');
	});
});
