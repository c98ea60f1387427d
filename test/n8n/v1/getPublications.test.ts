import nock from 'nock';

import { MediumApi } from '../../../credentials/MediumApi.credentials';
import { Medium } from '../../../nodes/Medium/Medium.node';
import { callLoadOptions, type ListSearch } from '../../support/listSearch';
import { CREDENTIALS, USER_ID } from '../../support/mediumNode';
import { goOffline } from '../../support/offline';
import { loadBuiltInNode } from '../builtInNode';

const ROWS = [
	{ id: 'b1', name: 'Quiet Machines', url: 'https://medium.com/quiet-machines' },
	{ id: 'b2', name: 'Second & last <b>' },
];

type NodeType = ListSearch['nodeType'];

function fill(nodeType: NodeType): ReturnType<typeof callLoadOptions> {
	nock('https://api.medium.com/v1')
		.get('/me')
		.reply(200, { data: { id: USER_ID } })
		.get(`/users/${USER_ID}/publications`)
		.reply(200, { data: ROWS });
	return callLoadOptions({
		nodeType,
		typeVersion: 1,
		method: 'getPublications',
		parameters: { authentication: 'accessToken' },
		credentialTypes: [MediumApi],
		credentials: { mediumApi: CREDENTIALS.mediumApi! },
	});
}

describe('the dropdown of publications of version 1', () => {
	goOffline();

	it('lists what n8n’s own node lists', async () => {
		const options = [
			{ name: 'Quiet Machines', value: 'b1' },
			{ name: 'Second & last <b>', value: 'b2' },
		];
		await expect(fill(await loadBuiltInNode())).resolves.toEqual(options);
		await expect(fill(new Medium())).resolves.toEqual(options);
	});
});
