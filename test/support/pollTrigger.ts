import './engineEnvironment';

import { Container } from '@n8n/di';
import { PollContext, TriggersAndPollers } from 'n8n-core';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { type BinaryMode, useBinaryData } from './binaryData';
import { createEngine, type EngineOptions, readStaticData, type WorkflowJson } from './engine';
import { executeFrom } from './runWorkflow';
import type { WorkflowRun } from './workflowRun';

/** An active workflow and its polling trigger. */
export interface PollOptions extends EngineOptions {
	workflow: WorkflowJson;
	/** The name of the trigger in the workflow. */
	trigger: string;
	binary?: BinaryMode;
}

/** One poll and what came of it. */
export interface PollResult {
	/** What the trigger emitted, or null if there was nothing new. */
	emitted: INodeExecutionData[][] | null;
	/** The execution that followed; none if there was nothing new. */
	run: WorkflowRun | undefined;
	/** What the trigger remembers: goes into the workflow's `staticData` for the next poll. */
	staticData: IDataObject;
}

/**
 * Polls once as an active workflow does on its schedule, in `trigger` mode, and executes the
 * workflow with what was emitted. (For the editor's button, use `runWorkflow` in `manual` mode.)
 *
 * @throws what the trigger throws; n8n would record it as a failed execution.
 */
export async function pollTrigger(options: PollOptions): Promise<PollResult> {
	const mode = 'trigger';
	await useBinaryData(options.binary ?? 'memory');
	const engine = createEngine(options.workflow, mode, options);
	const { workflow, additionalData } = engine;
	const start = workflow.getNode(options.trigger);
	if (!start) throw new Error(`The workflow has no node "${options.trigger}"`);

	const context = new PollContext(workflow, start, additionalData, mode, 'activate');
	const emitted = await workflow.expression.withIsolate(
		async () => await Container.get(TriggersAndPollers).runPollFunction(workflow, start, context),
	);
	const run = emitted ? await executeFrom(engine, { mode, start, data: emitted }) : undefined;
	return { emitted, run, staticData: readStaticData(workflow) };
}
