import { MediumApi } from '../../../../credentials/MediumApi.credentials';
import { MediumOAuth2Api } from '../../../../credentials/MediumOAuth2Api.credentials';
import { Medium } from '../../../../nodes/Medium/Medium.node';
import { callListSearch } from '../../../support/listSearch';
import {
	answerMe,
	CREDENTIALS,
	medium,
	OAUTH2_TOKENS,
	TOKEN,
	USER_ID,
} from '../../../support/mediumNode';
import { goOffline } from '../../../support/offline';
import {
	answerMyRole,
	answerPublications,
	somePublications,
} from '../actions/publication/publications';

interface Search {
	filter?: string;
	paginationToken?: string;
	authentication?: 'accessToken' | 'oAuth2';
}

function search({ authentication = 'accessToken', ...search }: Search = {}): ReturnType<
	typeof callListSearch
> {
	const type = authentication === 'oAuth2' ? 'mediumOAuth2Api' : 'mediumApi';
	return callListSearch({
		nodeType: new Medium(),
		method: 'searchPublications',
		path: 'parameters.publicationId',
		parameters: { authentication, resource: 'post', operation: 'create', publication: true },
		credentialTypes: [MediumApi, MediumOAuth2Api],
		credentials: { [type]: CREDENTIALS[type]! },
		...search,
	});
}

describe('the list of publications', () => {
	goOffline();

	it.each<['accessToken' | 'oAuth2', string]>([
		['accessToken', TOKEN],
		['oAuth2', OAUTH2_TOKENS.access_token],
	])('shows names, addresses and what one may do there, with %s', async (authentication, token) => {
		const publications = somePublications(3);
		answerMe(token);
		answerPublications(publications, token);
		answerMyRole(publications[0]!.id, 'editor', token);
		answerMyRole(publications[1]!.id, 'writer', token);
		answerMyRole(publications[2]!.id, 'none', token);

		await expect(search({ authentication })).resolves.toEqual({
			results: [
				{
					name: 'Publication 0 (editor)',
					value: publications[0]!.id,
					url: 'https://medium.com/publication-0',
				},
				{
					name: 'Publication 1 (writer: drafts only)',
					value: publications[1]!.id,
					url: 'https://medium.com/publication-1',
				},
				{
					name: 'Publication 2 (no role)',
					value: publications[2]!.id,
					url: 'https://medium.com/publication-2',
				},
			],
		});
	});

	it.each([
		['a part of the name, whatever its case', ' QUIET ', ['q1']],
		['a part of the address', 'loud-', ['l1']],
		['nothing but spaces', '  ', ['q1', 'l1']],
		['what none is called', 'zzz', []],
	])('finds %s', async (_what, filter, expected) => {
		answerMe();
		answerPublications([
			{ id: 'q1', name: 'Quiet Machines', url: 'https://medium.com/q' },
			{ id: 'l1', name: 'Other', url: 'https://medium.com/loud-ones' },
		]);
		for (const id of expected) answerMyRole(id, 'editor');

		const { results, paginationToken } = await search({ filter });

		expect(results.map(({ value }) => value)).toEqual(expected);
		expect(paginationToken).toBeUndefined();
	});

	it('shows 20 at a time, and asks for the roles of those only', async () => {
		const publications = somePublications(41);
		const pages: unknown[][] = [];
		let paginationToken: string | undefined;
		for (const [from, to] of [
			[0, 20],
			[20, 40],
			[40, 41],
		]) {
			answerMe();
			answerPublications(publications);
			for (const { id } of publications.slice(from, to)) answerMyRole(id, 'editor');
			const page = await search({ paginationToken });
			pages.push(page.results.map(({ value }) => value));
			paginationToken = page.paginationToken;
		}

		expect(pages.map(({ length }) => length)).toEqual([20, 20, 1]);
		expect(pages.flat()).toEqual(publications.map(({ id }) => id));
		expect(paginationToken).toBeUndefined();
	});

	it('has no further page where the last one is full', async () => {
		const publications = somePublications(20);
		answerMe();
		answerPublications(publications);
		for (const { id } of publications) answerMyRole(id, 'writer');

		const { results, paginationToken } = await search();

		expect(results).toHaveLength(20);
		expect(paginationToken).toBeUndefined();
	});

	it.each([null, '', ' ', 7])('shows the ID of a publication whose name is %j', async (name) => {
		answerMe();
		answerPublications([{ id: 'q1', name, url: 7 }]);
		answerMyRole('q1', 'editor');

		await expect(search()).resolves.toEqual({ results: [{ name: 'q1 (editor)', value: 'q1' }] });
	});

	it('says why there is no list, in words', async () => {
		answerMe();
		medium()
			.get(`/users/${USER_ID}/publications`)
			.reply(401, { errors: [{ message: 'Token was invalid.', code: 6003 }] });

		await expect(search()).rejects.toMatchObject({
			message: 'Medium says the access token is invalid',
			httpCode: '401',
			description: expect.stringContaining('check Access Token') as unknown,
		});
	});

	it('says so where no account is connected', async () => {
		await expect(
			callListSearch({
				nodeType: new Medium(),
				method: 'searchPublications',
				path: 'parameters.publicationId',
				parameters: { authentication: 'oAuth2' },
				credentialTypes: [MediumOAuth2Api],
				credentials: { mediumOAuth2Api: { clientId: 'a', clientSecret: 'b' } },
			}),
		).rejects.toMatchObject({ message: 'The OAuth2 credential is not connected' });
	});
});
