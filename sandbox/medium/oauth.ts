import type { FastifyInstance, FastifyReply } from 'fastify';
import { textFields } from './fields.ts';
import { createHexId } from './ids.ts';
import { consentPage } from './pages/consent.ts';
import { messagePage } from './pages/message.ts';
import { sendPage } from './pages/send.ts';
import type { MediumParts } from './parts.ts';
import { describeScope } from './scopes.ts';
import type { Application } from './store.ts';

/** Authorization codes are "short-lived" (api.md 2.1); how short is not documented. */
const CODE_MS = 10 * 60 * 1_000;

/** What an application asks for; once it is known to be in order. */
export type AuthorizationRequest = {
	application: Application;
	redirectUri: string;
	state: string;
	scopes: string[];
};

/** `https://medium.com/m/oauth/authorize`: the consent page, and what Allow and Deny lead to. */
export function addOAuthRoutes(server: FastifyInstance, { store, clock }: MediumParts): void {
	server.get('/m/oauth/authorize', (request, reply) => {
		const asked = read(request.query, reply);
		if (asked === undefined) return reply;
		const users = [...store.users.values()].filter((user) => !user.apiDisabled);
		return sendPage(reply, consentPage(asked, users), { formTarget: asked.redirectUri });
	});

	server.post('/m/oauth/authorize', (request, reply) => {
		const asked = read(request.body, reply);
		if (asked === undefined) return reply;
		const answer = textFields(request.body);
		const user = store.users.get(answer('user'));
		if (answer('decision') !== 'allow' || user === undefined) {
			return redirect(reply, asked, { error: 'access_denied' });
		}
		const code = createHexId(32);
		store.codes.set(code, {
			userId: user.id,
			clientId: asked.application.clientId,
			scopes: asked.scopes,
			redirectUri: asked.redirectUri,
			expiresAt: clock.now() + CODE_MS,
		});
		return redirect(reply, asked, { code });
	});

	/** Answers a page or a redirect itself, and returns undefined, when the request is not in order. */
	function read(from: unknown, reply: FastifyReply): AuthorizationRequest | undefined {
		const field = textFields(from);
		const application = store.applications.get(field('client_id'));
		const redirectUri = field('redirect_uri');
		// Neither an unknown application nor an unknown address may be redirected to.
		if (application === undefined || !isOwnAddress(redirectUri)) {
			void sendPage(reply.code(400), UNKNOWN_APPLICATION);
			return undefined;
		}
		const scopes = field('scope').split(',').filter(Boolean);
		const asked = { application, redirectUri, state: field('state'), scopes };
		if (field('response_type') !== 'code') {
			void redirect(reply, asked, { error: 'unsupported_response_type' });
			return undefined;
		}
		const wrong = scopes.filter((scope) => describeScope(scope) === undefined);
		const notAllowed = scopes.includes('uploadImage') && !application.mayUpload;
		if (scopes.length === 0 || wrong.length > 0 || notAllowed) {
			void redirect(reply, asked, { error: 'invalid_scope' });
			return undefined;
		}
		return asked;
	}
}

const UNKNOWN_APPLICATION = messagePage(
	'This application is not known here',
	'The client ID is not one of the sandbox, or the redirect address is not on this machine.',
);

/** Redirect addresses are registered with Medium; the sandbox's applications live on this machine. */
function isOwnAddress(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, hostname } = new URL(address);
	const isHttp = protocol === 'http:' || protocol === 'https:';
	return isHttp && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function redirect(
	reply: FastifyReply,
	{ redirectUri, state }: AuthorizationRequest,
	answer: Record<string, string>,
): FastifyReply {
	const url = new URL(redirectUri);
	if (state !== '') url.searchParams.set('state', state);
	for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
	return reply.redirect(url.href, 302);
}
