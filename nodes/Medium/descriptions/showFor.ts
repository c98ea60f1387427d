import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

/** Stamps on fields that they belong to an operation; conditions of their own stay. */
export function showFor(
	where: { resource: string; operation: string },
	fields: INodeProperties[],
): INodeProperties[] {
	return updateDisplayOptions(
		{ show: { resource: [where.resource], operation: [where.operation] } },
		fields,
	);
}
