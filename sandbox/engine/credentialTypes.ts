import { NodeHelpers } from 'n8n-workflow';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { oAuth2ApiType } from './oAuth2ApiType.ts';

/** A credential class, or an instance of one. */
export type CredentialTypeSource = ICredentialType | (new () => ICredentialType);

/** The credential types of one execution, looked up by name as n8n does. */
export class CredentialTypes {
	private readonly types = new Map<string, ICredentialType>([[oAuth2ApiType.name, oAuth2ApiType]]);

	constructor(sources: CredentialTypeSource[]) {
		for (const source of sources) {
			const type = typeof source === 'function' ? new source() : source;
			this.types.set(type.name, type);
		}
	}

	/** @throws if no such type was given. */
	getByName(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new Error(`There is no credential type "${name}"`);
		return type;
	}

	/**
	 * All types a type extends, directly or not. This is how n8n-core finds out that requests with a
	 * credential are to be signed with OAuth2.
	 */
	getParentTypes(name: string): string[] {
		const parents = this.getByName(name).extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}

	/**
	 * The fields of a type with those it inherits; its own win over inherited ones of the same name.
	 * As in n8n, `oAuth2Api` also has the field where n8n itself stores the tokens.
	 */
	getProperties(name: string): INodeProperties[] {
		const type = this.getByName(name);
		if (!type.extends) {
			return name === oAuth2ApiType.name ? [...type.properties, TOKEN_DATA] : type.properties;
		}
		const merged: INodeProperties[] = [];
		for (const parent of type.extends) {
			NodeHelpers.mergeNodeProperties(merged, this.getProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(merged, type.properties);
		return merged;
	}
}

const TOKEN_DATA: INodeProperties = {
	displayName: 'oauthTokenData',
	name: 'oauthTokenData',
	type: 'json',
	default: {},
};
