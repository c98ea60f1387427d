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
	/** Why n8n loads the trigger. `activate`, the default: a user activates the workflow. */
	activation?: WorkflowActivateMode;
	binary?: BinaryMode;
}

/** The result of a poll. */
export interface PollResult {
	/** What the trigger emitted, or null if there was nothing new. */
	emitted: INodeExecutionData[][] | null;
	/** The execution that followed; undefined if there was nothing new. */
	run: WorkflowRun | undefined;
	/** The static data after the poll: set it as the workflow's `staticData` for the next poll. */
	staticData: IDataObject;
}

/** A loaded trigger, as of an active workflow. */
export interface LoadedTrigger {
	/** The current static data. */
	staticData: () => IDataObject;
	/**
	 * Polls in `trigger` mode. n8n's schedule does not wait for a poll to end, so two can overlap.
	 *
	 * @throws what the trigger throws, which n8n records as a failed execution.
	 */
	poll: () => Promise<PollResult['emitted']>;
}

/**
 * Polls once, like the schedule of an active workflow, and executes the workflow with the emitted
 * items. (For a click on the editor's button, use `runWorkflow` in `manual` mode.)
 *
 * @throws what the trigger throws, which n8n records as a failed execution.
 */
export async function pollTrigger(options: PollOptions): Promise<PollResult> {
	const { engine, start, poll, staticData } = await load(options);
	const emitted = await poll();
	const run = emitted ? await executeFrom(engine, { mode: MODE, start, data: emitted }) : undefined;
	return { emitted, run, staticData: staticData() };
}

/** Loads a trigger that can be polled several times. Does not execute the workflow. */
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
