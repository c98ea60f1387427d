import type { FastifyInstance } from 'fastify';
import { ApiError } from '../apiErrors.ts';
import { isForm, textFields } from '../fields.ts';
import { createHexId } from '../ids.ts';
import type { MediumParts } from '../parts.ts';
import type { Application, Grant } from '../store.ts';

/** How long an access token is valid (api.md 2.1). Refresh tokens do not expire. */
const ACCESS_TOKEN_MS = 60 * 24 * 60 * 60 * 1_000;
const TOKEN_DIGITS = 65;

type TokenResponse = {
	token_type: 'Bearer';
	access_token: string;
	refresh_token: string;
	scope: readonly string[];
	/** Milliseconds since 1970, although the documentation says "unix time". */
	expires_at: number;
};

/**
 * `POST /v1/tokens`: form-encoded, with the client's id and secret in the body. The only call whose
 * response is plain JSON without the `data` envelope (api.md 2.1).
 */
export function addTokenRoute(server: FastifyInstance, parts: MediumParts): void {
	const { store, clock } = parts;

	server.post('/v1/tokens', (request, reply): TokenResponse => {
		if (!isForm(request)) throw new ApiError('badRequest');
		const fields = textFields(request.body);
		const application = store.applications.get(fields('client_id'));
		if (application === undefined || application.clientSecret !== fields('client_secret')) {
			throw new ApiError('invalidClient');
		}
		void reply.code(201);
		switch (fields('grant_type')) {
			case 'authorization_code':
				return issue(takeCode(application, fields('code'), fields('redirect_uri')));
			case 'refresh_token':
				return refresh(application, fields('refresh_token'));
			default:
				throw new ApiError('invalidGrantType');
		}
	});

	/** A code works once, for ten minutes, for its own application and redirect URL. */
	function takeCode(application: Application, code: string, redirectUri: string): Grant {
		const known = store.codes.get(code);
		store.codes.delete(code);
		if (
			known === undefined ||
			known.clientId !== application.clientId ||
			known.redirectUri !== redirectUri ||
			known.expiresAt <= clock.now()
		) {
			throw new ApiError('invalidGrant');
		}
		return { userId: known.userId, clientId: known.clientId, scopes: known.scopes };
	}

	function refresh(application: Application, refreshToken: string): TokenResponse {
		const grant = store.refreshTokens.get(refreshToken);
		if (grant === undefined || grant.clientId !== application.clientId) {
			throw new ApiError('invalidGrant');
		}
		return issue(grant, refreshToken);
	}

	function issue(grant: Grant, refreshToken = createHexId(TOKEN_DIGITS)): TokenResponse {
		const token = createHexId(TOKEN_DIGITS);
		const expiresAt = clock.now() + ACCESS_TOKEN_MS;
		store.accessTokens.set(token, { ...grant, token, expiresAt });
		store.refreshTokens.set(refreshToken, grant);
		return {
			token_type: 'Bearer',
			access_token: token,
			refresh_token: refreshToken,
			scope: grant.scopes,
			expires_at: expiresAt,
		};
	}
}
