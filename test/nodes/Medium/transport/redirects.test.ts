import nock from 'nock';

import {
	answerMe,
	medium,
	OAUTH2_TOKENS,
	POST_PARAMETERS,
	runMedium,
	TOKEN,
	USER_ID,
} from '../../../support/mediumNode';
import { goOffline } from '../../../support/offline';

const GET_PUBLICATIONS = { resource: 'publication', operation: 'getAll', returnAll: true };
const ELSEWHERE = { location: 'https://elsewhere.example/v1' };

const WAYS = [301, 302, 303, 307, 308].flatMap((status) =>
	(['accessToken', 'oAuth2'] as const).flatMap((authentication) =>
		([1, 2] as const).map((version) => ({ status, authentication, version })),
	),
);

describe('a redirect of the API takes the token nowhere', () => {
	goOffline();

	const unexpected = jest.fn();
	beforeAll(() => nock.emitter.on('no match', unexpected));
	beforeEach(() => unexpected.mockClear());
	afterAll(() => nock.emitter.off('no match', unexpected));

	it.each(WAYS)(
		'after $status to a question, with $authentication in version $version',
		async ({ status, ...run }) => {
			medium(tokenOf(run)).get('/me').reply(status, '', ELSEWHERE);

			const { error } = await runMedium({ ...run, parameters: GET_PUBLICATIONS });

			expect(error?.message).toMatch(/redirected this request/);
			expect(unexpected).not.toHaveBeenCalled();
		},
	);

	it.each(WAYS)(
		'after $status to a create, with $authentication in version $version',
		async ({ status, ...run }) => {
			answerMe(tokenOf(run));
			medium(tokenOf(run)).post(`/users/${USER_ID}/posts`).reply(status, '', ELSEWHERE);

			const { error } = await runMedium({ ...run, parameters: POST_PARAMETERS });

			expect(error).toBeDefined();
			expect(unexpected).not.toHaveBeenCalled();
		},
	);
});

function tokenOf({ authentication }: { authentication: 'accessToken' | 'oAuth2' }): string {
	return authentication === 'oAuth2' ? OAUTH2_TOKENS.access_token : TOKEN;
}
