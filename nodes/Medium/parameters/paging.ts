import type { IExecuteFunctions } from 'n8n-workflow';

/** Returns the part of a list that Return All and Limit ask for. */
export function takeLimit<T>(
	list: T[],
	{ functions, itemIndex }: { functions: IExecuteFunctions; itemIndex: number },
): T[] {
	if (functions.getNodeParameter('returnAll', itemIndex, false) === true) return list;
	const limit = Number(functions.getNodeParameter('limit', itemIndex, 50));
	return list.slice(0, Math.max(Number.isNaN(limit) ? 0 : limit, 1));
}
