import nock from 'nock';

import { ExampleApi, SITE } from './fixtures/exampleCredentials';
import { ExampleNode } from './fixtures/ExampleNode.node';
import { callListSearch, type ListSearch } from './listSearch';
import { goOffline } from './offline';

const search: ListSearch = {
	nodeType: new ExampleNode(),
	method: 'searchThings',
	parameters: { folder: 'things' },
	credentialTypes: [ExampleApi],
	credentials: { exampleApi: { token: 't1' } },
	filter: 'b',
	paginationToken: '20',
};

describe('callListSearch', () => {
	goOffline();

	it('calls the method with filter, page, parameters and credential', async () => {
		const results = [{ name: 'Blue', value: '1' }];
		nock(SITE, { reqheaders: { authorization: 'Bearer t1' } })
			.get('/things')
			.query({ filter: 'b', from: '20' })
			.reply(200, { results });
		await expect(callListSearch(search)).resolves.toEqual({ results });
	});

	it('throws what the method throws', async () => {
		nock(SITE).get('/things').query(true).reply(403);
		await expect(callListSearch(search)).rejects.toMatchObject({ httpCode: '403' });
	});

	it('throws if the method does not exist', async () => {
		await expect(callListSearch({ ...search, method: 'other' })).rejects.toThrow('"other"');
	});
});
