import { join } from 'node:path';

import { loadNodeType, NodeTypes } from '../../../sandbox/engine/nodeTypes';

const SUPPORT = join(__dirname, '../../support');

describe('loadNodeType', () => {
	it('loads the class with the name of the file', async () => {
		const type = await loadNodeType(join(SUPPORT, 'fixtures', 'ExampleTrigger.node.ts'));
		expect(type.description.name).toBe('exampleTrigger');
	});

	it('throws if the file has no such class', async () => {
		const file = join(SUPPORT, 'strictContext.ts');
		await expect(loadNodeType(file)).rejects.toThrow('exports no class');
	});
});

describe('NodeTypes', () => {
	it('throws on an unknown type', () => {
		expect(() => new NodeTypes().getByName('test.other')).toThrow('"test.other"');
	});
});
