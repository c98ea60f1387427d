import { ICredentialsHelper } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { applyAuthenticate } from './authenticate.ts';
import { completeCredential } from './credentialData.ts';
import { CredentialTypes, type CredentialTypeSource } from './credentialTypes.ts';

/** What the user entered, by credential type: one credential per type. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/** The tokens of an OAuth2 credential, as n8n saves them. */
export interface SavedTokens {
	type: string;
	oauthTokenData: unknown;
}

/**
 * Credentials in memory for n8n-core. In n8n, this is a service with a database. Everything else
 * works as in n8n, so the headers of a request come from the credential class itself.
 */
export class MemoryCredentials extends ICredentialsHelper {
	/** The tokens that n8n-core saved, oldest first. */
	readonly savedTokens: SavedTokens[] = [];

	readonly types: CredentialTypes;

	private readonly stored: CredentialData;

	constructor(typeSources: CredentialTypeSource[] = [], data: CredentialData = {}) {
		super();
		this.types = new CredentialTypes(typeSources);
		this.stored = structuredClone(data);
	}

	/** n8n-core uses this to decide which requests to sign with OAuth2. */
	override getParentTypes(name: string): string[] {
		return this.types.getParentTypes(name);
	}

	/** n8n rejects types that set `restrictToSupportedNodes`. This engine ignores it. */
	override isCredentialUsableByNode(): boolean {
		return true;
	}

	/** The fields of a type. */
	override getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.getProperties(type);
	}

	/** n8n-core calls this for every request with a credential other than OAuth. */
	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		return await applyAuthenticate(this.types.getByName(typeName).authenticate, {
			credentials,
			requestOptions: requestOptions as IHttpRequestOptions,
			workflow,
			node,
		});
	}

	/** n8n gets session tokens here. Not supported: throws if the class has `preAuthentication`. */
	override preAuthentication(
		_helpers: IHttpRequestHelper,
		_credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<undefined> {
		if (!this.types.getByName(typeName).preAuthentication) return Promise.resolve(undefined);
		return Promise.reject(new Error("The sandbox's engine does not support preAuthentication"));
	}

	/** The same; n8n-core calls this one for OAuth2. */
	override runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<undefined> {
		return this.preAuthentication(helpers, credentials, typeName);
	}

	/** What a node gets from `getCredentials`. With `raw`, the stored data, to check for new tokens. */
	override getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		nodeCredentials: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.stored[type];
		if (!stored) {
			const name = nodeCredentials.name;
			return Promise.reject(new Error(`There is no credential "${name}" of type "${type}"`));
		}
		if (raw) return Promise.resolve(structuredClone(stored));
		const use = { additionalData, mode, executeData, values };
		// Inside a promise, so that an invalid expression rejects instead of throwing.
		return Promise.resolve().then(() =>
			completeCredential(this.types.getProperties(type), stored, use),
		);
	}

	/** Required by the interface, but no node calls it. */
	override getCredentials(): Promise<ICredentials> {
		return Promise.reject(new Error("The sandbox's engine has no encrypted credentials"));
	}

	/** n8n calls this only after `preAuthentication`. */
	override updateCredentials(): Promise<void> {
		return Promise.reject(new Error("The sandbox's engine does not save whole credentials"));
	}

	/** Saves OAuth2 tokens that n8n-core has refreshed, so that the next request uses them. */
	override updateCredentialsOauthTokenData(
		_nodeCredentials: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const tokens = structuredClone({ oauthTokenData: data['oauthTokenData'] });
		this.stored[type] = { ...this.stored[type], ...tokens } as ICredentialDataDecryptedObject;
		this.savedTokens.push({ type, ...tokens });
		return Promise.resolve();
	}
}
