import type { IConnections, INode } from 'n8n-workflow';

import type { WorkflowJson } from './engine.ts';
import { bareNode } from './nodeTypes.ts';
import { startNode } from './startNode.ts';

/** A node to test: at least its `type` and `parameters`, and any other setting of a node. */
export type NodeUnderTest = Partial<Omit<INode, 'credentials'>> &
	Pick<INode, 'type' | 'parameters'> & {
		/** The types of the credentials it uses. */
		credentials?: string[];
	};

/** A node for a workflow JSON, with references to its credentials. */
export function createNode({ credentials = [], ...node }: NodeUnderTest): INode {
	return bareNode({
		...node,
		credentials: Object.fromEntries(credentials.map((type) => [type, { id: type, name: type }])),
	});
}

/** The workflow Start → node. The node is called `Node` unless it has a name. */
export function singleNode(node: NodeUnderTest): WorkflowJson {
	const tested = createNode(node);
	return {
		nodes: [startNode(), tested],
		connections: connect('Start', tested.name),
	};
}

/** Connects each node to the next. */
export function connect(first: string, ...others: string[]): IConnections {
	const connections: IConnections = {};
	let from = first;
	for (const node of others) {
		connections[from] = { main: [[{ node, type: 'main', index: 0 }]] };
		from = node;
	}
	return connections;
}
