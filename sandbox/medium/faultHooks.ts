import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { effectOf, isAfterStoring, type Answer, type Effect } from './faultTable.ts';
import type { Faults, FaultSetting } from './faults.ts';
import type { LoggedRequest } from './requests.ts';

/**
 * Puts the faults into a server: those before storing instead of the route, the others instead of
 * its answer. `entryOf` finds the log entry, where the fault is noted.
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
		const nothing: Answer = { status: 200, headers: headersOf(reply), body: Buffer.alloc(0) };
		const effect = await effectOf(fault, nothing);
		if (effect.kind === 'goOn') return;
		reply.hijack();
		perform(reply, effect);
	});

	server.addHook('onSend', (request, reply, payload, done) => {
		const fault = pending.get(request);
		if (fault === undefined) return done(null, payload);
		pending.delete(request);
		const answer = { status: reply.statusCode, headers: headersOf(reply), body: bytesOf(payload) };
		effectOf(fault, answer).then((effect) => {
			if (effect.kind === 'goOn') return done(null, payload);
			// `done` is not called: the answer is written here, past the framework.
			perform(reply, effect);
		}, done);
	});
}

function perform(reply: FastifyReply, effect: Effect): void {
	const { raw } = reply;
	switch (effect.kind) {
		case 'answer':
			raw.writeHead(effect.answer.status, withLength(effect.answer));
			raw.end(effect.answer.body);
			return;
		case 'cut':
			if (effect.answer === undefined) {
				raw.socket?.resetAndDestroy();
				return;
			}
			raw.writeHead(effect.answer.status, withLength(effect.answer));
			raw.write(effect.answer.body.subarray(0, effect.answer.body.length / 2), () =>
				// The socket only: `raw.end()` would make the answer look complete.
				raw.socket?.end(),
			);
			return;
		case 'trickle':
			raw.writeHead(effect.answer.status, withLength(effect.answer));
			trickle(reply, effect.answer.body, effect.ms);
			return;
		case 'silence':
		case 'goOn':
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

function withLength({ headers, body }: Answer): Record<string, string> {
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
