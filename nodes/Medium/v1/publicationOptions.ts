import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { Account } from '../actions/account';
import { toText } from '../parameters/text';
import { credentialTypeOf, DEFAULT_TIME_LIMITS } from '../transport/connection';

/** Fills the Publication dropdown of version 1. */
export async function loadPublicationOptions(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const account = new Account(
		{
			functions: this,
			credentialType: credentialTypeOf(this.getNodeParameter('authentication', 0)),
			limits: DEFAULT_TIME_LIMITS,
			retryReads: false,
		},
		0,
	);
	return (await account.publications()).map(({ id, name }) => ({
		name: toText(name) ?? id,
		value: id,
	}));
}
