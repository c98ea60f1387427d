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

/** The harness's own start node; n8n's manual trigger in a workflow is served by it as well. */
export const START_TYPE = 'test.start';

/** Types that stand for "here the execution starts, with the given input". */
export const START_TYPES = [START_TYPE, 'n8n-nodes-base.manualTrigger'];

/** A file for an item: its bytes go through n8n's binary data service, as a real node's would. */
export interface InputFile {
	content: Buffer | string;
	/** n8n finds it out from the name and the bytes when it is not given. */
	mimeType?: string;
	/** May begin with folders. */
	fileName?: string;
}

/** An item as it is written down in a program. */
export interface InputItem {
	json: IDataObject;
	binary?: Record<string, InputFile>;
}

/** A start node for a workflow JSON. */
export function startNode(name = 'Start'): INode {
	return bareNode({ id: 'start', name, type: START_TYPE });
}

/** Emits the given input, whatever reaches it. */
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
	description: 'Emits the items it was given',
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
