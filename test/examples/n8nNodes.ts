import { glob, readFile, writeFile } from 'node:fs/promises';

import {
	type AssignmentCollectionValue,
	type IBinaryKeyData,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { BARE_TYPE, type NodeTypeMap } from '../../sandbox/engine/nodeTypes';
import { createStartNodeType } from '../../sandbox/engine/startNode';

/**
 * Stand-ins for the nodes of n8n's own that the examples use: `npm test` has n8n's engine, but not
 * n8n-nodes-base. Each does what the real node does with the parameters that the examples set, and
 * knows no others.
 */
export const N8N_NODES: NodeTypeMap = {
	'n8n-nodes-base.stickyNote': BARE_TYPE,
	'n8n-nodes-base.manualTrigger': createStartNodeType([{ json: {} }]),
	'n8n-nodes-base.scheduleTrigger': createStartNodeType([{ json: {} }]),
	'n8n-nodes-base.readWriteFile': standIn({
		properties: [
			choice('operation', 'read', 'write'),
			text('fileSelector', { show: { operation: ['read'] } }),
			text('fileName', { show: { operation: ['write'] } }),
			{ ...text('dataPropertyName', { show: { operation: ['write'] } }), default: 'data' },
			options(text('dataPropertyName')),
		],
		execute: async (context) =>
			await (context.getNodeParameter('operation', 0) === 'read'
				? readFiles(context)
				: writeFiles(context)),
	}),
	'n8n-nodes-base.merge': standIn({
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		requiredInputs: 1,
		properties: [choice('mode', 'append')],
		execute: (context) => [...context.getInputData(0), ...context.getInputData(1)],
	}),
	'n8n-nodes-base.aggregate': standIn({
		properties: [
			choice('aggregate', 'aggregateAllItemData'),
			options({ ...text('includeBinaries'), type: 'boolean', default: false }),
		],
		execute: aggregate,
	}),
	'n8n-nodes-base.set': standIn({
		properties: [
			{ ...text('assignments'), type: 'assignmentCollection', default: {} },
			{ ...text('includeOtherFields'), type: 'boolean', default: false },
			options(),
		],
		execute: setFields,
	}),
	'n8n-nodes-base.convertToFile': standIn({
		properties: [choice('operation', 'toText'), text('sourceProperty'), options(text('fileName'))],
		execute: convertToText,
	}),
};

async function readFiles(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const item of context.getInputData().keys()) {
		const { dataPropertyName = 'data' } = context.getNodeParameter('options', item, {}) as {
			dataPropertyName?: string;
		};
		const selector = context.getNodeParameter('fileSelector', item) as string;
		const files: string[] = [];
		for await (const file of glob(selector)) files.push(file);
		// The real node promises no order. This one has the last first.
		for (const file of files.sort().reverse()) {
			const binary = await context.helpers.prepareBinaryData(await readFile(file), file);
			const { fileName } = binary;
			items.push({
				json: { fileName },
				binary: { [dataPropertyName]: binary },
				pairedItem: { item },
			});
		}
	}
	return items;
}

async function writeFiles(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await Promise.all(
		context.getInputData().map(async ({ json, binary }, item) => {
			const field = context.getNodeParameter('dataPropertyName', item);
			const fileName = context.getNodeParameter('fileName', item) as string;
			await writeFile(fileName, await context.helpers.getBinaryDataBuffer(item, field));
			return { json: { ...json, fileName }, binary, pairedItem: { item } };
		}),
	);
}

function aggregate(context: IExecuteFunctions): INodeExecutionData[] {
	const items = context.getInputData();
	const { includeBinaries } = context.getNodeParameter('options', 0, {});
	const binary: IBinaryKeyData = {};
	for (const [name, file] of items.flatMap((item) => Object.entries(item.binary ?? {}))) {
		let free = name;
		for (let number = 1; free in binary; number++) free = `${name}_${number}`;
		binary[free] = file;
	}
	const pairedItem = items.map((_, item) => ({ item }));
	const json = { data: items.map((item) => item.json) };
	return [{ json, ...(includeBinaries === true && { binary }), pairedItem }];
}

function setFields(context: IExecuteFunctions): INodeExecutionData[] {
	return context.getInputData().map(({ json }, item) => {
		const { assignments } = context.getNodeParameter(
			'assignments',
			item,
		) as AssignmentCollectionValue;
		const isKept = context.getNodeParameter('includeOtherFields', item) as boolean;
		const fields = Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
		return { json: { ...(isKept && json), ...fields }, pairedItem: { item } };
	});
}

async function convertToText(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await Promise.all(
		context.getInputData().map(async ({ json }, item) => {
			const field = context.getNodeParameter('sourceProperty', item) as string;
			const { fileName } = context.getNodeParameter('options', item, {}) as { fileName?: string };
			const bytes = Buffer.from(json[field] as string);
			const data = await context.helpers.prepareBinaryData(bytes, fileName, 'text/plain');
			return { json: {}, binary: { data }, pairedItem: { item } };
		}),
	);
}

type StandIn = Pick<INodeTypeDescription, 'properties'> &
	Partial<Pick<INodeTypeDescription, 'inputs' | 'requiredInputs'>> & {
		execute: (context: IExecuteFunctions) => INodeExecutionData[] | Promise<INodeExecutionData[]>;
	};

function standIn({ execute, ...description }: StandIn): INodeType {
	return {
		description: {
			...BARE_TYPE.description,
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			...description,
		},
		async execute() {
			return [await execute(this)];
		},
	};
}

function text(name: string, displayOptions?: INodeProperties['displayOptions']): INodeProperties {
	return { displayName: name, name, type: 'string', default: '', displayOptions };
}

/** n8n refuses to execute a node with any other value. */
function choice(name: string, ...values: string[]): INodeProperties {
	const [first = ''] = values;
	const choices = values.map((value) => ({ name: value, value }));
	return { displayName: name, name, type: 'options', options: choices, default: first };
}

function options(...properties: INodeProperties[]): INodeProperties {
	const name = 'options';
	return { displayName: name, name, type: 'collection', options: properties, default: {} };
}
