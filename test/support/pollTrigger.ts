import { Container } from '@n8n/di';
import { PollContext, TriggersAndPollers } from 'n8n-core';
import type { IDataObject, INode, INodeExecutionData, WorkflowActivateMode } from 'n8n-workflow';

import { type BinaryMode, useBinaryData } from '../../sandbox/engine/binaryData';
import {
	createEngine,
	type Engine,
	type EngineOptions,
	readStaticData,
	type WorkflowJson,
} from '../../sandbox/engine/engine';
import { executeFrom } from '../../sandbox/engine/runWorkflow';
import type { WorkflowRun } from '../../sandbox/engine/workflowRun';

const MODE = 'trigger';

/** An active workflow and its polling trigger. */
export interface PollOptions extends EngineOptions {
	workflow: WorkflowJson;
	/** The name of the trigger in the workflow. */
	trigger: string;
	/** Why n8n has loaded the trigger; `activate`, unless told otherwise, is a person who wants it. */
	activation?: WorkflowActivateMode;
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

/** A trigger that n8n keeps loaded, as it does while a workflow is active. */
export interface LoadedTrigger {
	/** What it remembers by now. */
	staticData: () => IDataObject;
	/**
	 * Polls in `trigger` mode. n8n's schedule waits for nothing: two polls may be under way at once.
	 *
	 * @throws what the trigger throws; n8n would record it as a failed execution.
	 */
	poll: () => Promise<PollResult['emitted']>;
}

/**
 * Polls once as an active workflow does on its schedule, and executes the workflow with what was
 * emitted. (For the editor's button, use `runWorkflow` in `manual` mode.)
 *
 * @throws what the trigger throws; n8n would record it as a failed execution.
 */
export async function pollTrigger(options: PollOptions): Promise<PollResult> {
	const { engine, start, poll, staticData } = await load(options);
	const emitted = await poll();
	const run = emitted ? await executeFrom(engine, { mode: MODE, start, data: emitted }) : undefined;
	return { emitted, run, staticData: staticData() };
}

/** Loads a trigger that is then polled as often as wanted; nothing is executed. */
export async function loadTrigger(options: PollOptions): Promise<LoadedTrigger> {
	const { poll, staticData } = await load(options);
	return { poll, staticData };
}

async function load(
	options: PollOptions,
): Promise<LoadedTrigger & { engine: Engine; start: INode }> {
	await useBinaryData(options.binary ?? 'memory');
	const engine = createEngine(options.workflow, MODE, options);
	const { workflow, additionalData } = engine;
	const { activation = 'activate' } = options;
	const start = workflow.getNode(options.trigger);
	if (!start) throw new Error(`The workflow has no node "${options.trigger}"`);

	const context = new PollContext(workflow, start, additionalData, MODE, activation);
	return {
		engine,
		start,
		staticData: () => readStaticData(workflow),
		poll: async () =>
			await workflow.expression.withIsolate(
				async () =>
					await Container.get(TriggersAndPollers).runPollFunction(workflow, start, context),
			),
	};
}
