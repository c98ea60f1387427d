import { basename } from 'node:path';

import { NodeHelpers } from 'n8n-workflow';
import type { IDataObject, INode, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';

/** Node types by the full name they have in a workflow, such as `n8n-nodes-medium.medium`. */
export type NodeTypeMap = Record<string, INodeType | IVersionedNodeType>;

/** Called with everything that a node throws, before the engine converts it to plain data. */
export type OnNodeError = (error: unknown) => void;

/** The node types of an execution, by name and version. */
export class NodeTypes implements INodeTypes {
	private readonly types: NodeTypeMap;

	private readonly onError: OnNodeError;

	constructor(types: NodeTypeMap = {}, onError: OnNodeError = () => {}) {
		this.types = types;
		this.onError = onError;
	}

	/** @throws if this type does not exist. */
	getByName(name: string): INodeType | IVersionedNodeType {
		const type = this.types[name];
		if (!type) throw new Error(`There is no node type "${name}"`);
		return type;
	}

	getByNameAndVersion(name: string, version?: number): INodeType {
		const type = NodeHelpers.getVersionedNodeType(this.getByName(name), version);
		return reportingErrors(type, this.onError);
	}

	/** The names of all types, for a node that requests them. */
	getKnownTypes(): IDataObject {
		return Object.fromEntries(Object.keys(this.types).map((name) => [name, {}]));
	}
}

const ENTRY_POINTS: Array<string | symbol> = ['execute', 'poll', 'trigger'];

/**
 * Wraps a node type to record the errors of its entry points. The engine keeps only a plain copy of
 * the last error, without its class, and no errors of earlier tries.
 */
function reportingErrors(nodeType: INodeType, onError: OnNodeError): INodeType {
	return new Proxy(nodeType, {
		get(target, key, receiver): unknown {
			const value: unknown = Reflect.get(target, key, receiver);
			if (typeof value !== 'function' || !ENTRY_POINTS.includes(key)) return value;
			return async function (this: unknown, ...args: unknown[]): Promise<unknown> {
				try {
					return (await Reflect.apply(value, this, args)) as unknown;
				} catch (error) {
					onError(error);
					throw error;
				}
			};
		},
	});
}

/**
 * Loads a node as n8n does, from a compiled file (or a source file, with ts-jest). The class has the
 * name of the file up to `.node`: `Medium.node.js` exports `Medium`.
 *
 * @throws if the file does not export this class.
 */
export async function loadNodeType(file: string): Promise<INodeType | IVersionedNodeType> {
	const exported = (await import(file)) as Record<
		string,
		(new () => INodeType | IVersionedNodeType) | undefined
	>;
	const className = basename(file).replace(/\.node\.[jt]s$/, '');
	const NodeClass = exported[className];
	if (!NodeClass) throw new Error(`${basename(file)} exports no class "${className}"`);
	return new NodeClass();
}

/** A node type without fields, for code that needs any node to evaluate an expression. */
export const BARE_TYPE: INodeType = {
	description: {
		displayName: 'Bare',
		name: 'bare',
		group: [],
		version: 1,
		description: 'Has no fields',
		defaults: {},
		inputs: [],
		outputs: [],
		properties: [],
	},
};

/** The smallest node that n8n-core accepts. */
export function bareNode(overrides: Partial<INode> = {}): INode {
	const node = { id: 'node', name: 'Node', type: 'test.bare', typeVersion: 1 };
	return { ...node, position: [0, 0], parameters: {}, ...overrides };
}
