import { getAdditionalKeys } from 'n8n-core';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	INodeParameters,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { BARE_TYPE, bareNode, NodeTypes } from './nodeTypes.ts';

/** Where a credential is needed: the run's own values are there once a node executes. */
export interface CredentialUse {
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	executeData?: IExecuteData;
	values?: ICredentialsExpressionResolveValues;
}

/**
 * Makes what a node sees out of what is stored: adds the default of each field the user left alone,
 * hidden fields included, then evaluates expressions, in which `$self["field"]` is the credential
 * itself. This is how the hidden address of an OAuth2 server reaches n8n-core.
 */
export function completeCredential(
	properties: INodeProperties[],
	stored: ICredentialDataDecryptedObject,
	use: CredentialUse,
): ICredentialDataDecryptedObject {
	const data = structuredClone(stored);
	const completed = NodeHelpers.getNodeParameters(
		properties,
		data as INodeParameters,
		true,
		false,
		null,
		null,
	);
	// Not a field of the types that extend oAuth2Api, so the line above leaves it out.
	const tokens = data['oauthTokenData'];
	return evaluate(
		{
			...completed,
			...(tokens === undefined ? {} : { oauthTokenData: tokens }),
		} as INodeParameters,
		use,
	) as ICredentialDataDecryptedObject;
}

/** With the run's own workflow if there is one, so that an expression may use `$json`. */
function evaluate(data: INodeParameters, use: CredentialUse): unknown {
	const { additionalData, mode, executeData, values } = use;
	const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
	if (values) {
		return values.workflow.expression.getParameterValue(
			data,
			values.runExecutionData,
			values.runIndex,
			values.itemIndex,
			values.node.name,
			values.connectionInputData,
			mode,
			keys,
			executeData,
			false,
			data,
		);
	}
	const node = bareNode();
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: new NodeTypes({ [node.type]: BARE_TYPE }),
	});
	return workflow.expression.getComplexParameterValue(
		node,
		data,
		mode,
		keys,
		undefined,
		undefined,
		data,
	);
}
