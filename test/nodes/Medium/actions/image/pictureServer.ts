import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request for a picture in its own way. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A web server with pictures on 127.0.0.1, over real sockets. */
export interface PictureServer {
	url: string;
	/** What was asked for: the requests, oldest first. */
	asked: IncomingMessage[];
	/** From now on, each path is answered like this; any other with 404. */
	answer(paths: Record<string, Answer>): void;
	stop(): Promise<void>;
}

export async function startPictureServer(): Promise<PictureServer> {
	const asked: IncomingMessage[] = [];
	let answers: Record<string, Answer> = {};
	const server = createServer((request, response) => {
		asked.push(request);
		const answer = answers[request.url ?? ''];
		if (answer) answer(response, request);
		else response.writeHead(404).end('not here');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		answer: (paths) => {
			answers = paths;
			asked.splice(0);
		},
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
