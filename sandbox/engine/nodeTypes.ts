import { basename } from 'node:path';

import { NodeHelpers } from 'n8n-workflow';
import type { IDataObject, INode, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';

/** Node types by the full name they have in a workflow, such as `n8n-nodes-medium.medium`. */
export type NodeTypeMap = Record<string, INodeType | IVersionedNodeType>;

/** Told of everything a node throws, before the engine turns it into plain data. */
export type OnNodeError = (error: unknown) => void;

/** The node types of one execution, looked up by name and version as n8n does. */
export class NodeTypes implements INodeTypes {
	private readonly types: NodeTypeMap;

	private readonly onError: OnNodeError;

	constructor(types: NodeTypeMap = {}, onError: OnNodeError = () => {}) {
		this.types = types;
		this.onError = onError;
	}

	/** @throws if no such type was given. */
	getByName(name: string): INodeType | IVersionedNodeType {
		const type = this.types[name];
		if (!type) throw new Error(`There is no node type "${name}"`);
		return type;
	}

	getByNameAndVersion(name: string, version?: number): INodeType {
		const type = NodeHelpers.getVersionedNodeType(this.getByName(name), version);
		return reportingErrors(type, this.onError);
	}

	/** What n8n lists to a node that asks for all known types. */
	getKnownTypes(): IDataObject {
		return Object.fromEntries(Object.keys(this.types).map((name) => [name, {}]));
	}
}

const ENTRY_POINTS: Array<string | symbol> = ['execute', 'poll', 'trigger'];

/**
 * The same node type, with an ear at its entry points: the engine keeps only a plain copy of an
 * error, without its class, and nothing of the tries that were repeated.
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
 * Loads a node as n8n does, from a compiled (or, under ts-jest, a source) file: the class has the
 * file's name up to `.node`. `Medium.node.js` exports `Medium`.
 *
 * @throws if the file has no such class.
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

/** A node type without fields, for a node that only lends its name to an expression. */
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

/** The least that n8n-core takes for a node. */
export function bareNode(overrides: Partial<INode> = {}): INode {
	const node = { id: 'node', name: 'Node', type: 'test.bare', typeVersion: 1 };
	return { ...node, position: [0, 0], parameters: {}, ...overrides };
}
