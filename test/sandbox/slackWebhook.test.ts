import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSlackWebhook } from '../../sandbox/network/slackWebhook';

const WEBHOOK = '/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX';

describe('the sandbox’s Slack webhook', () => {
	let folder: string;
	let file: string;

	beforeEach(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'medium-chat-'));
		file = path.join(folder, 'chat.jsonl');
	});
	afterEach(async () => await rm(folder, { recursive: true }));

	async function send(body: string, route = WEBHOOK, host = 'hooks.slack.com'): Promise<unknown[]> {
		const answer = await createSlackWebhook(file)(host, route, () => Promise.resolve(body));
		return answer ? [answer.status, answer.body] : [];
	}

	it('writes all messages to the file, in order', async () => {
		expect(await send('{"text":"One\\ntwo"}')).toEqual([200, 'ok']);
		expect(await send('{"text":"Three","unfurl_links":false}')).toEqual([200, 'ok']);
		expect(await readFile(file, 'utf8')).toBe(
			'{"text":"One\\ntwo"}\n{"text":"Three","unfurl_links":false}\n',
		);
	});

	it.each([
		['text=One', 400, 'invalid_payload'],
		['"One"', 400, 'invalid_payload'],
		['{"text":""}', 400, 'no_text'],
		['{"content":"One"}', 400, 'no_text'],
	])('rejects %s as Slack does', async (body, status, message) => {
		expect(await send(body)).toEqual([status, message]);
		await expect(readFile(file)).rejects.toThrow('ENOENT');
	});

	it('responds only at the addresses of incoming webhooks', async () => {
		expect(await send('{"text":"One"}', '/services/T1')).toEqual([404, 'no_service']);
		expect(await send('{"text":"One"}', WEBHOOK, 'slack.com')).toEqual([]);
	});
});
