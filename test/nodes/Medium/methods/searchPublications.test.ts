import { MediumApi } from '../../../../credentials/MediumApi.credentials';
import { MediumOAuth2Api } from '../../../../credentials/MediumOAuth2Api.credentials';
import { Medium } from '../../../../nodes/Medium/Medium.node';
import { callListSearch, callLoadOptions, type OpenNode } from '../../../support/listSearch';
import { answerMe, CREDENTIALS, medium, TOKEN, USER_ID } from '../../../support/mediumNode';
import { goOffline } from '../../../support/offline';

/** The node as it stands open in the editor. */
function openNode(
	typeVersion: number,
	authentication: 'accessToken' | 'oAuth2' = 'accessToken',
): Omit<OpenNode, 'method'> {
	return {
		nodeType: new Medium(),
		typeVersion,
		credentialTypes: [MediumApi, MediumOAuth2Api],
		credentials: CREDENTIALS,
		parameters: { authentication, resource: 'post', operation: 'create', publication: true },
	};
}

function answerPublications(count: number, roles: Record<string, string>, token = TOKEN): void {
	const all = Array.from({ length: count }, (_, index) => ({
		id: `b${`${index}`.padStart(11, '0')}`,
		name: `Publication ${index}`,
		url: `https://medium.com/publication-${index}`,
	}));
	answerMe(token);
	medium(token).get(`/users/${USER_ID}/publications`).reply(200, { data: all });
	for (const [index, role] of Object.entries(roles)) {
		const contributors = role === 'none' ? [] : [{ userId: USER_ID, role }];
		medium(token)
			.get(`/publications/${all[Number(index)]?.id}/contributors`)
			.reply(200, { data: contributors });
	}
}

describe('the list of publications', () => {
	goOffline();

	it('shows the role in each', async () => {
		answerPublications(3, { 0: 'editor', 1: 'writer', 2: 'none' });
		const found = await callListSearch({
			...openNode(2, 'accessToken'),
			method: 'searchPublications',
		});

		expect(found.results).toEqual([
			{
				name: 'Publication 0 (editor)',
				value: 'b00000000000',
				url: 'https://medium.com/publication-0',
			},
			expect.objectContaining({ name: 'Publication 1 (writer: drafts only)' }),
			expect.objectContaining({ name: 'Publication 2 (no role)' }),
		]);
		expect(found.paginationToken).toBeUndefined();
	});

	it('asks only for the roles in what was searched for', async () => {
		answerPublications(3, { 1: 'editor' }, 'oauth-access-1');
		const found = await callListSearch({
			...openNode(2, 'oAuth2'),
			method: 'searchPublications',
			filter: ' PUBLICATION-1 ',
		});

		expect(found.results.map(({ value }) => value)).toEqual(['b00000000001']);
	});

	it('comes in pages of twenty', async () => {
		const last = Object.fromEntries([20, 21, 22].map((index) => [index, 'none']));
		answerPublications(23, last);
		const found = await callListSearch({
			...openNode(2, 'accessToken'),
			method: 'searchPublications',
			paginationToken: '20',
		});

		expect(found.results.map(({ value }) => value)).toEqual([
			'b00000000020',
			'b00000000021',
			'b00000000022',
		]);
	});

	it('says what is wrong in the same words as the node', async () => {
		medium()
			.get('/me')
			.reply(401, { errors: [{ message: 'Token was invalid.', code: 6003 }] });
		const search = callListSearch({
			...openNode(2, 'accessToken'),
			method: 'searchPublications',
		});

		await expect(search).rejects.toMatchObject({
			message: 'Medium says the access token is invalid',
			httpCode: '401',
		});
	});

	it('fills the dropdown of version 1', async () => {
		answerPublications(2, {});
		const options = await callLoadOptions({
			...openNode(1, 'accessToken'),
			method: 'getPublications',
		});

		expect(options).toEqual([
			{ name: 'Publication 0', value: 'b00000000000' },
			{ name: 'Publication 1', value: 'b00000000001' },
		]);
	});
});
