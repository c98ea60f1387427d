import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from './operation';
import { showFor } from '../descriptions/showFor';

/** Builds the Resource and Operation dropdowns and all fields from the table of operations. */
export function buildProperties(
	resources: Record<string, Resource>,
	defaultResource: string,
): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			default: defaultResource,
			options: Object.entries(resources).map(([value, { name }]) => ({ name, value })),
		},
		...Object.entries(resources).map(([value, resource]) => operationDropdown(value, resource)),
		...Object.entries(resources).flatMap(([resource, { operations }]) =>
			Object.entries(operations).flatMap(([operation, { fields }]) =>
				showFor({ resource, operation }, fields),
			),
		),
	];
}

function operationDropdown(
	resource: string,
	{ defaultOperation, operations }: Resource,
): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: Object.entries(operations).map(([value, { name, action, description }]) => ({
			name,
			value,
			action,
			description,
		})),
		default: defaultOperation,
	};
}
