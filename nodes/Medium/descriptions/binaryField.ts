import type { INodeProperties } from 'n8n-workflow';

/** The name of the item's field that holds a file. */
export function binaryField(hint: string): INodeProperties {
	return {
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		hint,
		description: 'The name of the input field that contains the file',
	};
}
