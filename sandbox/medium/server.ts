import type { AddressInfo } from 'node:net';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { addImageRoute } from './api/images.ts';
import { addMeRoute } from './api/me.ts';
import { addPostRoutes } from './api/posts.ts';
import { addPublicationRoutes } from './api/publications.ts';
import { addTokenRoute } from './api/tokens.ts';
import { ApiError } from './apiErrors.ts';
import { apiHeaders } from './apiHeaders.ts';
import { type Clock, createClock } from './clock.ts';
import { addControlRoutes } from './control.ts';
import { DailyLimit } from './dailyLimit.ts';
import { addFaultHooks } from './faultHooks.ts';
import { Faults } from './faults.ts';
import { addFeedRoutes } from './feeds/routes.ts';
import { FeedSettings } from './feeds/settings.ts';
import { routedUrl, servesPath, surfaceOf } from './hosts.ts';
import { addOAuthRoutes } from './oauth.ts';
import { addPageRoutes, NOT_FOUND_PAGE } from './pages/routes.ts';
import { sendPage } from './pages/send.ts';
import type { MediumParts } from './parts.ts';
import { loggableBody, type LoggedRequest, RequestLog } from './requests.ts';
import { Store } from './store.ts';
import { addStoryControl } from './storyControl.ts';

/** A running local Medium. */
export type Medium = MediumParts & {
	/** `http://127.0.0.1:<port>`: the pages, the API below /v1, the control API below /sandbox. */
	url: string;
	port: number;
	/** Closes every connection and frees the port. */
	stop(): Promise<void>;
};

/** The largest body of one post. Pictures are streamed and have their own limit. */
const BODY_BYTES = 32 * 1024 * 1024;

/** Starts a local Medium. `port` 0, the default, takes a free port. Throws if the port is in use. */
export async function startMedium({
	port = 0,
	host = '127.0.0.1',
	quiet = true,
}: { port?: number; host?: '127.0.0.1'; quiet?: boolean } = {}): Promise<Medium> {
	const clock = createClock();
	const parts: MediumParts = {
		store: new Store(),
		clock,
		dailyLimit: new DailyLimit(clock),
		faults: new Faults(),
		feeds: new FeedSettings(),
		requests: new RequestLog(),
	};
	const server = Fastify({
		bodyLimit: BODY_BYTES,
		forceCloseConnections: true,
		logger: quiet ? false : { level: 'error' },
		rewriteUrl: (request) => routedUrl(request.headers.host, request.url ?? '/'),
	});
	await server.register(formbody, { bodyLimit: BODY_BYTES });
	readEmptyJson(server);
	const entryOf = addLogging(server, parts);
	addApiHeaders(server, clock);
	addHostCheck(server);
	addFaultHooks(server, parts.faults, entryOf);
	addErrors(server);

	addMeRoute(server, parts);
	addPublicationRoutes(server, parts);
	addPostRoutes(server, parts);
	await addImageRoute(server, parts);
	addTokenRoute(server, parts);
	addOAuthRoutes(server, parts);
	addControlRoutes(server, parts);
	addStoryControl(server, parts);
	addFeedRoutes(server, parts);
	addPageRoutes(server, parts);

	await server.listen({ port, host });
	const bound = (server.server.address() as AddressInfo).port;
	return {
		...parts,
		url: `http://${host}:${bound}`,
		port: bound,
		stop: () => server.close(),
	};
}

/** To Medium, a JSON request without a body is a post without content, not an invalid request. */
function readEmptyJson(server: FastifyInstance): void {
	const parse = server.getDefaultJsonParser('error', 'error');
	server.removeContentTypeParser('application/json');
	server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
		if (body === '') done(null, undefined);
		else void parse(request, String(body), done);
	});
}

/** Rejects paths that do not exist on the requested host, before anything else happens. */
function addHostCheck(server: FastifyInstance): void {
	server.addHook('onRequest', (request, reply, done) => {
		const surface = surfaceOf(request.headers.host);
		// Compares the route's pattern, because the same path can be encoded differently (`/%761/me`).
		const pattern = request.routeOptions.url;
		if (pattern !== undefined && !servesPath(surface, pattern)) reply.callNotFound();
		else done();
	});
}

/** Adds the headers of the API, also to the 404 of a path that it does not have. */
function addApiHeaders(server: FastifyInstance, clock: Clock): void {
	server.addHook('onRequest', (request, reply, done) => {
		const surface = surfaceOf(request.headers.host);
		const path = request.routeOptions.url ?? request.url;
		if (surface === 'api' || (surface === 'local' && /^\/v1\b/.test(path))) {
			void reply.headers(apiHeaders(clock.now()));
		}
		done();
	});
}

/** Logs every request except those to the control API. Returns a function that gets the entry. */
function addLogging(
	server: FastifyInstance,
	{ requests, clock }: MediumParts,
): (request: FastifyRequest) => LoggedRequest | undefined {
	const entries = new WeakMap<FastifyRequest, LoggedRequest>();

	server.addHook('onRequest', (request, reply, done) => {
		if (!isControl(request)) {
			const entry = requests.start(
				{ method: request.method, url: request.originalUrl, headers: request.headers },
				clock.now(),
			);
			entries.set(request, entry);
			// Faults bypass the framework, so the outcome is read from the connection itself.
			reply.raw.on('close', () => {
				entry.outcome = reply.raw.writableFinished ? 'answered' : 'broken off';
				if (reply.raw.headersSent) entry.status = reply.raw.statusCode;
			});
		}
		done();
	});
	server.addHook('preHandler', (request, _reply, done) => {
		const entry = entries.get(request);
		// Token and consent requests contain secrets; posts do not.
		if (entry?.path.endsWith('/posts')) entry.body = loggableBody(request.body);
		done();
	});
	return (request) => entries.get(request);
}

function addErrors(server: FastifyInstance): void {
	server.setErrorHandler((error, request, reply) => {
		if (error instanceof ApiError) return reply.code(error.status).send(error.body);
		if (error instanceof TypeError && isControl(request)) {
			return reply.code(400).send({ error: error.message });
		}
		const status = statusOf(error);
		if (status === 413) return sendError(reply, new ApiError('bodyTooLarge'));
		if (status < 500) return sendError(reply, new ApiError('badRequest', { status }));
		request.log.error(error);
		return sendError(reply, new ApiError('unavailable'));
	});
	server.setNotFoundHandler((request, reply) => {
		const isPage =
			surfaceOf(request.headers.host) === 'web' || !/^\/(v1|sandbox)\b/.test(request.url);
		const isApi = surfaceOf(request.headers.host) === 'api' || !isPage;
		return isApi
			? sendError(reply, new ApiError('notFound'))
			: sendPage(reply.code(404), NOT_FOUND_PAGE);
	});
}

/** Whether a request is for the control API, which is not logged and has no faults. */
function isControl(request: FastifyRequest): boolean {
	return request.routeOptions.url?.startsWith('/sandbox/') ?? false;
}

function sendError(reply: FastifyReply, error: ApiError): FastifyReply {
	return reply.code(error.status).send(error.body);
}

function statusOf(error: unknown): number {
	const status =
		typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
	return typeof status === 'number' ? status : 500;
}
