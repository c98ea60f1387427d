import type { Credential, Execution, Workflow, WorkflowNode } from '../../sandbox/n8n/rest';

/** A node without what only the canvas needs. */
export type NodeSketch = Partial<WorkflowNode> & Pick<WorkflowNode, 'name' | 'type'>;

/** A workflow whose nodes follow one another. */
export function chain(name: string, sketches: NodeSketch[]): Workflow {
	const nodes = sketches.map((sketch, index) => ({
		id: `node-${index}`,
		typeVersion: 1,
		position: [index * 200, 0],
		...sketch,
		parameters: { ...sketch.parameters },
	}));
	const links = sketches
		.slice(1)
		.map(({ name: next }, index) => [
			sketches[index]?.name,
			{ main: [[{ node: next, type: 'main', index: 0 }]] },
		]);
	return {
		name,
		nodes,
		connections: Object.fromEntries(links) as Workflow['connections'],
		settings: { executionOrder: 'v1' },
	};
}

/** A manual trigger, then one item `{title}` for each title. */
export function itemsFor(titles: string[]): NodeSketch[] {
	const stories = titles.map((title) => ({ title }));
	return [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
		{
			name: 'Stories',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: JSON.stringify({ stories }), options: {} },
		},
		{
			name: 'Split Out',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'stories', options: {} },
		},
	];
}

/** Medium, creating a draft for each item; `settings` are those of the node's Settings tab. */
export function createPosts(
	{ id, name, type }: Credential,
	parameters: Record<string, unknown>,
	settings: Record<string, unknown> = {},
): NodeSketch {
	return {
		name: 'Medium',
		type: 'n8n-nodes-medium.medium',
		typeVersion: 2,
		parameters: {
			resource: 'post',
			operation: 'create',
			publishStatus: 'draft',
			contentFormat: 'markdown',
			...parameters,
		},
		credentials: { [type]: { id, name } },
		...settings,
	};
}

/** What the last run of a node put out. */
export function outputOf({ runs }: Execution, node = 'Medium'): Record<string, unknown>[] {
	return (runs[node]?.at(-1)?.data?.main?.[0] ?? []).map(({ json }) => json);
}
