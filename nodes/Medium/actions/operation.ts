import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../parameters/parameters';
import type { Connection } from '../transport/connection';
import type { Account } from './account';

/** What an operation works with, for one item. */
export interface OperationContext {
	functions: IExecuteFunctions;
	itemIndex: number;
	/** Of this item. */
	parameters: Parameters;
	connection: Connection;
	account: Account;
}

/** An output item with files; where there are none, its JSON alone is enough. */
export class ItemWithFiles {
	constructor(
		readonly json: IDataObject,
		readonly binary: IBinaryKeyData,
	) {}
}

export type ItemOutput = IDataObject | ItemWithFiles;

/** One thing the node can do. Its value in the table is what workflows save. */
export interface Operation {
	/** The label of the dropdown, in Title Case. */
	name: string;
	/** The label in the nodes panel. */
	action: string;
	description: string;
	/**
	 * Whether it works without a token; then no credential is asked for. n8n decides that by the
	 * operation's value alone, so no other resource may have one of the same value that needs a token.
	 */
	withoutToken?: boolean;
	/** Its parameters; properties.ts adds where they are shown. */
	fields: INodeProperties[];
	/** Does it for one item; several objects become several items. */
	execute(context: OperationContext): Promise<ItemOutput | ItemOutput[]>;
}

/** What operations are about. */
export interface Resource {
	/** The label of the dropdown. */
	name: string;
	/** The value of the operation that is selected by default. */
	defaultOperation: string;
	operations: Record<string, Operation>;
}
