import type { IDataObject } from 'n8n-workflow';

import {
	answerMe,
	medium,
	OAUTH2_TOKENS,
	runMedium,
	USER_ID,
} from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import { answerMyRole, answerPublications, somePublications } from './publications';

const GET_ALL: IDataObject = { resource: 'publication', operation: 'getAll' };

const pairs = (...items: number[]): unknown => items.map((item) => ({ item }));

describe('Publication → Get Many', () => {
	goOffline();

	it('gives each publication as an item, linked to the item it was asked for', async () => {
		const publications = somePublications(3);
		answerMe();
		answerPublications(publications);

		const { error, items } = await runMedium({ parameters: GET_ALL });

		expect(error).toBeUndefined();
		expect(items('Node')).toEqual(publications.map((json) => ({ json, pairedItem: { item: 0 } })));
	});

	it('works with OAuth2', async () => {
		answerMe(OAUTH2_TOKENS.access_token);
		answerPublications(somePublications(1), OAUTH2_TOKENS.access_token);

		const { items } = await runMedium({ parameters: GET_ALL, authentication: 'oAuth2' });

		expect(items('Node')).toHaveLength(1);
	});

	it.each<[string, IDataObject, number]>([
		['50 unless told otherwise', {}, 50],
		['up to the limit', { limit: 3 }, 3],
		['one for a limit below one', { limit: '={{ 0 }}' }, 1],
		['one for a limit that is no number', { limit: 'many' }, 1],
		['all that there are', { limit: 1000 }, 60],
		['all', { returnAll: true }, 60],
	])('returns %s', async (_what, parameters, count) => {
		answerMe();
		answerPublications(somePublications(60));

		const { items } = await runMedium({ parameters: { ...GET_ALL, ...parameters } });

		expect(items('Node').map(({ json }) => json)).toEqual(somePublications(60).slice(0, count));
	});

	it('asks once, however many items there are, and gives each its own copies', async () => {
		answerMe();
		answerPublications(somePublications(2));

		const { items } = await runMedium({
			parameters: GET_ALL,
			input: [{ json: {} }, { json: {} }, { json: {} }],
		});

		const output = items('Node');
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(pairs(0, 0, 1, 1, 2, 2));
		expect(output[0]?.json).toEqual(output[2]?.json);
		expect(output[0]?.json).not.toBe(output[2]?.json);
	});

	it('gives no item where there is no publication', async () => {
		answerMe();
		answerPublications([]);

		const { error, items } = await runMedium({ parameters: GET_ALL });

		expect(error).toBeUndefined();
		expect(items('Node')).toEqual([]);
	});

	it.each<[string[], string[]]>([
		[['editor'], ['editor']],
		[['writer'], ['writer']],
		[['none'], ['none']],
		[
			['editor', 'none'],
			['editor', 'none'],
		],
		[
			['none', 'writer', 'editor'],
			['editor', 'writer', 'none'],
		],
	])('tells the role and keeps only the roles %j', async (myRole, expected) => {
		const publications = somePublications(3);
		answerMe();
		answerPublications(publications);
		answerMyRole(publications[0]!.id, 'editor');
		answerMyRole(publications[1]!.id, 'writer');
		answerMyRole(publications[2]!.id, 'none');

		const { error, items } = await runMedium({ parameters: { ...GET_ALL, filters: { myRole } } });

		expect(error).toBeUndefined();
		expect(items('Node').map(({ json }) => json.myRole)).toEqual(expected);
		expect(items('Node')[0]?.json).toMatchObject({
			id: publications.find((_, index) => ['editor', 'writer', 'none'][index] === expected[0])?.id,
		});
	});

	it('counts the limit after the filter', async () => {
		const publications = somePublications(4);
		answerMe();
		answerPublications(publications);
		publications.forEach(({ id }, index) => answerMyRole(id, index < 2 ? 'none' : 'editor'));

		const { items } = await runMedium({
			parameters: { ...GET_ALL, limit: 1, filters: { myRole: ['editor'] } },
		});

		expect(items('Node').map(({ json }) => json.id)).toEqual([publications[2]!.id]);
	});

	it('takes the higher role where Medium lists two', async () => {
		const [publication] = somePublications(1);
		answerMe();
		answerPublications([publication!]);
		medium()
			.get(`/publications/${publication!.id}/contributors`)
			.reply(200, {
				data: ['writer', 'editor'].map((role) => ({
					publicationId: publication!.id,
					userId: USER_ID,
					role,
				})),
			});

		const { items } = await runMedium({
			parameters: { ...GET_ALL, filters: { myRole: ['editor'] } },
		});

		expect(items('Node')).toHaveLength(1);
	});

	it('asks for the roles a few at a time, once for all items, and keeps the order', async () => {
		const publications = somePublications(20);
		let running = 0;
		let most = 0;
		answerMe();
		answerPublications(publications);
		for (const [index, { id }] of publications.entries()) {
			medium()
				.get(`/publications/${id}/contributors`)
				.reply(200, async () => {
					most = Math.max(most, ++running);
					// The first answers last, so that the order of the answers is not that of the list.
					await new Promise((resolve) => setTimeout(resolve, 20 - index));
					running--;
					return { data: [{ publicationId: id, userId: USER_ID, role: 'writer' }] };
				});
		}

		const { items } = await runMedium({
			parameters: { ...GET_ALL, filters: { myRole: ['writer'] } },
			input: [{ json: {} }, { json: {} }],
		});

		expect(most).toBeGreaterThan(1);
		expect(most).toBeLessThanOrEqual(4);
		const ids = publications.map(({ id }) => id);
		expect(items('Node').map(({ json }) => json.id)).toEqual([...ids, ...ids]);
	});

	it('fails the item whose role could not be found out, with the status', async () => {
		const [first, second] = somePublications(2);
		answerMe();
		answerPublications([first!, second!]);
		answerMyRole(first!.id, 'editor');
		medium()
			.get(`/publications/${second!.id}/contributors`)
			.reply(403, { errors: [{ message: 'no', code: 6002 }] });

		const { items } = await runMedium({
			parameters: { ...GET_ALL, filters: { myRole: ['editor'] } },
			settings: { onError: 'continueRegularOutput' },
		});

		expect(items('Node')).toEqual([
			{
				json: {
					error: 'The access token lacks a permission (scope) that this needs',
					description: expect.stringContaining('scope') as string,
					httpCode: '403',
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it.each([
		['an object', {}],
		['null in the list', [null]],
		['a publication without an id', [{ name: 'a' }]],
		['a text', 'none'],
	])('says so when the list is %s', async (_what, data) => {
		answerMe();
		medium().get(`/users/${USER_ID}/publications`).reply(200, { data });

		const { error } = await runMedium({ parameters: GET_ALL });

		expect(error).toMatchObject({
			message: 'Medium’s response lacks the expected data',
			context: { itemIndex: 0 },
		});
	});
});
