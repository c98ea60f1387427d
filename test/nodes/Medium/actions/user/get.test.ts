import {
	answerMe,
	ME,
	medium,
	OAUTH2_TOKENS,
	runMedium,
	TOKEN,
} from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';

const GET = { resource: 'user', operation: 'get' };

describe('User → Get', () => {
	goOffline();

	it.each<['accessToken' | 'oAuth2', string]>([
		['accessToken', TOKEN],
		['oAuth2', OAUTH2_TOKENS.access_token],
	])('tells who the credential belongs to, with %s', async (authentication, token) => {
		answerMe(token);

		const { error, items } = await runMedium({ parameters: GET, authentication });

		expect(error).toBeUndefined();
		expect(items('Node')).toEqual([{ json: ME, pairedItem: { item: 0 } }]);
	});

	it('asks once for many items, and gives each a copy', async () => {
		answerMe();

		const { items } = await runMedium({
			parameters: GET,
			input: [{ json: {} }, { json: {} }],
		});

		expect(items('Node').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(items('Node')[0]?.json).not.toBe(items('Node')[1]?.json);
	});

	it('is refused once for many items, and names each', async () => {
		medium()
			.get('/me')
			.reply(401, { errors: [{ message: 'Token was invalid.', code: 6003 }] });

		const { items } = await runMedium({
			parameters: GET,
			input: [{ json: {} }, { json: {} }],
			settings: { onError: 'continueRegularOutput' },
		});

		expect(items('Node')).toEqual(
			[0, 1].map((item) => ({
				json: {
					error: 'Medium says the access token is invalid',
					description: expect.stringContaining('“Medium API” credential') as string,
					httpCode: '401',
				},
				pairedItem: { item },
			})),
		);
	});

	it('explains an operation that a workflow names and the node does not have', async () => {
		const { error } = await runMedium({ parameters: { resource: 'user', operation: 'delete' } });

		expect(error).toMatchObject({
			message: 'This node has no operation “delete” for “user”',
			context: { itemIndex: 0 },
		});
	});
});
