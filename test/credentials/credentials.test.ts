import nock from 'nock';

import { MediumApi } from '../../credentials/MediumApi.credentials';
import { MediumOAuth2Api } from '../../credentials/MediumOAuth2Api.credentials';
import {
	answerMe,
	CREDENTIALS,
	ME,
	medium,
	POST_PARAMETERS,
	postAnswer,
	runMedium,
	TOKEN,
	USER_ID,
} from '../support/mediumNode';
import { goOffline } from '../support/offline';
import { testCredential } from '../support/testCredential';

const GET_ME = { resource: 'user', operation: 'get' };

describe('Medium API', () => {
	goOffline();

	it('has the name and the field that the built-in credential has', () => {
		const { name, properties } = new MediumApi();
		expect(name).toBe('mediumApi');
		expect(properties.filter(({ type }) => type !== 'notice').map((field) => field.name)).toEqual([
			'accessToken',
		]);
		expect(properties.at(-1)).toMatchObject({ type: 'string', typeOptions: { password: true } });
	});

	it.each(['', ' ', '\n', '\t '])(
		'sends the token without the “%s” that was pasted with it',
		async (space) => {
			answerMe();
			const { error } = await runMedium({
				parameters: GET_ME,
				credentials: { mediumApi: { accessToken: `${space}${TOKEN}${space}` } },
			});
			expect(error).toBeUndefined();
		},
	);

	it('is tested by asking Medium whose token it is', async () => {
		nock('https://api.medium.com', { reqheaders: { authorization: `Bearer ${TOKEN}` } })
			.get('/v1/me')
			.reply(200, { data: ME });
		expect(await testCredential(MediumApi, { accessToken: TOKEN })).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	it.each([
		[401, /does not accept this access token.*do not revoke it/],
		[403, /Cloudflare.*may be right all the same/],
	])('says what an answer of %i to the test means', async (status, message) => {
		// n8n sends it again after a 401.
		nock('https://api.medium.com')
			.get('/v1/me')
			.times(status === 401 ? 2 : 1)
			.reply(status, {});
		expect(await testCredential(MediumApi, { accessToken: TOKEN })).toEqual({
			status: 'Error',
			message: expect.stringMatching(message) as string,
		});
	});

	it.each([301, 302, 307, 308])('takes the token nowhere else after a %i', async (status) => {
		const elsewhere = nock('https://elsewhere.example')
			.matchHeader('authorization', /./)
			.get('/me')
			.reply(200, { data: ME });
		nock('https://api.medium.com')
			.get('/v1/me')
			.reply(status, '', { location: 'https://elsewhere.example/me' });

		expect(await testCredential(MediumApi, { accessToken: TOKEN })).toMatchObject({
			status: 'Error',
		});
		expect(elsewhere.isDone()).toBe(false);
		nock.cleanAll();
	});
});

describe('Medium OAuth2 API', () => {
	goOffline();
	const field = (name: string): unknown =>
		new MediumOAuth2Api().properties.find((property) => property.name === name)?.default;

	it('has the name and the fields that the built-in credential has', () => {
		const credential = new MediumOAuth2Api();
		expect(credential.name).toBe('mediumOAuth2Api');
		expect(credential.extends).toEqual(['oAuth2Api']);
		expect({
			grantType: field('grantType'),
			authUrl: field('authUrl'),
			accessTokenUrl: field('accessTokenUrl'),
			authentication: field('authentication'),
			clientId: field('clientId'),
			clientSecret: field('clientSecret'),
		}).toEqual({
			grantType: 'authorizationCode',
			authUrl: 'https://medium.com/m/oauth/authorize',
			accessTokenUrl: 'https://api.medium.com/v1/tokens',
			authentication: 'body',
			clientId: '',
			clientSecret: '',
		});
	});

	it('renews the access with Medium’s kind of answer, and sends the create once more, once', async () => {
		const posts = `/users/${USER_ID}/posts`;
		medium('oauth-access-1').get('/me').reply(200, { data: ME });
		medium('oauth-access-1')
			.post(posts)
			.reply(401, { errors: [{ message: 'Token was invalid.', code: 6003 }] });
		// 201, a list of scopes, milliseconds, and no expires_in (MEDIUM.md, section 2).
		nock('https://api.medium.com')
			.post('/v1/tokens', {
				grant_type: 'refresh_token',
				refresh_token: 'oauth-refresh-1',
				client_id: 'client-1',
				client_secret: 'client-secret-1',
			})
			.reply(201, {
				token_type: 'Bearer',
				access_token: 'oauth-access-2',
				refresh_token: 'oauth-refresh-2',
				scope: ['basicProfile', 'publishPost'],
				expires_at: 4_575_744_000_000,
			});
		medium('oauth-access-2').post(posts).reply(201, postAnswer());

		const { error, items, savedTokens } = await runMedium({
			authentication: 'oAuth2',
			parameters: POST_PARAMETERS,
		});

		expect(error).toBeUndefined();
		expect(items('Node')).toHaveLength(1);
		expect(savedTokens).toEqual([
			{
				type: 'mediumOAuth2Api',
				oauthTokenData: expect.objectContaining({
					access_token: 'oauth-access-2',
					refresh_token: 'oauth-refresh-2',
				}) as unknown,
			},
		]);
	});

	it('says to connect again when the access was withdrawn, and shows no secret', async () => {
		medium('oauth-access-1')
			.get('/me')
			.reply(401, { errors: [{ message: 'Token was invalid.', code: 6003 }] });
		nock('https://api.medium.com')
			.post('/v1/tokens')
			.reply(400, { error: 'invalid_grant', error_description: 'no oauth-refresh-1' });

		const run = await runMedium({ authentication: 'oAuth2', parameters: GET_ME });

		expect(run.error).toMatchObject({
			message: 'The OAuth2 access could not be renewed',
			context: { itemIndex: 0 },
		});
		expect(run.error?.description).toContain('Connect my account');
		const shown = JSON.stringify([run.error, run.runData]);
		expect(shown).not.toMatch(/oauth-access-1|oauth-refresh-1|client-secret-1/);
	});

	it('says to connect when it never was', async () => {
		const run = await runMedium({
			authentication: 'oAuth2',
			parameters: GET_ME,
			credentials: {
				mediumOAuth2Api: { clientId: 'client-1', clientSecret: 'client-secret-1' },
			},
		});
		expect(run.error).toMatchObject({ message: 'The OAuth2 credential is not connected' });
	});

	it('is fine once it holds tokens', async () => {
		const data = CREDENTIALS.mediumOAuth2Api ?? {};
		expect(await testCredential(MediumOAuth2Api, data)).toMatchObject({ status: 'OK' });
	});
});
