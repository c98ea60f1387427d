import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeBaseDescription,
	type INodeTypeDescription,
	NodeConnectionTypes,
	VersionedNodeType,
} from 'n8n-workflow';
import { resources } from './actions/operations';
import { runItems, describeError } from './actions/router';
import { operationRunner } from './actions/operationRunner';
import {
	authenticationField,
	credentials,
	hideFor,
	operationsWithoutToken,
} from './actions/authentication';
import { buildProperties } from './actions/properties';
import { searchPublications } from './methods/searchPublications';
import { version1Properties } from './v1/description';
import { getPublications } from './v1/getPublications';
import { runItemAsBuiltIn } from './v1/operations';

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
	credentials,
} satisfies Partial<INodeTypeDescription>;

const tokenless = operationsWithoutToken(resources);

/** What n8n's built-in node does, request for request. */
const version1: INodeType = {
	description: {
		...common,
		version: 1,
		properties: [authenticationField, ...version1Properties],
	},
	methods: { loadOptions: { getPublications } },
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(
			this,
			(itemIndex) => runItemAsBuiltIn(this, itemIndex),
			({ message }) => ({ error: message }),
		);
	},
};

const version2: INodeType = {
	description: {
		...common,
		version: 2,
		credentials: credentials.map((credential) => hideFor(tokenless, credential)),
		properties: [hideFor(tokenless, authenticationField), ...buildProperties(resources, 'post')],
	},
	methods: { listSearch: { searchPublications } },
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, operationRunner(this), describeError);
	},
};

export class Medium extends VersionedNodeType {
	constructor() {
		super({ 1: version1, 2: version2 }, base);
	}
}
