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

/** One run of one node; a node in a loop has several. */
export interface NodeRun {
	/** Items by output, exactly as n8n left them: json, binary, pairedItem, error. */
	outputs: INodeExecutionData[][];
	/** The items of the first output. */
	items: INodeExecutionData[];
	hints: NodeExecutionHint[];
	error: ExecutionError | undefined;
	status: ExecutionStatus | undefined;
}

/** An execution that has ended. */
export interface WorkflowRun {
	/** Whether n8n counts it as finished: no error stopped it. */
	finished: boolean;
	status: ExecutionStatus;
	/**
	 * What stopped the execution, as n8n keeps and shows it: a plain object with the error's own
	 * properties (message, description, httpCode, context), no longer an instance of its class.
	 */
	error: ExecutionError | undefined;
	/**
	 * Every error a node threw, in order, tries that were repeated included: the original objects.
	 * Errors a node turned into items itself are not among them.
	 */
	thrown: unknown[];
	/** The runs of each node that was executed. */
	nodes: Record<string, NodeRun[]>;
	/** Items of a node: first output of its last run, unless told otherwise. Empty if it never ran. */
	items: (nodeName: string, output?: number, run?: number) => INodeExecutionData[];
	/** The bytes of a file in an item, wherever they are. */
	readFile: (file: IBinaryData | undefined) => Promise<Buffer>;
	/** OAuth2 tokens that were renewed. */
	savedTokens: SavedTokens[];
	/** What nodes keep for the next execution. n8n does not save it after a manual one. */
	staticData: IDataObject;
	/** All that n8n knows of the nodes' runs, and of the execution. */
	runData: IRunData;
	run: IRun;
}

/** Makes n8n's record of an execution easy to assert on. */
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
