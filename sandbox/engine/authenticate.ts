import { isExpression } from 'n8n-workflow';
import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';

/** A request, its credential, and the node that sends it. */
export interface Authentication {
	credentials: ICredentialDataDecryptedObject;
	requestOptions: IHttpRequestOptions;
	workflow?: Workflow;
	node?: INode;
}

/**
 * Adds a credential to a request, as the `authenticate` of the credential class defines: its keys
 * and values are expressions on `$credentials`. Like n8n, this changes the options of the caller,
 * so they contain the secret afterward.
 */
export async function applyAuthenticate(
	authenticate: IAuthenticate | undefined,
	{ credentials, requestOptions, workflow, node }: Authentication,
): Promise<IHttpRequestOptions> {
	if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
	if (!authenticate) return requestOptions;
	if (!workflow || !node) throw new Error('A declarative authenticate needs workflow and node');

	const resolve = (text: string): string => {
		if (!isExpression(text)) return text;
		const resolved = workflow.expression.getSimpleParameterValue(
			node,
			text,
			'internal',
			{ $credentials: credentials },
			undefined,
			'',
		);
		return resolved ? String(resolved) : '';
	};
	const parts = requestOptions as unknown as Record<string, Record<string, unknown> | undefined>;
	parts['headers'] ??= {};
	for (const [part, values] of Object.entries(authenticate.properties)) {
		const target = (parts[part] ??= {});
		for (const [key, value] of Object.entries(values as Record<string, string>)) {
			target[resolve(key)] = resolve(value);
		}
	}
	return requestOptions;
}
