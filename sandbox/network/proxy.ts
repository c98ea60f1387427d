/**
 * The sandbox's network: a proxy that decrypts TLS with its own certificates. It sends requests for
 * medium.com and its subdomains to the local Medium, lets n8n install one package and post Slack
 * messages, and rejects everything else. Traffic to and from Medium is streamed, so a large upload
 * is never held in memory, and a cut, invalid or reset response arrives as it was sent.
 */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { TLSSocket } from 'node:tls';
import { openAuthority, type Authority } from './certificates.ts';
import type { HttpResponse } from './registry.ts';

const LOCAL = '127.0.0.1';
const MEDIUM_HOST = /^(?:[a-z0-9-]+\.)*medium\.com$/i;

/** A running network. */
export interface Network extends Pick<Authority, 'caFile' | 'caBundleFile' | 'fingerprint'> {
	/** The value for HTTPS_PROXY. */
	url: string;
	port: number;
	stop(): Promise<void>;
}

/** Responds for a host other than Medium; undefined if it does not serve that host. */
export type Responder = (
	host: string,
	path: string,
	readBody: () => Promise<string>,
) => Promise<HttpResponse | undefined>;

/** Connects two sockets. When one ends or is reset, so is the other. */
function connectSockets(client: Socket, clientSocket: Socket, upstream: Socket): void {
	client.pipe(upstream);
	upstream.pipe(client);
	upstream.on('error', () => clientSocket.resetAndDestroy());
	upstream.on('close', () => client.destroySoon());
	client.on('error', () => upstream.resetAndDestroy());
	clientSocket.on('error', () => upstream.resetAndDestroy());
	client.on('close', () => upstream.destroySoon());
}

async function respondOrReject(
	incoming: IncomingMessage,
	response: ServerResponse,
	host: string,
	responder: Responder,
): Promise<void> {
	const { pathname } = new URL(incoming.url ?? '/', `http://${host}`);
	const result = await responder(host, pathname, () => text(incoming));
	incoming.resume();
	if (result) {
		response.writeHead(result.status, result.headers).end(result.body);
		return;
	}
	response.writeHead(502, 'The sandbox is closed', { 'content-type': 'application/json' }).end(
		JSON.stringify({
			message: `The sandbox is closed: ${host} cannot be reached from here. Only the local Medium can.`,
		}),
	);
}

/** Forwards an unencrypted request ("GET http://medium.com/…"). */
function forwardToMedium(
	incoming: IncomingMessage,
	response: ServerResponse,
	url: URL,
	mediumPort: number,
): void {
	const forwarded = request(
		{
			host: LOCAL,
			port: mediumPort,
			method: incoming.method,
			path: url.pathname + url.search,
			headers: { ...incoming.headers, host: url.host },
		},
		(upstream) => {
			response.writeHead(upstream.statusCode ?? 502, upstream.statusMessage, upstream.rawHeaders);
			upstream.on('error', () => incoming.socket.resetAndDestroy());
			upstream.pipe(response);
		},
	);
	forwarded.on('error', () => incoming.socket.resetAndDestroy());
	incoming.pipe(forwarded);
}

/**
 * Starts the network on 127.0.0.1. `folder` contains its certificate authority, `mediumPort` is the
 * port of the local Medium, and `responder` responds for other hosts.
 */
export async function startNetwork({
	folder,
	mediumPort,
	responder = () => Promise.resolve(undefined),
}: {
	folder: string;
	mediumPort: number;
	responder?: Responder;
}): Promise<Network> {
	const authority = await openAuthority(folder);
	const open = new Set<Socket>();

	/** Handles decrypted requests that are not for Medium. */
	const inner = createServer((incoming, response) => {
		const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
		respondOrReject(incoming, response, host, responder).catch(() => response.destroy());
	});

	const front = createServer((incoming, response) => {
		const url = URL.parse(incoming.url ?? '');
		if (url && MEDIUM_HOST.test(url.hostname)) {
			forwardToMedium(incoming, response, url, mediumPort);
			return;
		}
		const host = url?.hostname ?? incoming.headers.host ?? '';
		respondOrReject(incoming, response, host, responder).catch(() => response.destroy());
	});

	const openTunnel = async (target: string, socket: Socket, head: Buffer): Promise<void> => {
		const [host = '', port = '443'] = target.split(':');
		const encrypted = port !== '80';
		const secureContext = encrypted ? await authority.contextFor(host) : undefined;
		socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
		if (head.length > 0) socket.unshift(head);
		const client = secureContext
			? new TLSSocket(socket, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] })
			: socket;
		if (MEDIUM_HOST.test(host)) {
			connectSockets(client, socket, connect(mediumPort, LOCAL));
		} else {
			client.on('error', () => socket.destroy());
			inner.emit('connection', client);
		}
	};
	front.on('connect', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
		socket.on('error', () => socket.destroy());
		openTunnel(incoming.url ?? '', socket, head).catch(() => socket.destroy());
	});
	front.on('connection', (socket) => {
		open.add(socket);
		socket.on('close', () => open.delete(socket));
	});

	await new Promise<void>((resolve, reject) => {
		front.on('error', reject);
		front.listen(0, LOCAL, resolve);
	});
	const { port } = front.address() as AddressInfo;
	return {
		caFile: authority.caFile,
		caBundleFile: authority.caBundleFile,
		fingerprint: authority.fingerprint,
		url: `http://${LOCAL}:${port}`,
		port,
		async stop() {
			const closed = new Promise((resolve) => front.close(resolve));
			for (const socket of open) socket.destroy();
			await closed;
		},
	};
}
