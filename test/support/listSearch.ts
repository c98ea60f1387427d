import { LoadOptionsContext } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	IVersionedNodeType,
} from 'n8n-workflow';

import { createEngine, type EngineOptions } from '../../sandbox/engine/engine';
import { createNode } from '../../sandbox/engine/singleNode';

/** A node that is open in the editor, and the method that fills one of its fields. */
export interface OpenNode extends Omit<EngineOptions, 'nodeTypes'> {
	nodeType: INodeType | IVersionedNodeType;
	typeVersion?: number;
	method: string;
	/** The current values of the other fields. */
	parameters?: INodeParameters;
	/** The field's path, for methods that read a sibling field with `&`. */
	path?: string;
}

/** What the user entered in the search field of a list, and the next page to load. */
export interface ListSearch extends OpenNode {
	filter?: string;
	paginationToken?: string;
}

/**
 * Fills the list of a resource locator, with n8n-core's own context.
 *
 * @throws what the method throws, which n8n shows in the list.
 */
export async function callListSearch(options: ListSearch): Promise<INodeListSearchResult> {
	const { filter, paginationToken } = options;
	return await inEditor(options, async (context, { methods }) => {
		const search = requireMethod(methods?.listSearch?.[options.method], options.method);
		return await search.call(context, filter, paginationToken);
	});
}

/** Fills a dropdown in the same way. */
export async function callLoadOptions(options: OpenNode): Promise<INodePropertyOptions[]> {
	return await inEditor(options, async (context, { methods }) => {
		const load = requireMethod(methods?.loadOptions?.[options.method], options.method);
		return await load.call(context);
	});
}

const TYPE = 'test.open';

async function inEditor<Result>(
	options: OpenNode,
	call: (context: ILoadOptionsFunctions, nodeType: INodeType) => Promise<Result>,
): Promise<Result> {
	const { typeVersion, parameters = {}, path = 'parameters' } = options;
	const nodeType = NodeHelpers.getVersionedNodeType(options.nodeType, typeVersion);
	const node = createNode({
		type: TYPE,
		typeVersion: typeVersion ?? latest(nodeType),
		parameters,
		credentials: Object.keys(options.credentials ?? {}),
	});
	const engine = createEngine({ nodes: [node], connections: {} }, 'internal', {
		...options,
		nodeTypes: { [TYPE]: options.nodeType },
	});
	const { workflow } = engine;
	const additionalData = { ...engine.additionalData, currentNodeParameters: parameters };
	const context = new LoadOptionsContext(workflow, node, additionalData, path);
	return await workflow.expression.withIsolate(async () => await call(context, nodeType));
}

function latest({ description: { version } }: INodeType): number {
	return Array.isArray(version) ? Math.max(...version) : version;
}

function requireMethod<Method>(method: Method | undefined, name: string): Method {
	if (!method) throw new Error(`The node has no method "${name}"`);
	return method;
}
