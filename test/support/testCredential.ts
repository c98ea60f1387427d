import { ExecuteContext, RoutingNode } from 'n8n-core';
import { createEmptyRunExecutionData } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	INodeType,
} from 'n8n-workflow';

import { createEngine } from '../../sandbox/engine/engine';
import type { CredentialTypeSource } from '../../sandbox/engine/credentialTypes';
import { createNode } from '../../sandbox/engine/singleNode';

/** What the credential dialog shows after "Save" or "Retry". */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/**
 * Tests a credential as n8n does when the user saves it.
 *
 * n8n's own tester is part of the n8n package. This does the same with the same parts of n8n-core:
 * it creates a declarative node that sends the class's `test.request` and runs it with n8n-core, so
 * n8n itself resolves the base URL, expressions and authentication. Then it converts the response to
 * a message with `test.rules`, in the same order as n8n. An OAuth2 type without a `test` is OK if it
 * has a token. Tests that are a function of a node (`testedBy`) are not supported.
 */
export async function testCredential(
	source: CredentialTypeSource,
	data: ICredentialDataDecryptedObject,
): Promise<CredentialTestResult> {
	const type = typeof source === 'function' ? new source() : source;
	if (!type.test) return testOAuth2(type, data);
	try {
		const response = await request(type, type.test, data);
		const broken = type.test.rules?.find(
			(rule) =>
				rule.type === 'responseSuccessBody' &&
				lookUp(response, rule.properties.key) === rule.properties.value,
		);
		if (broken) return { status: 'Error', message: String(broken.properties['message']) };
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: explain(error as RequestError, type.test) };
	}
}

const TYPE = 'test.credential';

/** The response body, or its first entry. */
async function request(
	type: ICredentialType,
	test: ICredentialTestRequest,
	data: ICredentialDataDecryptedObject,
): Promise<IDataObject | undefined> {
	const nodeType = declarativeNode(type.name, test);
	const node = createNode({ type: TYPE, parameters: { temp: '' }, credentials: [type.name] });
	const { workflow, additionalData, credentials } = createEngine(
		{ nodes: [node], connections: {} },
		'internal',
		{
			nodeTypes: { [TYPE]: nodeType },
			credentialTypes: [type],
			credentials: { [type.name]: data },
		},
	);
	const details = { id: type.name, name: type.name };
	const decrypted = await credentials.getDecrypted(additionalData, details, type.name, 'internal');
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const routing = new RoutingNode(context, nodeType, {
		...details,
		type: type.name,
		data: decrypted,
	});
	const output = await workflow.expression.withIsolate(async () => await routing.runNode());
	return output?.[0]?.[0]?.json;
}

function declarativeNode(credentialType: string, { request }: ICredentialTestRequest): INodeType {
	return {
		description: {
			displayName: 'Test',
			name: 'test',
			group: [],
			version: 1,
			description: 'Sends the test request of a credential',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: credentialType, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	};
}

/** A NodeApiError with the error of the HTTP client as its cause. */
type RequestError = Error & {
	cause?: { code?: string; response?: { status: number; statusText?: string } };
};

function explain({ cause, message }: RequestError, { rules }: ICredentialTestRequest): string {
	if (!cause?.response) return cause?.code ?? message;
	const { status, statusText } = cause.response;
	const rule = rules?.find(
		({ type, properties }) => type === 'responseCode' && properties.value === status,
	);
	if (rule) return String(rule.properties['message']);
	return statusText || `Received HTTP status code: ${status}`;
}

function testOAuth2({ extends: parents }: ICredentialType, data: ICredentialDataDecryptedObject) {
	const tokens = data['oauthTokenData'];
	if (!parents?.includes('oAuth2Api')) {
		return error('No testing function found for this credential.');
	}
	return typeof tokens === 'object' && tokens && 'access_token' in tokens
		? { status: 'OK' as const, message: 'Connection Successful!' }
		: error('This OAuth2 credential was not connected to an account.');
}

function error(message: string): CredentialTestResult {
	return { status: 'Error', message };
}

/** Gets a value by its path, such as `data.id`. */
function lookUp(body: IDataObject | undefined, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], body);
}
