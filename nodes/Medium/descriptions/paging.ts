import type { INodeProperties } from 'n8n-workflow';
import { readSwitch } from '../parameters/fields';
import type { Parameters } from '../parameters/parameters';

export const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	displayOptions: { show: { returnAll: [false] } },
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

/** Medium has no paging: the whole list comes, and what is over the limit is left out here. */
export const pagingFields: INodeProperties[] = [returnAllField, limitField];

/** Leaves out of a list what Return All and Limit say; at least one result stays. */
export function takeLimit<T>(list: T[], parameters: Parameters): T[] {
	if (readSwitch(parameters, returnAllField)) return list;
	const limit = Number(parameters.get(limitField.name, limitField.default));
	return list.slice(0, Math.max(Number.isNaN(limit) ? 0 : limit, 1));
}
