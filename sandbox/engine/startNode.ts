import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { bareNode } from './nodeTypes.ts';

/** The type of the engine's start node, which also replaces n8n's manual trigger. */
export const START_TYPE = 'test.start';

/** The types of nodes at which an execution starts with the given input. */
export const START_TYPES = [START_TYPE, 'n8n-nodes-base.manualTrigger'];

/** A file for an item. It is stored with n8n's binary data service, as real nodes do. */
export interface InputFile {
	content: Buffer | string;
	/** By default, n8n detects it from the name and the content. */
	mimeType?: string;
	/** Can contain folders. */
	fileName?: string;
}

/** An input item. */
export interface InputItem {
	json: IDataObject;
	binary?: Record<string, InputFile>;
}

/** A start node for a workflow JSON. */
export function startNode(name = 'Start'): INode {
	return bareNode({ id: 'start', name, type: START_TYPE });
}

/** Creates a node type that emits this input. */
export function createStartNodeType(input: InputItem[]): INodeType {
	return {
		description: DESCRIPTION,
		async execute() {
			return [await Promise.all(input.map((item) => prepareItem(this, item)))];
		},
	};
}

const DESCRIPTION: INodeTypeDescription = {
	displayName: 'Start',
	name: 'start',
	group: ['trigger'],
	version: 1,
	description: 'Emits the input items',
	defaults: { name: 'Start' },
	inputs: [],
	outputs: ['main'],
	properties: [],
};

async function prepareItem(
	context: IExecuteFunctions,
	{ json, binary }: InputItem,
): Promise<INodeExecutionData> {
	if (!binary) return { json: structuredClone(json) };
	const prepared: IBinaryKeyData = {};
	for (const [name, { content, fileName, mimeType }] of Object.entries(binary)) {
		prepared[name] = await context.helpers.prepareBinaryData(
			typeof content === 'string' ? Buffer.from(content) : content,
			fileName,
			mimeType,
		);
	}
	return { json: structuredClone(json), binary: prepared };
}
