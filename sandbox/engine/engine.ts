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

/** The parts of a workflow, as exported from n8n's editor, that an execution uses. */
export interface WorkflowJson {
	nodes: INode[];
	connections: IConnections;
	/** Empty for one that has not been saved. */
	id?: string;
	name?: string;
	settings?: IWorkflowSettings;
	staticData?: IDataObject;
}

/** What every way of running a node needs. */
export interface EngineOptions {
	/** By the full name that the workflow uses: `{ 'n8n-nodes-medium.medium': new Medium() }`. */
	nodeTypes: NodeTypeMap;
	/** Classes or instances. `oAuth2Api` is always there. */
	credentialTypes?: CredentialTypeSource[];
	/** What the user filled in, by credential type. */
	credentials?: CredentialData;
}

/** A workflow about to be executed, and what will be known afterwards. */
export interface Engine {
	workflow: Workflow;
	additionalData: IWorkflowExecuteAdditionalData;
	credentials: MemoryCredentials;
	/** Everything nodes threw, in order: the objects themselves. */
	thrown: unknown[];
}

/** Puts a workflow and its surroundings together the way n8n does before an execution. */
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

/** What nodes keep between executions, as plain data. */
export function readStaticData(workflow: Workflow): IDataObject {
	return JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
}

/** A credential without an id is one that n8n does not renew tokens for: examples have none. */
function withCredentialIds(node: INode): INode {
	for (const [type, details] of Object.entries(node.credentials ?? {})) details.id ??= type;
	return node;
}
