import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import {
	medium,
	OAUTH2_TOKENS,
	POST_PARAMETERS,
	postAnswer,
	PUBLICATION_ID,
	runMedium,
	type MediumRunOptions,
	TOKEN,
} from '../../../support/mediumNode';
import type { WorkflowRun } from '../../../../sandbox/engine/workflowRun';

export const POSTS = `/publications/${PUBLICATION_ID}/posts`;
export const RENEWED_TOKEN = 'oauth-access-2';

/** How a request ends: what is prepared for it. */
export type Ending = (interceptor: nock.Interceptor) => nock.Scope;

export const answer =
	(status: number, body: nock.Body, headers?: Record<string, string>): Ending =>
	(interceptor) =>
		interceptor.reply(status, body, headers);

export const refusal = (status: number, message: string, code?: number): Ending =>
	answer(status, { errors: [{ message, ...(code === undefined ? {} : { code }) }] });

export const breakOff =
	(code: string, message: string, name = 'Error'): Ending =>
	(interceptor) =>
		interceptor.replyWithError(Object.assign(new Error(message), { code, name }));

/** Runs with two items: the first is published, the second meets the given ending. */
export interface SecondItemRun extends Partial<MediumRunOptions> {
	ending: Ending;
	/** The request that ends so: the create, unless it is the question who the account is. */
	at?: 'create' | 'me';
	/** Whether an OAuth2 credential is renewed after a first 401, as n8n does. */
	renewed?: boolean;
	/** How the request ends after the renewal; the same way unless told otherwise. */
	then?: Ending;
}

/** The requests of both items are prepared here; nothing else is answered. */
export async function runSecondItem({
	ending,
	at = 'create',
	renewed = false,
	then = ending,
	...options
}: SecondItemRun): Promise<WorkflowRun> {
	const token = options.authentication === 'oAuth2' ? OAUTH2_TOKENS.access_token : TOKEN;
	medium(token)
		.post(POSTS, ({ title }: IDataObject) => title === 'First')
		.reply(201, postAnswer());
	const failing = (scope: nock.Scope): nock.Interceptor =>
		at === 'me' ? scope.get('/me') : scope.post(POSTS, ({ title }: IDataObject) => title === '2nd');
	ending(failing(medium(token)));
	if (renewed) {
		answerTokens();
		then(failing(medium(RENEWED_TOKEN)));
	}
	return await runMedium({
		input: [{ json: { title: 'First' } }, { json: { title: '2nd' } }],
		...options,
		parameters: {
			...POST_PARAMETERS,
			title: '={{ $json.title }}',
			publication: at === 'me' ? '={{ $json.title === "First" }}' : true,
			publicationId: PUBLICATION_ID,
			...options.parameters,
		},
	});
}

/** `POST /tokens` answered once, as Medium does: bare JSON, status 201, a list of scopes. */
export function answerTokens(): nock.Scope {
	return nock('https://api.medium.com')
		.post('/v1/tokens', {
			grant_type: 'refresh_token',
			refresh_token: OAUTH2_TOKENS.refresh_token,
			client_id: 'client-1',
			client_secret: 'client-secret-1',
		})
		.reply(201, {
			token_type: 'Bearer',
			access_token: RENEWED_TOKEN,
			refresh_token: 'oauth-refresh-2',
			scope: ['basicProfile', 'publishPost'],
			expires_at: 1700000000000,
		});
}
