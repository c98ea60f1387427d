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

/** Where a credential is used. Some values exist only while a node is executed. */
export interface CredentialUse {
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	executeData?: IExecuteData;
	values?: ICredentialsExpressionResolveValues;
}

/**
 * Converts a stored credential to what a node gets: adds the default of each field that the user did
 * not change, including hidden fields, then evaluates expressions, in which `$self["field"]` is a
 * field of the credential. n8n-core gets the hidden URLs of an OAuth2 server this way.
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
	// Types that extend oAuth2Api do not have this field, so the call above drops it.
	const tokens = data['oauthTokenData'];
	return evaluate(
		{
			...completed,
			...(tokens === undefined ? {} : { oauthTokenData: tokens }),
		} as INodeParameters,
		use,
	) as ICredentialDataDecryptedObject;
}

/** Uses the workflow of the execution if there is one, so that an expression can use `$json`. */
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
