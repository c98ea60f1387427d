import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { effectOf, isAfterStoring, type HttpResponse, type Effect } from './faultTable.ts';
import type { Faults, FaultSetting } from './faults.ts';
import type { LoggedRequest } from './requests.ts';

/**
 * Adds the faults to a server. A fault before storing replaces the route, the others replace its
 * response. `entryOf` gets the log entry, in which the fault is recorded.
 */
export function addFaultHooks(
	server: FastifyInstance,
	faults: Faults,
	entryOf: (request: FastifyRequest) => LoggedRequest | undefined,
): void {
	const pending = new WeakMap<FastifyRequest, FaultSetting>();

	server.addHook('preHandler', async (request, reply) => {
		const entry = entryOf(request);
		if (entry === undefined) return;
		const fault = faults.take(request.raw);
		if (fault === undefined) return;
		entry.fault = fault.name;
		if (isAfterStoring(fault)) {
			pending.set(request, fault);
			return;
		}
		const empty: HttpResponse = { status: 200, headers: headersOf(reply), body: Buffer.alloc(0) };
		const effect = await effectOf(fault, empty);
		if (effect.kind === 'unchanged') return;
		reply.hijack();
		perform(reply, effect);
	});

	server.addHook('onSend', (request, reply, payload, done) => {
		const fault = pending.get(request);
		if (fault === undefined) return done(null, payload);
		pending.delete(request);
		const response = {
			status: reply.statusCode,
			headers: headersOf(reply),
			body: bytesOf(payload),
		};
		effectOf(fault, response).then((effect) => {
			if (effect.kind === 'unchanged') return done(null, payload);
			// `done` is not called: the response is written here, bypassing the framework.
			perform(reply, effect);
		}, done);
	});
}

function perform(reply: FastifyReply, effect: Effect): void {
	const { raw } = reply;
	switch (effect.kind) {
		case 'respond':
			raw.writeHead(effect.response.status, withLength(effect.response));
			raw.end(effect.response.body);
			return;
		case 'cut':
			if (effect.response === undefined) {
				raw.socket?.resetAndDestroy();
				return;
			}
			raw.writeHead(effect.response.status, withLength(effect.response));
			raw.write(effect.response.body.subarray(0, effect.response.body.length / 2), () =>
				// Ends the socket only: `raw.end()` would make the response look complete.
				raw.socket?.end(),
			);
			return;
		case 'trickle':
			raw.writeHead(effect.response.status, withLength(effect.response));
			trickle(reply, effect.response.body, effect.ms);
			return;
		case 'noResponse':
		case 'unchanged':
			return;
	}
}

function trickle({ raw }: FastifyReply, body: Buffer, ms: number): void {
	let sent = 0;
	const timer = setInterval(() => {
		raw.write(body.subarray(sent, sent + 1));
		sent += 1;
		if (sent < body.length) return;
		clearInterval(timer);
		raw.end();
	}, ms);
	raw.on('close', () => clearInterval(timer));
}

function withLength({ headers, body }: HttpResponse): Record<string, string> {
	return { ...headers, 'content-length': String(body.length) };
}

function headersOf(reply: FastifyReply): Record<string, string> {
	return Object.fromEntries(
		Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]),
	);
}

function bytesOf(payload: unknown): Buffer {
	if (Buffer.isBuffer(payload)) return payload;
	return Buffer.from(typeof payload === 'string' ? payload : '');
}
