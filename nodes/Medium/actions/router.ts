import {
	type IBinaryKeyData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeApiError,
	NodeOperationError,
	UserError,
} from 'n8n-workflow';

type NodeError = NodeApiError | NodeOperationError;

/** What comes of an item with files: `json` alone is enough where there are none. */
export class ItemWithFiles {
	constructor(
		readonly json: IDataObject,
		readonly binary: IBinaryKeyData,
	) {}
}

export type ItemOutput = IDataObject | ItemWithFiles;

/** Runs one item; several outputs become several items. */
export type ItemRunner = (itemIndex: number) => Promise<ItemOutput | ItemOutput[]>;

/** The item that stands for one that did not work, when the workflow is to go on. */
export type ErrorItem = (error: NodeError) => IDataObject;

/**
 * The only loop over items. Links every output item to its input item, names the item in every
 * error, and goes on after one if the node is set to.
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
	// A copy: what was asked once may be the output of many items.
	return { json: { ...output } };
}

/** What an item carries that did not work: everything a workflow may want to decide on. */
export function describeError(error: NodeError): IDataObject {
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
	// An answer that several items share was asked for by the first of them.
	error.context.itemIndex = itemIndex;
	return error;
}

function toError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}
