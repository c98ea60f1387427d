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
 * The environment of an execution in n8n: credentials, addresses of the instance, and callbacks.
 * n8n-core passes it to the context of every node.
 *
 * - The addresses must be absolute: n8n builds `$execution.resumeUrl` from them for each expression.
 * - The engine does not start without hooks. These have no listeners.
 * - Sub-workflows, agents and task runners are part of the n8n package, so using one throws.
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

/** The hooks require a workflow as it is in the database. Nothing reads it here. */
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
	return Promise.reject(new Error(`The sandbox's engine does not support ${what}`));
}
