import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeBaseDescription,
	type INodeTypeDescription,
	NodeConnectionTypes,
	VersionedNodeType,
} from 'n8n-workflow';
import {
	authenticationField,
	credentials,
	version2Credentials,
	version2Properties,
} from './actions/properties';
import { runOperations } from './actions/router';
import { searchPublications } from './methods/searchPublications';
import { version1Properties } from './v1/description';
import { loadPublicationOptions } from './v1/publicationOptions';
import { runAsBuiltIn } from './v1/operations';

const base: INodeTypeBaseDescription = {
	displayName: 'Medium',
	name: 'medium',
	icon: { light: 'file:medium.svg', dark: 'file:medium.dark.svg' },
	group: ['output'],
	description:
		'Publish, prepare and read stories on Medium, upload images, and look up publications and users',
	defaultVersion: 2,
};

const common = {
	...base,
	subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
	defaults: { name: 'Medium' },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	usableAsTool: true,
} satisfies Partial<INodeTypeDescription>;

/** Does what n8n's built-in node does, request for request. */
const version1: INodeType = {
	description: {
		...common,
		version: 1,
		credentials,
		properties: [authenticationField, ...version1Properties],
	},
	methods: { loadOptions: { getPublications: loadPublicationOptions } },
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runAsBuiltIn(this);
	},
};

const version2: INodeType = {
	description: {
		...common,
		version: 2,
		credentials: version2Credentials,
		properties: version2Properties,
	},
	methods: { listSearch: { searchPublications } },
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this);
	},
};

export class Medium extends VersionedNodeType {
	constructor() {
		super({ 1: version1, 2: version2 }, base);
	}
}
