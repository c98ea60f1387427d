import type { OperationContext } from './operation';

/** Leaves out of a list what Return All and Limit say. */
export function takeLimit<T>(list: T[], { functions, itemIndex }: OperationContext): T[] {
	if (functions.getNodeParameter('returnAll', itemIndex, false) === true) return list;
	const limit = Number(functions.getNodeParameter('limit', itemIndex, 50));
	return list.slice(0, Math.max(Number.isNaN(limit) ? 0 : limit, 1));
}
