import type { IExecuteFunctions } from 'n8n-workflow';
import { readTimeLimits } from '../descriptions/options';
import type { Parameters } from '../parameters/parameters';
import { type Connection, credentialTypeOf } from '../transport/connection';
import { authenticationField } from './authentication';

/** Opens the connection that an item's Authentication and Options ask for. */
export function openConnection(functions: IExecuteFunctions, parameters: Parameters): Connection {
	const { name, default: fallback } = authenticationField;
	return {
		functions,
		// All items share one credential, as n8n does.
		credentialType: credentialTypeOf(functions.getNodeParameter(name, 0, fallback as string)),
		limits: readTimeLimits(parameters),
		retryReads: true,
	};
}
