/**
 * Imitates Slack's incoming webhooks, so that workflows can post messages: each message is appended
 * to a file. Responses are those that Slack documents
 * (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
 */
import { appendFile } from 'node:fs/promises';
import type { HttpResponse } from './registry.ts';

const HOST = 'hooks.slack.com';
const WEBHOOK = /^\/services\/T\w+\/B\w+\/\w+$/;

function plain(status: number, body: string): HttpResponse {
	return { status, headers: { 'content-type': 'text/html' }, body };
}

function readMessage(body: string): Record<string, unknown> | undefined {
	try {
		const message: unknown = JSON.parse(body);
		return typeof message === 'object' && message !== null ? { ...message } : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Responds to requests for Slack's incoming webhooks; undefined for other hosts. Each message
 * becomes a line of JSON at the end of `file`.
 */
export function createSlackWebhook(
	file: string,
): (
	host: string,
	path: string,
	readBody: () => Promise<string>,
) => Promise<HttpResponse | undefined> {
	return async (host, path, readBody) => {
		if (host !== HOST) return undefined;
		if (!WEBHOOK.test(path)) return plain(404, 'no_service');
		const message = readMessage(await readBody());
		if (!message) return plain(400, 'invalid_payload');
		if (typeof message['text'] !== 'string' || message['text'] === '') return plain(400, 'no_text');
		await appendFile(file, `${JSON.stringify(message)}\n`);
		return plain(200, 'ok');
	};
}
