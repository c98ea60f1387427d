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

/** What the user typed into each credential, by credential type: one credential per type. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/** The tokens of one OAuth2 credential, as n8n would have saved them. */
export interface SavedTokens {
	type: string;
	oauthTokenData: unknown;
}

/**
 * What n8n-core asks about credentials. In n8n this is a service with a database behind it; here
 * the data is what was given, and all else is done as n8n does it, so that a header seen on the
 * wire was made by the credential class itself.
 */
export class MemoryCredentials extends ICredentialsHelper {
	/** What n8n-core asked to save, oldest first. */
	readonly savedTokens: SavedTokens[] = [];

	readonly types: CredentialTypes;

	private readonly stored: CredentialData;

	constructor(typeSources: CredentialTypeSource[] = [], data: CredentialData = {}) {
		super();
		this.types = new CredentialTypes(typeSources);
		this.stored = structuredClone(data);
	}

	/** Tells n8n-core which requests to sign with OAuth2. */
	override getParentTypes(name: string): string[] {
		return this.types.getParentTypes(name);
	}

	/** n8n refuses types that set `restrictToSupportedNodes`; the harness does not look at it. */
	override isCredentialUsableByNode(): boolean {
		return true;
	}

	/** The fields of a type, for a node that asks for them. */
	override getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.getProperties(type);
	}

	/** Called for every request with a credential that is not OAuth. */
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

	/** For session tokens fetched beforehand. Not built here: a class that has it is refused. */
	override preAuthentication(
		_helpers: IHttpRequestHelper,
		_credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<undefined> {
		if (!this.types.getByName(typeName).preAuthentication) return Promise.resolve(undefined);
		return Promise.reject(new Error('The engine of the sandbox does not run preAuthentication'));
	}

	/** The same, as n8n-core calls it around OAuth2. */
	override runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<undefined> {
		return this.preAuthentication(helpers, credentials, typeName);
	}

	/** What a node gets from `getCredentials`; `raw` is what is stored, to look for newer tokens. */
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
		// As a promise: an expression that does not evaluate has to reject, not to throw.
		return Promise.resolve().then(() =>
			completeCredential(this.types.getProperties(type), stored, use),
		);
	}

	/** Part of the interface, but nothing a node does leads here. */
	override getCredentials(): Promise<ICredentials> {
		return Promise.reject(new Error('The engine of the sandbox has no encrypted credentials'));
	}

	/** n8n calls this after `preAuthentication` only. */
	override updateCredentials(): Promise<void> {
		return Promise.reject(new Error('The engine of the sandbox does not save whole credentials'));
	}

	/** Called when n8n-core has renewed OAuth2 tokens: the next request is to find the new ones. */
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
