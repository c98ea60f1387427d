import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import nock from 'nock';

import { MediumOAuth2Api } from '../../credentials/MediumOAuth2Api.credentials';
import { createAdditionalData } from '../../sandbox/engine/additionalData';
import { MemoryCredentials } from '../../sandbox/engine/credentials';
import { CREDENTIALS, ME, medium, OAUTH2_TOKENS, runMedium } from '../support/mediumNode';
import { goOffline } from '../support/offline';
import type { WorkflowRun } from '../../sandbox/engine/workflowRun';

const TYPE = 'mediumOAuth2Api';
const CLIENT = { clientId: 'client-1', clientSecret: 'client-secret-1' };

/** What n8n makes of a stored credential: defaults added, expressions evaluated. */
async function decrypt(
	stored: ICredentialDataDecryptedObject,
): Promise<ICredentialDataDecryptedObject> {
	const credentials = new MemoryCredentials([MediumOAuth2Api], { [TYPE]: stored });
	const additionalData = createAdditionalData(credentials, 'internal');
	return await credentials.getDecrypted(additionalData, { id: TYPE, name: TYPE }, TYPE, 'internal');
}

describe('what n8n makes of a saved Medium OAuth2 credential', () => {
	it('adds the addresses that nobody typed, also to one saved for the built-in type', async () => {
		// n8n does not store what equals the default, and there is no field for it.
		expect(await decrypt(CLIENT)).toMatchObject({
			...CLIENT,
			grantType: 'authorizationCode',
			authUrl: 'https://medium.com/m/oauth/authorize',
			accessTokenUrl: 'https://api.medium.com/v1/tokens',
			authQueryParameters: '',
			authentication: 'body',
		});
	});

	it.each([
		[{}, 'basicProfile,publishPost,listPublications'],
		[{ uploadImage: false }, 'basicProfile,publishPost,listPublications'],
		[{ uploadImage: true }, 'basicProfile,publishPost,listPublications,uploadImage'],
	])('asks for the scopes of %j, with commas between', async (stored, scope) => {
		expect((await decrypt({ ...CLIENT, ...stored })).scope).toBe(scope);
	});
});

describe('renewing the access', () => {
	goOffline();

	/** An answer as Medium gives it: status 201, a list of scopes, milliseconds, no `expires_in`. */
	const answerOf = (nth: number): Record<string, unknown> => ({
		token_type: 'Bearer',
		access_token: `oauth-access-${nth}`,
		refresh_token: `oauth-refresh-${nth}`,
		scope: ['basicProfile', 'listPublications', 'publishPost'],
		expires_at: 1_795_000_000_000 + nth,
	});

	function expectRenewal(from: number): { sent: Request[] } {
		const sent: Request[] = [];
		medium(`oauth-access-${from}`)
			.get('/me')
			.reply(401, { errors: [{ message: 'Token was invalid.', code: 6003 }] });
		nock('https://api.medium.com')
			.post('/v1/tokens', {
				grant_type: 'refresh_token',
				refresh_token: `oauth-refresh-${from}`,
				client_id: 'client-1',
				client_secret: 'client-secret-1',
			})
			.reply(201, (request: Request) => {
				sent.push(request);
				return answerOf(from + 1);
			});
		medium(`oauth-access-${from + 1}`)
			.get('/me')
			.reply(200, { data: ME });
		return { sent };
	}

	const run = (oauthTokenData: unknown): Promise<WorkflowRun> =>
		runMedium({
			authentication: 'oAuth2',
			parameters: { resource: 'user', operation: 'get' },
			credentials: {
				[TYPE]: { ...CREDENTIALS[TYPE], oauthTokenData } as ICredentialDataDecryptedObject,
			},
		});

	it('sends a form with the client in its body, and saves what came', async () => {
		const { sent } = expectRenewal(1);

		const { error, savedTokens } = await run({ ...OAUTH2_TOKENS, token_type: 'Bearer' });

		expect(error).toBeUndefined();
		expect(sent[0]?.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
		expect(sent[0]?.headers.get('authorization')).toBeNull();
		expect(savedTokens).toEqual([
			{ type: TYPE, oauthTokenData: expect.objectContaining(answerOf(2)) as unknown },
		]);
	});

	it('works again with what was saved the first time', async () => {
		expectRenewal(1);
		const first = await run({ ...OAUTH2_TOKENS, token_type: 'Bearer' });
		expectRenewal(2);

		const second = await run(first.savedTokens[0]?.oauthTokenData);

		expect(second.error).toBeUndefined();
		expect(second.savedTokens).toEqual([
			{ type: TYPE, oauthTokenData: expect.objectContaining(answerOf(3)) as unknown },
		]);
	});

	it('keeps the token to renew with when Medium does not send another', async () => {
		medium('oauth-access-1')
			.get('/me')
			.reply(401, { errors: [{ message: 'Token was invalid.', code: 6003 }] });
		const { refresh_token: _, ...answer } = answerOf(2);
		nock('https://api.medium.com').post('/v1/tokens').reply(201, answer);
		medium('oauth-access-2').get('/me').reply(200, { data: ME });

		const { error, savedTokens } = await run({ ...OAUTH2_TOKENS, token_type: 'Bearer' });

		expect(error).toBeUndefined();
		expect(savedTokens[0]?.oauthTokenData).toMatchObject({
			access_token: 'oauth-access-2',
			refresh_token: 'oauth-refresh-1',
		});
	});

	it('leaves a token alone that works, whatever its time says', async () => {
		medium('oauth-access-1').get('/me').reply(200, { data: ME });

		const { error, savedTokens } = await run({ ...answerOf(1), expires_at: 1 });

		expect(error).toBeUndefined();
		expect(savedTokens).toEqual([]);
	});
});
