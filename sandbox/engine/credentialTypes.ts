import { NodeHelpers } from 'n8n-workflow';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { oAuth2ApiType } from './oAuth2ApiType.ts';

/** A credential class, or an instance of one. */
export type CredentialTypeSource = ICredentialType | (new () => ICredentialType);

/** The credential types of an execution, by name. */
export class CredentialTypes {
	private readonly types = new Map<string, ICredentialType>([[oAuth2ApiType.name, oAuth2ApiType]]);

	constructor(sources: CredentialTypeSource[]) {
		for (const source of sources) {
			const type = typeof source === 'function' ? new source() : source;
			this.types.set(type.name, type);
		}
	}

	/** @throws if this type does not exist. */
	getByName(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new Error(`There is no credential type "${name}"`);
		return type;
	}

	/**
	 * All types that a type extends, directly or not. n8n-core uses them to decide whether to sign a
	 * request with OAuth2.
	 */
	getParentTypes(name: string): string[] {
		const parents = this.getByName(name).extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}

	/**
	 * The fields of a type, including inherited ones; its own fields override inherited ones. As in
	 * n8n, `oAuth2Api` also has the field in which n8n stores the tokens.
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
