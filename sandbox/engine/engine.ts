import { Workflow } from 'n8n-workflow';
import type {
	IConnections,
	IDataObject,
	INode,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { createAdditionalData } from './additionalData.ts';
import { type CredentialData, MemoryCredentials } from './credentials.ts';
import type { CredentialTypeSource } from './credentialTypes.ts';
import { NodeTypes, type NodeTypeMap } from './nodeTypes.ts';

/** The parts of an exported workflow that an execution uses. */
export interface WorkflowJson {
	nodes: INode[];
	connections: IConnections;
	/** Empty for a workflow that is not saved. */
	id?: string;
	name?: string;
	settings?: IWorkflowSettings;
	staticData?: IDataObject;
}

/** What every execution needs. */
export interface EngineOptions {
	/** Nodes by the full name that the workflow uses: `{ 'n8n-nodes-medium.medium': new Medium() }`. */
	nodeTypes: NodeTypeMap;
	/** Classes or instances. `oAuth2Api` is always included. */
	credentialTypes?: CredentialTypeSource[];
	/** What the user entered, by credential type. */
	credentials?: CredentialData;
}

/** A workflow that is ready to be executed, and what is recorded during the execution. */
export interface Engine {
	workflow: Workflow;
	additionalData: IWorkflowExecuteAdditionalData;
	credentials: MemoryCredentials;
	/** Everything that nodes threw, in order: the original objects. */
	thrown: unknown[];
}

/** Prepares a workflow for an execution, as n8n does. */
export function createEngine(
	json: WorkflowJson,
	mode: WorkflowExecuteMode,
	options: EngineOptions,
): Engine {
	const thrown: unknown[] = [];
	const credentials = new MemoryCredentials(options.credentialTypes, options.credentials);
	const { id, name, connections, settings, staticData } = structuredClone(json);
	const workflow = new Workflow({
		id: id ?? 'workflow',
		name: name ?? 'Test',
		nodes: structuredClone(json.nodes).map(withCredentialIds),
		connections,
		active: mode !== 'manual',
		nodeTypes: new NodeTypes(options.nodeTypes, (error) => thrown.push(error)),
		settings: { executionOrder: 'v1', ...settings },
		staticData,
	});
	return {
		workflow,
		additionalData: createAdditionalData(credentials, mode),
		credentials,
		thrown,
	};
}

/** The static data that nodes keep between executions, as plain data. */
export function readStaticData(workflow: Workflow): IDataObject {
	return JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
}

/** Adds missing credential ids, because n8n refreshes tokens only for credentials with an id. */
function withCredentialIds(node: INode): INode {
	for (const [type, details] of Object.entries(node.credentials ?? {})) details.id ??= type;
	return node;
}
