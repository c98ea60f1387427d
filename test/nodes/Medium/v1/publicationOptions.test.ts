import nock from 'nock';

import { MediumApi } from '../../../../credentials/MediumApi.credentials';
import { MediumOAuth2Api } from '../../../../credentials/MediumOAuth2Api.credentials';
import { Medium } from '../../../../nodes/Medium/Medium.node';
import { callLoadOptions } from '../../../support/listSearch';
import {
	answerMe,
	CREDENTIALS,
	medium,
	OAUTH2_TOKENS,
	TOKEN,
	USER_ID,
} from '../../../support/mediumNode';
import { goOffline } from '../../../support/offline';
import { loadBuiltInNode } from '../version1/builtInNode';

const LIST = `/users/${USER_ID}/publications`;
const ROWS = [
	{ id: 'b1', name: 'Quiet Machines', url: 'https://medium.com/quiet-machines' },
	{ id: 'b2', name: 'Second & last <b>' },
];
const OPTIONS = [
	{ name: 'Quiet Machines', value: 'b1' },
	{ name: 'Second & last <b>', value: 'b2' },
];

type Authentication = 'accessToken' | 'oAuth2';

function fill(authentication: Authentication): ReturnType<typeof callLoadOptions> {
	const type = authentication === 'oAuth2' ? 'mediumOAuth2Api' : 'mediumApi';
	return callLoadOptions({
		nodeType: new Medium(),
		typeVersion: 1,
		method: 'getPublications',
		parameters: { authentication, resource: 'post', operation: 'create', publication: true },
		credentialTypes: [MediumApi, MediumOAuth2Api],
		credentials: { [type]: CREDENTIALS[type]! },
	});
}

describe('the dropdown of publications of version 1', () => {
	goOffline();

	it.each<[Authentication, string]>([
		['accessToken', TOKEN],
		['oAuth2', OAUTH2_TOKENS.access_token],
	])('lists the account’s publications, with %s', async (authentication, token) => {
		answerMe(token);
		medium(token).get(LIST).reply(200, { data: ROWS });

		await expect(fill(authentication)).resolves.toEqual(OPTIONS);
	});

	it('lists what n8n’s own node lists', async () => {
		nock('https://api.medium.com/v1')
			.get('/me')
			.reply(200, { data: { id: USER_ID } })
			.get(LIST)
			.reply(200, { data: ROWS });

		await expect(
			callLoadOptions({
				nodeType: await loadBuiltInNode(),
				typeVersion: 1,
				method: 'getPublications',
				parameters: { authentication: 'accessToken' },
				credentialTypes: [MediumApi],
				credentials: { mediumApi: CREDENTIALS.mediumApi! },
			}),
		).resolves.toEqual(OPTIONS);
	});

	it('shows the ID of a publication whose name is no text', async () => {
		answerMe();
		medium()
			.get(LIST)
			.reply(200, {
				data: [
					{ id: 'b3', name: {} },
					{ id: 'b4', name: 7 },
				],
			});

		await expect(fill('accessToken')).resolves.toEqual([
			{ name: 'b3', value: 'b3' },
			{ name: '7', value: 'b4' },
		]);
	});

	it('says why there is no list', async () => {
		medium()
			.get('/me')
			.reply(401, { errors: [{ message: 'Token was invalid.', code: 6003 }] });

		await expect(fill('accessToken')).rejects.toMatchObject({
			message: 'Medium says the access token is invalid',
			description: expect.stringContaining('Access Token') as unknown,
		});
	});
});
