import type { IDataObject } from 'n8n-workflow';

import {
	answerMe,
	medium,
	PUBLICATION_ID,
	runMedium,
	USER_ID,
} from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';

const PUBLICATIONS = ['a', 'b', 'c', 'd'].map((letter) => ({
	id: letter.repeat(12),
	name: `Publication ${letter}`,
	url: `https://medium.com/publication-${letter}`,
}));
const OTHER = 'e'.repeat(64);

function answerPublications(): void {
	answerMe();
	medium().get(`/users/${USER_ID}/publications`).reply(200, { data: PUBLICATIONS });
}

function answerContributors(
	publicationId: string,
	roles: Array<[userId: string, role: string]>,
): void {
	medium()
		.get(`/publications/${publicationId}/contributors`)
		.reply(200, { data: roles.map(([userId, role]) => ({ publicationId, userId, role })) });
}

describe('Publication → Get Many', () => {
	goOffline();
	const parameters = { resource: 'publication', operation: 'getAll' };

	it.each<[IDataObject, number]>([
		[{ returnAll: true }, 4],
		[{ returnAll: false, limit: 3 }, 3],
		[{}, 4],
		[{ limit: 0 }, 1],
		[{ limit: 'many' }, 1],
	])('returns what Return All and Limit say: %j', async (paging, count) => {
		answerPublications();
		const { error, items } = await runMedium({ parameters: { ...parameters, ...paging } });

		expect(error).toBeUndefined();
		expect(items('Node')).toEqual(
			PUBLICATIONS.slice(0, count).map((json) => ({ json, pairedItem: { item: 0 } })),
		);
	});

	it('asks once for several items, each of which gets its own copies', async () => {
		answerPublications();
		const { items } = await runMedium({
			parameters: { ...parameters, limit: 1 },
			input: [{ json: {} }, { json: {} }],
		});

		const [first, second] = items('Node');
		expect([first?.pairedItem, second?.pairedItem]).toEqual([{ item: 0 }, { item: 1 }]);
		expect(first?.json).toEqual(second?.json);
		expect(first?.json).not.toBe(second?.json);
	});

	it('tells and filters by the role, with one request for each publication', async () => {
		answerPublications();
		answerContributors('a'.repeat(12), [
			[USER_ID, 'writer'],
			[OTHER, 'editor'],
		]);
		answerContributors('b'.repeat(12), [
			[USER_ID, 'writer'],
			[USER_ID, 'editor'],
		]);
		answerContributors('c'.repeat(12), [[OTHER, 'editor']]);
		answerContributors('d'.repeat(12), []);

		const { items } = await runMedium({
			parameters: { ...parameters, returnAll: true, filters: { myRole: ['editor', 'writer'] } },
		});

		expect(items('Node').map(({ json }) => [json.name, json.myRole])).toEqual([
			['Publication a', 'writer'],
			['Publication b', 'editor'],
		]);
	});
});

describe('Publication → Get Contributors', () => {
	goOffline();
	const parameters = {
		resource: 'publication',
		operation: 'getContributors',
		publicationId: { __rl: true, mode: 'id', value: PUBLICATION_ID },
		returnAll: true,
	};
	const ROLES: Array<[string, string]> = Array.from({ length: 1200 }, (_, index) => [
		`${index}`.padStart(64, 'a'),
		index % 3 === 0 ? 'editor' : 'writer',
	]);

	it.each<[string, IDataObject, number]>([
		['all of more than a thousand', {}, 1200],
		['the editors', { role: 'editor' }, 400],
		['the writers', { role: 'writer' }, 800],
		['some of the editors', { role: 'editor', returnAll: false, limit: 7 }, 7],
	])('returns %s', async (_what, more, count) => {
		answerContributors(PUBLICATION_ID, ROLES);
		const { error, items } = await runMedium({ parameters: { ...parameters, ...more } });

		expect(error).toBeUndefined();
		expect(items('Node')).toHaveLength(count);
		const roles = new Set(items('Node').map(({ json }) => json.role));
		expect([...roles].sort()).toEqual(more.role ? [more.role] : ['editor', 'writer']);
		expect(items('Node').at(-1)).toMatchObject({
			json: { publicationId: PUBLICATION_ID },
			pairedItem: { item: 0 },
		});
	});

	it('gives no items for a publication that Medium does not know', async () => {
		answerContributors(PUBLICATION_ID, []);
		const { finished, items } = await runMedium({ parameters });

		expect(finished).toBe(true);
		expect(items('Node')).toEqual([]);
	});

	it.each([
		['', 'No publication is chosen'],
		['@ada.writes', 'This is a profile, not a publication'],
		['https://medium.com/@ada.writes/a-story-0123456789ab', 'This is a profile, not a publication'],
		['https://medium.com/p/0123456789ab', 'This URL is not that of a publication'],
	])('explains what is no publication: “%s”', async (value, message) => {
		const { error } = await runMedium({
			parameters: { ...parameters, publicationId: { __rl: true, mode: 'url', value } },
		}).catch((thrown: Error) => ({ error: thrown }));

		// n8n itself refuses a required field that is empty, before the node is asked.
		expect(error?.message).toMatch(value === '' ? /issues|required|chosen/i : message);
	});
});

describe('User → Get', () => {
	goOffline();

	it('tells who the credential belongs to, asked once for all items', async () => {
		answerMe('oauth-access-1');
		const { error, items } = await runMedium({
			authentication: 'oAuth2',
			parameters: { resource: 'user', operation: 'get' },
			input: [{ json: {} }, { json: {} }],
		});

		expect(error).toBeUndefined();
		expect(items('Node').map(({ json, pairedItem }) => [json.username, pairedItem])).toEqual([
			['ada.writes', { item: 0 }],
			['ada.writes', { item: 1 }],
		]);
	});

	it('explains an operation that a workflow names and the node does not have', async () => {
		const { error } = await runMedium({ parameters: { resource: 'user', operation: 'delete' } });

		expect(error).toMatchObject({
			message: 'This node has no operation “delete” for “user”',
			context: { itemIndex: 0 },
		});
	});
});
