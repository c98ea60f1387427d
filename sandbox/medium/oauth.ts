import type { FastifyInstance, FastifyReply } from 'fastify';
import { textFields } from './fields.ts';
import { createHexId } from './ids.ts';
import { type AuthorizationRequest, consentPage } from './pages/consent.ts';
import { messagePage } from './pages/message.ts';
import { sendPage } from './pages/send.ts';
import type { MediumParts } from './parts.ts';
import { describeScope } from './scopes.ts';

/** Authorization codes are "short-lived" (api.md 2.1). The documentation does not say how short. */
const CODE_MS = 10 * 60 * 1_000;

/** `https://medium.com/m/oauth/authorize`: the consent page, and its Allow and Deny buttons. */
export function addOAuthRoutes(server: FastifyInstance, { store, clock }: MediumParts): void {
	server.get('/m/oauth/authorize', (request, reply) => {
		const authorization = readOrReject(request.query, reply);
		if (authorization === undefined) return reply;
		const users = [...store.users.values()].filter((user) => !user.apiDisabled);
		return sendPage(reply, consentPage(authorization, users), {
			formTarget: authorization.redirectUri,
		});
	});

	server.post('/m/oauth/authorize', (request, reply) => {
		const authorization = readOrReject(request.body, reply);
		if (authorization === undefined) return reply;
		const field = textFields(request.body);
		const user = store.users.get(field('user'));
		if (field('decision') !== 'allow' || user === undefined) {
			return redirect(reply, authorization, { error: 'access_denied' });
		}
		const code = createHexId(32);
		store.codes.set(code, {
			userId: user.id,
			clientId: authorization.application.clientId,
			scopes: authorization.scopes,
			redirectUri: authorization.redirectUri,
			expiresAt: clock.now() + CODE_MS,
		});
		return redirect(reply, authorization, { code });
	});

	/** Reads a request. Sends an error page or a redirect and returns undefined if it is invalid. */
	function readOrReject(from: unknown, reply: FastifyReply): AuthorizationRequest | undefined {
		const field = textFields(from);
		const application = store.applications.get(field('client_id'));
		const redirectUri = field('redirect_uri');
		// Never redirect for an unknown application or to an address on another machine.
		if (application === undefined || !isLocalAddress(redirectUri)) {
			void sendPage(reply.code(400), UNKNOWN_APPLICATION);
			return undefined;
		}
		const scopes = field('scope').split(',').filter(Boolean);
		const authorization = { application, redirectUri, state: field('state'), scopes };
		if (field('response_type') !== 'code') {
			void redirect(reply, authorization, { error: 'unsupported_response_type' });
			return undefined;
		}
		const unknown = scopes.filter((scope) => describeScope(scope) === undefined);
		const notAllowed = scopes.includes('uploadImage') && !application.mayUpload;
		if (scopes.length === 0 || unknown.length > 0 || notAllowed) {
			void redirect(reply, authorization, { error: 'invalid_scope' });
			return undefined;
		}
		return authorization;
	}
}

const UNKNOWN_APPLICATION = messagePage(
	'Unknown application',
	'The sandbox does not know this client ID, or the redirect URL is not on this computer.',
);

/** Medium has a list of redirect URLs for each application. The sandbox allows any on this computer. */
function isLocalAddress(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, hostname } = new URL(address);
	const isHttp = protocol === 'http:' || protocol === 'https:';
	return isHttp && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function redirect(
	reply: FastifyReply,
	{ redirectUri, state }: AuthorizationRequest,
	parameters: Record<string, string>,
): FastifyReply {
	const url = new URL(redirectUri);
	if (state !== '') url.searchParams.set('state', state);
	for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
	return reply.redirect(url.href, 302);
}
