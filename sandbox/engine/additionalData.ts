import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type {
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import type { MemoryCredentials } from './credentials.ts';

const EXECUTION_ID = '1';
const INSTANCE = 'http://localhost:5678';

/**
 * All that surrounds an execution in n8n: who may use which credentials, where the instance is to
 * be reached, what to call as the execution proceeds. n8n-core hands it to every node's context.
 *
 * - The addresses have to be absolute: `$execution.resumeUrl` is made of them for each expression.
 * - Without hooks the engine refuses to start. These have no listeners.
 * - Sub-workflows, agents and task runners belong to the n8n package: asking for one throws.
 */
export function createAdditionalData(
	credentialsHelper: MemoryCredentials,
	mode: WorkflowExecuteMode,
	overrides: Partial<IWorkflowExecuteAdditionalData> = {},
): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks(mode, EXECUTION_ID, WORKFLOW),
		executionId: EXECUTION_ID,
		currentNodeExecutionIndex: 0,
		variables: {},
		setExecutionStatus: () => {},
		restApiUrl: `${INSTANCE}/rest`,
		instanceBaseUrl: `${INSTANCE}/`,
		formBaseUrl: `${INSTANCE}/form`,
		formWaitingBaseUrl: `${INSTANCE}/form-waiting`,
		formTestBaseUrl: `${INSTANCE}/form-test`,
		webhookBaseUrl: `${INSTANCE}/webhook`,
		webhookWaitingBaseUrl: `${INSTANCE}/webhook-waiting`,
		webhookTestBaseUrl: `${INSTANCE}/webhook-test`,
		mcpBaseUrl: `${INSTANCE}/mcp`,
		mcpTestBaseUrl: `${INSTANCE}/mcp-test`,
		externalSecretsProxy: new ExternalSecretsProxy(),
		executeWorkflow: () => unsupported('sub-workflows'),
		getRunExecutionData: () => unsupported('data of other executions'),
		getRuntimeCredential: () => unsupported('runtime credentials'),
		startRunnerTask: () => unsupported('task runners'),
		logAiEvent: () => {},
		...overrides,
	};
}

/** The hooks want to know their workflow, as the database has it; nobody reads it here. */
const WORKFLOW: IWorkflowBase = {
	id: 'workflow',
	name: 'Test',
	active: false,
	isArchived: false,
	activeVersionId: null,
	createdAt: new Date(0),
	updatedAt: new Date(0),
	nodes: [],
	connections: {},
};

function unsupported(what: string): Promise<never> {
	return Promise.reject(new Error(`The engine of the sandbox has no ${what}`));
}
