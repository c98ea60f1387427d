import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeApiError,
	NodeOperationError,
	UserError,
} from 'n8n-workflow';
import { itemParameters, type Parameters } from '../parameters/parameters';
import { readTimeLimits } from '../descriptions/options';
import { type Connection, credentialTypeOf } from '../transport/connection';
import { Account } from './account';
import { type ItemOutput, ItemWithFiles, type Operation, type Resource } from './operation';
import { resources } from './operations';
import { authenticationField } from './properties';

type NodeError = NodeApiError | NodeOperationError;

/** Runs one item; several outputs become several items. */
export type ItemRunner = (itemIndex: number) => Promise<ItemOutput | ItemOutput[]>;

/** Builds the output item for an item that failed, where the node is set to continue. */
export type ErrorItem = (error: NodeError) => IDataObject;

/** Executes version 2 of the node. What is asked about the account is asked once for all items. */
export async function runOperations(functions: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	let account: Account | undefined;
	const runItem: ItemRunner = async (itemIndex) => {
		const parameters = itemParameters(functions, itemIndex);
		const connection = openConnection(functions, parameters);
		account ??= new Account(connection, itemIndex);
		const operation = findOperation(functions, itemIndex);
		return await operation.execute({ functions, itemIndex, parameters, connection, account });
	};
	return await runItems(functions, runItem, describeError);
}

/** Opens the connection that an item's Authentication and Options ask for. */
function openConnection(functions: IExecuteFunctions, parameters: Parameters): Connection {
	const { name, default: fallback } = authenticationField;
	return {
		functions,
		// All items share one credential, as n8n does.
		credentialType: credentialTypeOf(functions.getNodeParameter(name, 0, fallback as string)),
		limits: readTimeLimits(parameters),
		retryReads: true,
	};
}

function findOperation(functions: IExecuteFunctions, itemIndex: number): Operation {
	const table: Record<string, Resource> = resources;
	const resource = String(functions.getNodeParameter('resource', itemIndex));
	const operation = String(functions.getNodeParameter('operation', itemIndex));
	const chosen = table[resource]?.operations[operation];
	if (chosen) return chosen;
	throw new NodeOperationError(
		functions.getNode(),
		`This node has no operation “${operation}” for “${resource}”`,
		{ itemIndex, description: 'Open the node and choose Resource and Operation again.' },
	);
}

/**
 * The only loop over items. Links every output item to its input item, names the item in every
 * error, and continues after an error if the node is set to.
 *
 * @throws NodeApiError or NodeOperationError with the item's index, unless the node continues
 */
export async function runItems(
	functions: IExecuteFunctions,
	runItem: ItemRunner,
	toErrorItem: ErrorItem,
): Promise<INodeExecutionData[][]> {
	const results: INodeExecutionData[] = [];
	for (const itemIndex of functions.getInputData().keys()) {
		const pairedItem = { item: itemIndex };
		try {
			const output = await runItem(itemIndex);
			for (const item of Array.isArray(output) ? output : [output]) {
				results.push({ ...toItem(item), pairedItem });
			}
		} catch (thrown) {
			const error = nameItem(functions, thrown, itemIndex);
			if (!functions.continueOnFail()) throw error;
			results.push(markFailed(functions, { json: toErrorItem(error), pairedItem }, error));
		}
	}
	return [results];
}

function toItem(output: ItemOutput): Pick<INodeExecutionData, 'json' | 'binary'> {
	if (output instanceof ItemWithFiles) return { json: output.json, binary: output.binary };
	// A copy: one response may be the output of many items.
	return { json: { ...output } };
}

/** The output for an item that failed: everything a workflow may want to decide on. */
function describeError(error: NodeError): IDataObject {
	return {
		error: error.message,
		description: error.description ?? null,
		httpCode: error instanceof NodeApiError ? error.httpCode : null,
	};
}

/**
 * Lets n8n find a failed item for the error output: it looks for `error` beside the JSON. Where n8n
 * finds it a second time it replaces the whole JSON by the message, so copies must not carry it.
 */
function markFailed(
	functions: IExecuteFunctions,
	item: INodeExecutionData,
	error: NodeError,
): INodeExecutionData {
	if (functions.getNode().onError !== 'continueErrorOutput') return item;
	return Object.defineProperty(item, 'error', { value: error, enumerable: false, writable: true });
}

function nameItem(functions: IExecuteFunctions, thrown: unknown, itemIndex: number): NodeError {
	const error =
		thrown instanceof NodeApiError || thrown instanceof NodeOperationError
			? thrown
			: new NodeOperationError(functions.getNode(), toError(thrown), {
					itemIndex,
					...(thrown instanceof UserError ? { description: thrown.description ?? undefined } : {}),
				});
	// A response that several items share was requested by the first of them.
	error.context.itemIndex = itemIndex;
	return error;
}

function toError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}
