import type { FastifyRequest } from 'fastify';
import { ApiError } from './apiErrors.ts';
import type { Clock } from './clock.ts';
import type { Scope, Store, User } from './store.ts';

/**
 * Gets the user that a token belongs to. Throws the errors that Medium returns: 6000 without a
 * token, 6003 for a wrong or expired one, 6005 and 6004 if the application or user no longer
 * exists, 6027 if API access is disabled for the user, 6002 if the token lacks the scope.
 */
export function authenticate(
	request: FastifyRequest,
	scope: Scope,
	{ store, clock }: { store: Store; clock: Clock },
): User {
	const { scheme, token } = credentialsOf(request.headers.authorization);
	if (token === '') throw new ApiError('tokenRequired');
	if (scheme !== 'bearer') throw new ApiError('wrongScheme');

	const known = store.accessTokens.get(token);
	if (known === undefined) throw new ApiError('invalidToken');
	if (known.expiresAt !== undefined && known.expiresAt <= clock.now()) {
		throw new ApiError('invalidToken');
	}
	if (!store.applications.has(known.clientId)) throw new ApiError('applicationNotFound');
	const user = store.users.get(known.userId);
	if (user === undefined) throw new ApiError('userNotFound');
	if (user.apiDisabled) throw new ApiError('apiDisabled');
	if (!known.scopes.includes(scope)) throw new ApiError('missingScope');
	return user;
}

function credentialsOf(header: string | undefined): { scheme: string; token: string } {
	const [scheme = '', token = ''] = (header ?? '').trim().split(/\s+/, 2);
	return { scheme: scheme.toLowerCase(), token };
}
