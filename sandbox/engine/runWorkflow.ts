import { WorkflowExecute } from 'n8n-core';
import type { INode, INodeExecutionData, Workflow, WorkflowExecuteMode } from 'n8n-workflow';

import { type BinaryMode, useBinaryData } from './binaryData.ts';
import { createEngine, type Engine, type EngineOptions, type WorkflowJson } from './engine.ts';
import { createStartNodeType, type InputItem, START_TYPES } from './startNode.ts';
import { describeRun, type WorkflowRun } from './workflowRun.ts';

/** A workflow and how to execute it. */
export interface RunOptions extends EngineOptions {
	workflow: WorkflowJson;
	/** What the start node emits; one empty item by default. */
	input?: InputItem[];
	/** `manual`, the default, is a click on "Execute workflow"; `trigger` is an active workflow. */
	mode?: WorkflowExecuteMode;
	/** The node to start at; by default the start node, or the one that n8n chooses. */
	startAt?: string;
	/** Where files are stored; in memory by default. */
	binary?: BinaryMode;
	/** Stops the execution, like the editor's stop button. */
	signal?: AbortSignal;
}

/**
 * Executes a workflow with n8n-core's own engine.
 *
 * It starts at a `test.start` node (see `startNode()`) or a manual trigger; both emit `input`. In
 * `manual` mode it can also start at a real trigger, which then polls or listens.
 *
 * @throws what n8n throws before it executes anything: there is no node to start at, or a required
 * parameter or credential is missing (`WorkflowHasIssuesError`). The result contains node errors.
 */
export async function runWorkflow(options: RunOptions): Promise<WorkflowRun> {
	const { workflow: json, input = [{ json: {} }], mode = 'manual' } = options;
	const startType = createStartNodeType(input);
	const nodeTypes = {
		...Object.fromEntries(START_TYPES.map((name) => [name, startType])),
		...options.nodeTypes,
	};
	await useBinaryData(options.binary ?? 'memory');
	const engine = createEngine(json, mode, { ...options, nodeTypes });
	const start = options.startAt ? getNode(engine.workflow, options.startAt) : findStartNode(engine);
	return await executeFrom(engine, { mode, start, signal: options.signal });
}

/** Where an execution starts, and the data of the start node if it has already run. */
interface Execution {
	mode: WorkflowExecuteMode;
	start: INode | undefined;
	data?: INodeExecutionData[][];
	signal?: AbortSignal;
}

/** Runs the engine until the execution ends. */
export async function executeFrom(
	engine: Engine,
	{ mode, start, data, signal }: Execution,
): Promise<WorkflowRun> {
	const execution = new WorkflowExecute(engine.additionalData, mode).run({
		workflow: engine.workflow,
		startNode: start,
		triggerToStartFrom:
			start && data
				? {
						name: start.name,
						data: {
							startTime: 0,
							executionIndex: 0,
							executionTime: 0,
							source: [],
							data: { main: data },
						},
					}
				: undefined,
	});
	const cancel = (): void => execution.cancel();
	signal?.addEventListener('abort', cancel);
	try {
		return describeRun(await execution, engine);
	} finally {
		signal?.removeEventListener('abort', cancel);
	}
}

function findStartNode({ workflow }: Engine): INode | undefined {
	return Object.values(workflow.nodes).find(
		({ type, disabled }) => START_TYPES.includes(type) && !disabled,
	);
}

function getNode(workflow: Workflow, name: string): INode {
	const node = workflow.getNode(name);
	if (!node) throw new Error(`The workflow has no node "${name}"`);
	return node;
}
