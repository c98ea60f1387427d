import type { IDataObject } from 'n8n-workflow';

import {
	answerMe,
	medium,
	OAUTH2_TOKENS,
	PUBLICATION_ID,
	runMedium,
	TOKEN,
} from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import { answerPublications, someContributors, somePublications } from './publications';

const GET_CONTRIBUTORS: IDataObject = {
	resource: 'publication',
	operation: 'getContributors',
	publicationId: { __rl: true, mode: 'id', value: PUBLICATION_ID },
};

function answerContributors(data: unknown, token = TOKEN): void {
	medium(token).get(`/publications/${PUBLICATION_ID}/contributors`).reply(200, { data });
}

describe('Publication → Get Contributors', () => {
	goOffline();

	it.each<['accessToken' | 'oAuth2', string]>([
		['accessToken', TOKEN],
		['oAuth2', OAUTH2_TOKENS.access_token],
	])('gives each contributor as an item, with %s', async (authentication, token) => {
		const contributors = someContributors(3, PUBLICATION_ID);
		answerContributors(contributors, token);

		const { error, items } = await runMedium({ parameters: GET_CONTRIBUTORS, authentication });

		expect(error).toBeUndefined();
		expect(items('Node')).toEqual(contributors.map((json) => ({ json, pairedItem: { item: 0 } })));
	});

	it.each<[string, IDataObject, number]>([
		['any role', { role: 'any' }, 30],
		['editors', { role: 'editor' }, 3],
		['writers', { role: 'writer' }, 27],
		['writers up to a limit', { role: 'writer', limit: 2 }, 2],
	])('returns %s', async (_what, parameters, count) => {
		answerContributors(someContributors(30, PUBLICATION_ID));

		const { items } = await runMedium({ parameters: { ...GET_CONTRIBUTORS, ...parameters } });

		expect(items('Node')).toHaveLength(count);
		const { role } = parameters;
		if (role !== 'any') {
			expect(items('Node').every(({ json }) => json.role === role)).toBe(true);
		}
	});

	it('gives no item for a publication that Medium does not know', async () => {
		answerContributors([]);

		const { error, items } = await runMedium({ parameters: GET_CONTRIBUTORS });

		expect(error).toBeUndefined();
		expect(items('Node')).toEqual([]);
	});

	it('returns all of more than a thousand, and 50 unless told so', async () => {
		const contributors = someContributors(2_345, PUBLICATION_ID);
		answerContributors(contributors);
		answerContributors(contributors);

		const all = await runMedium({ parameters: { ...GET_CONTRIBUTORS, returnAll: true } });
		const some = await runMedium({ parameters: GET_CONTRIBUTORS });

		expect(all.items('Node').map(({ json }) => json)).toEqual(contributors);
		expect(some.items('Node')).toHaveLength(50);
	});

	it('asks for each publication once, whatever the items call it', async () => {
		const publication = { ...somePublications(1)[0]!, id: PUBLICATION_ID, name: 'Quiet Machines' };
		answerMe();
		answerPublications([publication]);
		answerContributors(someContributors(1, PUBLICATION_ID));

		const { error, items } = await runMedium({
			parameters: { ...GET_CONTRIBUTORS, publicationId: '={{ $json.publication }}' },
			input: [
				{ json: { publication: PUBLICATION_ID } },
				{ json: { publication: 'quiet machines' } },
				{ json: { publication: publication.url } },
			],
		});

		expect(error).toBeUndefined();
		expect(items('Node').map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2].map((item) => ({ item })),
		);
	});

	it.each<[string, unknown, string]>([
		['nothing', '', 'No publication is chosen'],
		['a profile', '@ada.writes', 'This is a profile, not a publication'],
		[
			'a story on a profile',
			'https://medium.com/@ada.writes/a-story-0123456789ab',
			'This is a profile, not a publication',
		],
		['a story', 'https://medium.com/p/0123456789ab', 'A short link does not say whose story it is'],
		[
			'a page of Medium’s',
			'https://medium.com/jobs',
			'This Medium page is not a profile, a publication or a tag',
		],
		[
			'a page of the account',
			'https://medium.com/new-story',
			'This page belongs to your own account',
		],
		['a list of tags', 'https://medium.com/tag/n8n', 'This is the address of a tag'],
	])('asks nothing when the publication is %s', async (_what, publication, message) => {
		const { error } = await runMedium({
			parameters: { ...GET_CONTRIBUTORS, publicationId: '={{ $json.publication }}' },
			input: [{ json: { publication } as IDataObject }],
		});

		expect(error).toMatchObject({ message, context: { itemIndex: 0 } });
		expect(error).toHaveProperty('description', expect.stringMatching(/Nothing was sent\.$/));
	});

	it('names the item and goes on', async () => {
		answerContributors(someContributors(1, PUBLICATION_ID));

		const { items } = await runMedium({
			parameters: { ...GET_CONTRIBUTORS, publicationId: '={{ $json.publication }}' },
			input: [{ json: { publication: '@ada' } }, { json: { publication: PUBLICATION_ID } }],
			settings: { onError: 'continueRegularOutput' },
		});

		expect(items('Node')).toEqual([
			{
				json: {
					error: 'This is a profile, not a publication',
					description: expect.stringContaining('“@ada”') as string,
					httpCode: null,
				},
				pairedItem: { item: 0 },
			},
			{ json: someContributors(1, PUBLICATION_ID)[0], pairedItem: { item: 1 } },
		]);
	});
});
