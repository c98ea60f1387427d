import { isExpression } from 'n8n-workflow';
import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';

/** The request, the credential that goes into it, and for whom. */
export interface Authentication {
	credentials: ICredentialDataDecryptedObject;
	requestOptions: IHttpRequestOptions;
	workflow?: Workflow;
	node?: INode;
}

/**
 * Puts a credential into a request, as a credential class's `authenticate` says: its keys and
 * values are expressions on `$credentials`. Like n8n, it writes into the given options, so a node
 * that keeps its options holds the secret from then on.
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
