import {
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

import { Medium } from '../../../nodes/Medium/Medium.node';
import { bareNode } from '../../../sandbox/engine/nodeTypes';
import { loadBuiltInNode } from '../builtInNode';

type Option = INodePropertyOptions | INodeProperties | INodePropertyCollection;

/** What a saved workflow depends on, of one parameter. */
interface Saved {
	name: string;
	type: string;
	shownFor: unknown;
	default: unknown;
	values: unknown[];
	fields: Saved[];
}

const isChoice = (option: Option): option is INodePropertyOptions => 'value' in option;
const isField = (option: Option): option is INodeProperties => 'type' in option;

function whatIsSaved(property: INodeProperties): Saved {
	const options = property.options ?? [];
	return {
		name: property.name,
		type: property.type,
		shownFor: property.displayOptions?.show ?? {},
		default: property.default,
		values: options
			.filter(isChoice)
			.map(({ value }) => value)
			.sort(),
		fields: options
			.filter(isField)
			.map(whatIsSaved)
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}

let builtIn: INodeTypeDescription;
const ours = new Medium().getNodeType(1).description;

beforeAll(async () => {
	builtIn = NodeHelpers.getVersionedNodeType(await loadBuiltInNode(), 1).description;
});

describe('the description of version 1', () => {
	it('has the parameters of n8n’s own node: names, types, values, conditions and defaults', () => {
		const expected = builtIn.properties.map(whatIsSaved);
		const publicationOperation = expected.find(
			({ name, shownFor }) =>
				name === 'operation' && JSON.stringify(shownFor) === '{"resource":["publication"]}',
		);
		// There is no such operation, so no workflow was ever saved without one.
		expect(publicationOperation).toMatchObject({ default: 'publication', values: ['getAll'] });
		publicationOperation!.default = 'getAll';

		expect(ours.properties.map(whatIsSaved).sort(byName)).toEqual(expected.sort(byName));
	});

	it('has its credentials and its name', () => {
		expect(ours.credentials).toEqual(builtIn.credentials);
		expect(ours.name).toBe(builtIn.name);
		expect(ours.version).toBe(1);
		expect([ours.inputs, ours.outputs]).toEqual([builtIn.inputs, builtIn.outputs]);
	});

	it.each<[string, INodeParameters]>([
		['nothing but the resource', { resource: 'post' }],
		['nothing at all', {}],
		['a post', { title: 'a', contentFormat: 'html', content: 'b', additionalFields: {} }],
		['a publication’s post', { title: 'a', publication: true, publicationId: 'b0123456789a' }],
		['a list', { resource: 'publication', operation: 'getAll' }],
		['a whole list', { resource: 'publication', operation: 'getAll', returnAll: true }],
		['OAuth2', { authentication: 'oAuth2', resource: 'publication', operation: 'getAll' }],
	])('fills in the same where a workflow saved %s', (_what, stored) => {
		const fill = ({ properties }: INodeTypeDescription): INodeParameters | null =>
			NodeHelpers.getNodeParameters(properties, stored, true, false, bareNode(), ours);

		expect(fill(ours)).toEqual(fill(builtIn));
	});

	it.each<[string, INodeParameters]>([
		['a post', { resource: 'post', operation: 'create', title: '', content: '' }],
		['a list', { resource: 'publication', operation: 'getAll', limit: 0 }],
	])('finds the same fault with %s', (_what, parameters) => {
		const node = bareNode({ parameters });
		const faults = ({ properties }: INodeTypeDescription): string[] =>
			Object.keys(NodeHelpers.getNodeParametersIssues(properties, node, ours)?.parameters ?? {});

		expect(faults(ours)).toEqual(faults(builtIn));
	});
});

const byName = (a: Saved, b: Saved): number =>
	`${a.name}${JSON.stringify(a.shownFor)}`.localeCompare(`${b.name}${JSON.stringify(b.shownFor)}`);
