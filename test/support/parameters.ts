import type { IExecuteFunctions, INode, NodeOperationError } from 'n8n-workflow';

import { itemParameters, type Parameters } from '../../nodes/Medium/parameters/parameters';
import { strictContext } from './strictContext';

const NODE: INode = {
	id: '1',
	name: 'Medium',
	type: 'medium',
	typeVersion: 2,
	position: [0, 0],
	parameters: {},
};

/** The item whose parameters these are: an error has to name it. */
export const ITEM_INDEX = 3;

/** The parameters of an item; as in n8n, what was never saved has the fallback. */
export function parametersOf(values: object, timezone = 'Europe/Berlin'): Parameters {
	const given = new Map<string, unknown>(Object.entries(values));
	const functions = strictContext<IExecuteFunctions>({
		getNode: () => NODE,
		getTimezone: () => timezone,
		getNodeParameter: (name: string, _itemIndex: number, fallback?: unknown) =>
			(given.get(name) ?? (given.get(name) === null ? null : fallback)) as never,
	});
	return itemParameters(functions, ITEM_INDEX);
}

/** The error that a reader of parameters throws. */
export function refusalOf(read: () => unknown): NodeOperationError {
	let value: unknown;
	try {
		value = read();
	} catch (error) {
		const refusal = error as NodeOperationError;
		expect(refusal.name).toBe('NodeOperationError');
		expect(refusal.context.itemIndex).toBe(ITEM_INDEX);
		expect(refusal.description).toMatch(/\. Nothing was sent\.$/);
		return refusal;
	}
	throw new Error(`Nothing is wrong with it: ${String(JSON.stringify(value))}`);
}
