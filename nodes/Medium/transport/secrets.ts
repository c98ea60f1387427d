import { isRecord } from '../helpers/isRecord';
import type { Connection } from './connection';

/**
 * The secret values of the connection's credential, to be taken out of every text that is shown.
 * Empty when there is no credential.
 */
export async function readSecrets({ functions, credentialType }: Connection): Promise<string[]> {
	try {
		return secretValues(await functions.getCredentials(credentialType));
	} catch {
		return [];
	}
}

const SECRET_FIELDS: ReadonlySet<string> = new Set([
	'accessToken',
	'clientSecret',
	'access_token',
	'refresh_token',
]);

function secretValues(data: unknown): string[] {
	if (!isRecord(data)) return [];
	return Object.entries(data).flatMap(([name, value]) => {
		if (isRecord(value)) return secretValues(value);
		return SECRET_FIELDS.has(name) && typeof value === 'string' ? [value] : [];
	});
}
