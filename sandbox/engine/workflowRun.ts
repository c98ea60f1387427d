import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type {
	ExecutionError,
	ExecutionStatus,
	IBinaryData,
	IDataObject,
	INodeExecutionData,
	IRun,
	IRunData,
	ITaskData,
	NodeExecutionHint,
} from 'n8n-workflow';

import type { SavedTokens } from './credentials.ts';
import { type Engine, readStaticData } from './engine.ts';

/** A run of a node. A node in a loop has several. */
export interface NodeRun {
	/** Items by output, unchanged: json, binary, pairedItem, error. */
	outputs: INodeExecutionData[][];
	/** The items of the first output. */
	items: INodeExecutionData[];
	hints: NodeExecutionHint[];
	error: ExecutionError | undefined;
	status: ExecutionStatus | undefined;
}

/** An execution that has ended. */
export interface WorkflowRun {
	/** Whether n8n counts it as finished: no error stopped the execution. */
	finished: boolean;
	status: ExecutionStatus;
	/**
	 * The error that stopped the execution, as n8n stores and shows it: a plain object with the
	 * properties of the error (message, description, httpCode, context), without its class.
	 */
	error: ExecutionError | undefined;
	/**
	 * Every error that a node threw, in order, including those of earlier tries: the original objects.
	 * Does not include errors that a node converted to items.
	 */
	thrown: unknown[];
	/** The runs of each node that was executed. */
	nodes: Record<string, NodeRun[]>;
	/** The items of a node, by default the first output of the last run. Empty if it did not run. */
	items: (nodeName: string, output?: number, run?: number) => INodeExecutionData[];
	/** Reads a file in an item, wherever it is stored. */
	readFile: (file: IBinaryData | undefined) => Promise<Buffer>;
	/** OAuth2 tokens that were refreshed. */
	savedTokens: SavedTokens[];
	/** The static data for the next execution. n8n does not save it after a manual execution. */
	staticData: IDataObject;
	/** n8n's own record of the node runs, and of the execution. */
	runData: IRunData;
	run: IRun;
}

/** Converts n8n's record of an execution to a form that is easy to assert on. */
export function describeRun(run: IRun, engine: Engine): WorkflowRun {
	const { runData, error } = run.data.resultData;
	const nodes = Object.fromEntries(
		Object.entries(runData).map(([name, tasks]) => [name, tasks.map(describeTask)]),
	);
	return {
		finished: run.finished === true,
		status: run.status,
		error,
		thrown: engine.thrown,
		nodes,
		items: (nodeName, output = 0, index = -1) => nodes[nodeName]?.at(index)?.outputs[output] ?? [],
		readFile: async (file) => {
			if (!file) throw new Error('There is no file');
			return await Container.get(BinaryDataService).getAsBuffer(file);
		},
		savedTokens: engine.credentials.savedTokens,
		staticData: readStaticData(engine.workflow),
		runData,
		run,
	};
}

function describeTask({ data, hints, error, executionStatus }: ITaskData): NodeRun {
	const outputs = (data?.['main'] ?? []).map((items) => items ?? []);
	return { outputs, items: outputs[0] ?? [], hints: hints ?? [], error, status: executionStatus };
}
