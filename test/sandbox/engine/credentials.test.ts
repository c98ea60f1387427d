import nock from 'nock';

import { ExampleApi, ExampleOAuth2Api, SITE } from '../../support/fixtures/exampleCredentials';
import { ExampleNode } from '../../support/fixtures/ExampleNode.node';
import { goOffline } from '../../support/offline';
import { runWorkflow } from '../../../sandbox/engine/runWorkflow';
import { singleNode } from '../../../sandbox/engine/singleNode';
import type { InputItem } from '../../../sandbox/engine/startNode';
import { testCredential } from '../../support/testCredential';
import type { CredentialData } from '../../../sandbox/engine/credentials';
import type { WorkflowRun } from '../../../sandbox/engine/workflowRun';

const TYPE = 'test.example';

/** After a 401, n8n-core refreshes the credential and sends the request again. */
const ASKED_ON_401 = 2;

function run(
	operation: string,
	credentials: CredentialData,
	input?: InputItem[],
): Promise<WorkflowRun> {
	return runWorkflow({
		workflow: singleNode({
			type: TYPE,
			parameters: { operation },
			credentials: Object.keys(credentials),
		}),
		nodeTypes: { [TYPE]: new ExampleNode() },
		credentialTypes: [ExampleApi, ExampleOAuth2Api],
		credentials,
		input,
	});
}

/** Mocks the API for requests with this `authorization` header. */
const expectRequest = (authorization: string): nock.Interceptor =>
	nock(SITE, { reqheaders: { authorization } }).get('/me');

describe('a credential with a declarative authenticate', () => {
	goOffline();

	it('sends its header, with hidden defaults and expressions evaluated', async () => {
		expectRequest('Bearer t1').reply(200, { id: 1 });
		const { items } = await run('get', { exampleApi: { token: 't1' } });
		expect(items('Node')[0]?.json).toEqual({ id: 1 });
	});

	it('uses what the user entered', async () => {
		expectRequest('Token t1').reply(200, { id: 1 });
		const { error } = await run('get', { exampleApi: { token: 't1', scheme: 'Token' } });
		expect(error).toBeUndefined();
	});

	it('gets no response with another header', async () => {
		expectRequest('Bearer t1').reply(200, {});
		const { finished } = await run('get', { exampleApi: { token: 'other' } });
		expect(finished).toBe(false);
		nock.cleanAll();
	});

	it('works with the older request helper', async () => {
		expectRequest('Legacy t1').reply(200, { id: 1 });
		const { items } = await run('legacy', { exampleApi: { token: 't1' } });
		expect(items('Node')[0]?.json).toEqual({ id: 1 });
	});

	it('says which credential is missing', async () => {
		const { error } = await runWorkflow({
			workflow: singleNode({ type: TYPE, parameters: {}, credentials: ['exampleApi'] }),
			nodeTypes: { [TYPE]: new ExampleNode() },
			credentialTypes: [ExampleApi],
		});
		expect(error?.message).toContain('no credential "exampleApi"');
	});
});

describe('an OAuth2 credential', () => {
	goOffline();

	const credentials: CredentialData = {
		exampleOAuth2Api: {
			clientId: 'c1',
			clientSecret: 's1',
			oauthTokenData: { access_token: 'old', refresh_token: 'r1', token_type: 'Bearer' },
		},
	};

	it.each(['getOAuth2', 'legacyOAuth2'])('is refreshed after a 401 (%s)', async (operation) => {
		expectRequest('Bearer old').reply(401);
		const renewal = nock(SITE)
			.post('/token', {
				grant_type: 'refresh_token',
				refresh_token: 'r1',
				client_id: 'c1',
				client_secret: 's1',
			})
			.reply(200, { access_token: 'new', refresh_token: 'r2', token_type: 'Bearer' });
		expectRequest('Bearer new').reply(200, { id: 1 });

		const { items, savedTokens } = await run(operation, credentials);

		expect(renewal.isDone()).toBe(true);
		expect(items('Node')[0]?.json).toEqual({ id: 1 });
		expect(savedTokens).toEqual([
			{
				type: 'exampleOAuth2Api',
				oauthTokenData: expect.objectContaining({
					access_token: 'new',
					refresh_token: 'r2',
				}) as unknown,
			},
		]);
		expect(credentials['exampleOAuth2Api']).toMatchObject({
			oauthTokenData: { access_token: 'old' },
		});
	});

	it('is used with the new token afterward', async () => {
		expectRequest('Bearer old').reply(401);
		nock(SITE).post('/token').reply(200, { access_token: 'new', token_type: 'Bearer' });
		expectRequest('Bearer new').twice().reply(200, { id: 1 });
		const { items, savedTokens } = await run('getOAuth2', credentials, [
			{ json: {} },
			{ json: {} },
		]);
		expect(items('Node')).toHaveLength(2);
		expect(savedTokens).toHaveLength(1);
	});

	it('is not refreshed while it works', async () => {
		expectRequest('Bearer old').reply(200, { id: 1 });
		const { savedTokens } = await run('getOAuth2', credentials);
		expect(savedTokens).toEqual([]);
	});
});

describe('testCredential', () => {
	goOffline();

	it('sends the test request of the class, authenticated', async () => {
		expectRequest('Bearer t1').reply(200, { id: 1 });
		await expect(testCredential(ExampleApi, { token: 't1' })).resolves.toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	it('returns the message of a rule', async () => {
		expectRequest('Bearer t1').times(ASKED_ON_401).reply(401);
		await expect(testCredential(ExampleApi, { token: 't1' })).resolves.toEqual({
			status: 'Error',
			message: 'This token is not accepted',
		});
	});

	it('returns the status if no rule matches', async () => {
		expectRequest('Bearer t1').reply(500);
		const { status, message } = await testCredential(ExampleApi, { token: 't1' });
		expect(status).toBe('Error');
		expect(message).toMatch(/500|Internal Server Error/);
	});

	it('requires tokens in an OAuth2 credential', async () => {
		const oauthTokenData = { access_token: 'old' };
		await expect(testCredential(ExampleOAuth2Api, {})).resolves.toMatchObject({ status: 'Error' });
		await expect(testCredential(ExampleOAuth2Api, { oauthTokenData })).resolves.toMatchObject({
			status: 'OK',
		});
	});
});
