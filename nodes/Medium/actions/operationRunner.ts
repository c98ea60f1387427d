import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { itemParameters } from '../parameters/parameters';
import { Account } from './account';
import { openConnection } from './openConnection';
import type { Resource } from './operation';
import { resources } from './operations';
import type { ItemRunner } from './router';

/** Runs each item's operation; what they ask about the account is asked once for all of them. */
export function operationRunner(functions: IExecuteFunctions): ItemRunner {
	let account: Account | undefined;
	return async (itemIndex) => {
		const parameters = itemParameters(functions, itemIndex);
		const connection = openConnection(functions, parameters);
		account ??= new Account(connection, itemIndex);
		const operation = findOperation(functions, itemIndex);
		return await operation.execute({ functions, itemIndex, parameters, connection, account });
	};
}

function findOperation(
	functions: IExecuteFunctions,
	itemIndex: number,
): Resource['operations'][string] {
	const table: Record<string, Resource> = resources;
	const resource = String(functions.getNodeParameter('resource', itemIndex));
	const operation = String(functions.getNodeParameter('operation', itemIndex));
	const found = table[resource]?.operations[operation];
	if (found) return found;
	throw new NodeOperationError(
		functions.getNode(),
		`This node has no operation “${operation}” for “${resource}”`,
		{ itemIndex, description: 'Open the node and choose Resource and Operation again.' },
	);
}
