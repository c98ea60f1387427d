import { isRecord } from '../helpers/isRecord';
import type { Connection } from './connection';

const SECRET_FIELDS: ReadonlySet<string> = new Set([
	'accessToken',
	'clientSecret',
	'access_token',
	'refresh_token',
]);
const HIDDEN = '[hidden]';
/** Shorter values are no secrets; hiding them would garble ordinary text. */
const MIN_SECRET_CHARACTERS = 6;

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

function secretValues(data: unknown): string[] {
	if (!isRecord(data)) return [];
	return Object.entries(data).flatMap(([name, value]) => {
		if (isRecord(value)) return secretValues(value);
		return SECRET_FIELDS.has(name) && typeof value === 'string' ? [value] : [];
	});
}

/** Takes the given secrets, and whatever looks like an Authorization header, out of a text. */
export function redact(text: string, secrets: readonly string[]): string {
	return (
		secrets
			.map((secret) => secret.trim())
			.filter((secret) => secret.length >= MIN_SECRET_CHARACTERS)
			// One may be the start of another; the rest of the longer one would stay.
			.sort((a, b) => b.length - a.length)
			.reduce((cleaned, secret) => withoutCutEnd(cleaned.split(secret).join(HIDDEN), secret), text)
			.replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`)
	);
}

/** Texts are cut before they are shown, which may leave the first part of a secret at their end. */
function withoutCutEnd(text: string, secret: string): string {
	for (let length = secret.length - 1; length >= MIN_SECRET_CHARACTERS; length--) {
		const start = secret.slice(0, length);
		if (text.endsWith(start)) return `${text.slice(0, -length)}${HIDDEN}`;
	}
	return text;
}
