import type { IExecuteFunctions } from 'n8n-workflow';

import { MediumApi } from '../../../../credentials/MediumApi.credentials';
import { MediumOAuth2Api } from '../../../../credentials/MediumOAuth2Api.credentials';
import { Medium } from '../../../../nodes/Medium/Medium.node';
import { publishOnce, type PublishRequest } from '../../../../nodes/Medium/publishing/publishOnce';
import { goOffline } from '../../../support/offline';
import type { Post } from '../../../../nodes/Medium/transport/answers';
import { CREDENTIALS, ME, medium, NODE_TYPE, POST_PARAMETERS } from '../../../support/mediumNode';
import { runWorkflow } from '../../../../sandbox/engine/runWorkflow';
import { connect, createNode } from '../../../../sandbox/engine/singleNode';
import { startNode } from '../../../../sandbox/engine/startNode';
import { strictContext } from '../../../support/strictContext';
import type { WorkflowRun } from '../../../../sandbox/engine/workflowRun';
import { storeCreates } from './medium';

const TITLES = ['a', 'b', 'c', 'd', 'e'];
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

async function publish(
	titles: string[],
	settings = {},
	{ loop = false } = {},
): Promise<WorkflowRun> {
	const node = createNode({
		type: NODE_TYPE,
		typeVersion: 2,
		parameters: {
			authentication: 'accessToken',
			...POST_PARAMETERS,
			title: '={{ $json.title }}',
		},
		credentials: ['mediumApi'],
		...settings,
	});
	return await runWorkflow({
		workflow: {
			nodes: [startNode(), node],
			// Its own output leads back into it.
			connections: connect('Start', 'Node', ...(loop ? ['Node'] : [])),
		},
		nodeTypes: { [NODE_TYPE]: new Medium() },
		credentialTypes: [MediumApi, MediumOAuth2Api],
		credentials: CREDENTIALS,
		input: titles.map((title) => ({ json: { title } })),
	});
}

/** A create with n8n's part of it reduced to what it needs. */
function createOf({
	context,
	send,
}: {
	context: object;
	send: () => Promise<Post>;
}): PublishRequest {
	const node = createNode({ type: NODE_TYPE, parameters: {} });
	return {
		functions: strictContext<IExecuteFunctions>({
			getContext: () => context,
			getExecutionId: () => '1',
			getNode: () => node,
			evaluateExpression: () => 0,
		}),
		itemIndex: 3,
		account: 'account',
		target: 'profile',
		body: { title: 'A title' },
		whenLimited: 'stop',
		prepare: async () => await Promise.resolve(send),
	};
}

describe('within an execution', () => {
	goOffline();

	it('“Retry On Fail” goes on where it stopped, and gives back the first answers', async () => {
		// The third create is refused at its first try.
		const { stored, requests } = storeCreates(undefined, undefined, 429);

		const { finished, items } = await publish(TITLES, RETRY);

		expect(finished).toBe(true);
		expect(stored).toEqual(TITLES);
		expect(requests).toEqual(['a', 'b', 'c', 'c', 'd', 'e']);
		expect(items('Node').map(({ json }) => [json.title, json.id])).toEqual(
			TITLES.map((title, index) => [title, `f${index + 1}`]),
		);
	});

	it('an unknown outcome is not repeated: the message names the story and where to look', async () => {
		const { stored, requests } = storeCreates(undefined, 'lost');

		const { error } = await publish(['a', '<i>b</i>', 'c'], RETRY);

		expect(stored).toEqual(['a', '<i>b</i>']);
		expect(requests).toEqual(['a', '<i>b</i>']);
		expect(error).toMatchObject({
			message: 'Medium may already have this story, so it was not sent again',
			context: { itemIndex: 1 },
		});
		expect(error?.description).toContain('The story “&lt;i&gt;b&lt;/i&gt;” may have been created');
	});

	it.each([500, 502, 503, 504])('a %i is an unknown outcome too', async (status) => {
		const { requests } = storeCreates(status);

		const { finished } = await publish(['a'], RETRY);

		expect(finished).toBe(false);
		expect(requests).toEqual(['a']);
	});

	it.each([400, 401, 403, 413, 429])('after a %i it is tried again', async (status) => {
		const { requests, stored } = storeCreates(status);

		const { finished } = await publish(['a'], RETRY);

		expect(finished).toBe(true);
		expect(requests).toEqual(['a', 'a']);
		expect(stored).toEqual(['a']);
	});

	it('what was published is given back where a later try does not learn whose account it is', async () => {
		const unknownAccount = { errors: [{ message: 'No such account', code: 6004 }] };
		medium().get('/me').reply(200, { data: ME }).get('/me').reply(403, unknownAccount);
		const { requests } = storeCreates(undefined, 429);

		const { items } = await publish(['a', 'b'], RETRY);

		expect(requests).toEqual(['a', 'b', 'b']);
		expect(items('Node').map(({ json }) => json.id)).toEqual(['f1', 'f2']);
	});

	it('an unknown outcome stays unknown where a later try does not learn that', async () => {
		medium().get('/me').reply(200, { data: ME }).get('/me').optionally().reply(401, {});
		const { requests } = storeCreates('lost');

		const { error } = await publish(['a'], RETRY);

		expect(requests).toEqual(['a']);
		expect(error?.message).toContain('Medium may already have this story');
	});

	it('items that are equal on purpose are told apart', async () => {
		const { stored } = storeCreates();

		const { items } = await publish(['a', 'a', 'a']);

		expect(stored).toEqual(['a', 'a', 'a']);
		expect(items('Node').map(({ json }) => json.id)).toEqual(['f1', 'f2', 'f3']);
	});

	it('the rounds of a loop are told apart, and a retry within one goes on in it', async () => {
		// The second and third round are refused once, the fourth for good.
		const [ok, no] = [undefined, 429];
		const { stored, requests } = storeCreates(ok, no, ok, no, ok, no, no, no);

		const { nodes } = await publish(['a'], RETRY, { loop: true });

		expect(nodes['Node']).toHaveLength(4);
		expect(stored).toEqual(['a', 'a', 'a']);
		expect(requests).toHaveLength(8);
	});

	it('what goes wrong unforeseen is an unknown outcome too', async () => {
		const context = {};
		const send = jest.fn().mockRejectedValue(new TypeError('x is <undefined>'));
		const create = async (): Promise<unknown> => await publishOnce(createOf({ context, send }));

		await expect(create()).rejects.toMatchObject({
			message: 'Sending the story did not complete',
			description: expect.stringMatching(
				/x is &lt;undefined&gt;.*“A title” may have been created/,
			) as string,
			context: { itemIndex: 3 },
		});
		await expect(create()).rejects.toMatchObject({
			message: expect.stringContaining('so it was not sent again') as string,
			description: expect.stringContaining('It ended with: “x is &lt;undefined&gt;”') as string,
		});
		expect(send).toHaveBeenCalledTimes(1);
	});

	it('remembers what Medium answered, and no content', async () => {
		storeCreates();

		const { run } = await publish(['a']);

		const context = JSON.stringify(run.data.executionData?.contextData);
		expect(context).toContain('"state":"published"');
		expect(context).not.toContain('Some text');
	});
});
