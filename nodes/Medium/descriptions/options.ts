import type { INodeProperties } from 'n8n-workflow';

const requestTimeout: INodeProperties = {
	displayName: 'Request Timeout',
	name: 'requestTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 30,
	description: 'How many seconds to wait for an answer when something is read from Medium',
};

const writeTimeout: INodeProperties = {
	displayName: 'Publish and Upload Timeout',
	name: 'writeTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 120,
	description:
		'How many seconds to wait when a story or image is sent. Medium fetches the images of a story while you wait, so long stories take time.',
};

/** Options of operations that only read. */
export const readOptions: INodeProperties = collection([requestTimeout]);

/** Options of operations that send something. */
export const writeOptions: INodeProperties = collection([writeTimeout, requestTimeout]);

function collection(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
}
