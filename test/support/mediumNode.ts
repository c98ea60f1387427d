import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { MediumApi } from '../../credentials/MediumApi.credentials';
import { MediumOAuth2Api } from '../../credentials/MediumOAuth2Api.credentials';
import { Medium } from '../../nodes/Medium/Medium.node';
import { version as packageVersion } from '../../package.json';
import type { CredentialData } from '../../sandbox/engine/credentials';
import { type RunOptions, runWorkflow } from '../../sandbox/engine/runWorkflow';
import { type NodeUnderTest, singleNode } from '../../sandbox/engine/singleNode';
import type { WorkflowRun } from '../../sandbox/engine/workflowRun';

export const NODE_TYPE = 'n8n-nodes-medium.medium';
/** Looks like a token of Medium, but is invented. */
export const TOKEN = '2a'.repeat(32) + '7';
export const USER_ID = '5f'.repeat(32) + '3';
export const PUBLICATION_ID = 'b0123456789a';
export const OAUTH2_TOKENS = { access_token: 'oauth-access-1', refresh_token: 'oauth-refresh-1' };
export const CREDENTIALS: CredentialData = {
	mediumApi: { accessToken: TOKEN },
	mediumOAuth2Api: {
		clientId: 'client-1',
		clientSecret: 'client-secret-1',
		oauthTokenData: { ...OAUTH2_TOKENS, token_type: 'Bearer', scope: ['basicProfile'] },
	},
};

/** How a test runs the node; the defaults are those of a new node. */
export interface MediumRunOptions extends Partial<Omit<RunOptions, 'workflow'>> {
	version?: 1 | 2;
	authentication?: 'accessToken' | 'oAuth2';
	parameters: IDataObject;
	/** Settings of the node, such as `onError`. */
	settings?: Partial<NodeUnderTest>;
}

/** Runs Start → Medium in n8n-core. The Medium node is called `Node`. */
export async function runMedium({
	version = 2,
	authentication = 'accessToken',
	parameters,
	settings,
	...options
}: MediumRunOptions): Promise<WorkflowRun> {
	const credentialType = authentication === 'oAuth2' ? 'mediumOAuth2Api' : 'mediumApi';
	return await runWorkflow({
		workflow: singleNode({
			type: NODE_TYPE,
			typeVersion: version,
			parameters: { authentication, ...parameters },
			credentials: [credentialType],
			...settings,
		}),
		nodeTypes: { [NODE_TYPE]: new Medium() },
		credentialTypes: [MediumApi, MediumOAuth2Api],
		credentials: CREDENTIALS,
		...options,
	});
}

/** Mocks the API. Checks the headers that the node must send. */
export function medium(token = TOKEN): nock.Scope {
	return nock('https://api.medium.com/v1', {
		reqheaders: {
			authorization: `Bearer ${token}`,
			'user-agent': `n8n-nodes-medium/${packageVersion}`,
		},
	});
}

/** Mocks one response for `GET /me`. */
export function answerMe(token = TOKEN): nock.Scope {
	return medium(token).get('/me').reply(200, { data: ME });
}

export const ME = {
	id: USER_ID,
	username: 'ada.writes',
	name: 'Ada Writes',
	url: 'https://medium.com/@ada.writes',
	imageUrl: 'https://cdn-images-1.medium.com/fit/c/400/400/1*aaaa.png',
};

/** Medium's response to a create. */
export function postAnswer(body: IDataObject = {}, id = 'f00000000001'): IDataObject {
	return {
		data: {
			id,
			title: body.title ?? 'A title',
			authorId: USER_ID,
			url: `https://medium.com/@ada.writes/${id}`,
			canonicalUrl: body.canonicalUrl ?? '',
			publishStatus: body.publishStatus ?? '',
			publishedAt: 1700000000000,
			license: body.license ?? '',
			licenseUrl: 'https://policy.medium.com/terms',
			tags: body.tags ?? [],
		},
	};
}

/** The parameters of a small post. */
export const POST_PARAMETERS: IDataObject = {
	resource: 'post',
	operation: 'create',
	title: 'A title',
	contentFormat: 'markdown',
	content: '# A title\n\nSome text.',
	// Sends this text unchanged. Other tests check the formatting.
	formatForMedium: false,
};
