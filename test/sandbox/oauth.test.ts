import { type LocalMedium, startLocalMedium } from '../support/localMedium';
import { type Answer, at, call, MARA, apiError, textAt, TOMAS } from './client';

let medium: LocalMedium;
beforeAll(async () => {
	medium = await startLocalMedium();
});
beforeEach(() => medium.control.reset());
afterAll(() => medium.stop());

const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';
const REQUEST = {
	client_id: 'sandbox-client',
	scope: 'basicProfile,publishPost',
	state: 'as given & returned',
	response_type: 'code',
	redirect_uri: CALLBACK,
};
const DAYS_60 = 60 * 24 * 60 * 60 * 1_000;

function ask(changes: Record<string, string> = {}): Promise<Answer> {
	const query = new URLSearchParams({ ...REQUEST, ...changes }).toString();
	return call(medium, {
		path: `/m/oauth/authorize?${query}`,
		host: 'medium.com',
		token: null,
	});
}

function decide(decision: string, changes: Record<string, string> = {}): Promise<Answer> {
	return call(medium, {
		method: 'POST',
		path: '/m/oauth/authorize',
		host: 'medium.com',
		token: null,
		form: { ...REQUEST, user: MARA, decision, ...changes },
	});
}

async function codeFor(changes: Record<string, string> = {}): Promise<string> {
	return destination(await decide('allow', changes)).searchParams.get('code') ?? '';
}

function exchange(form: Record<string, string>): Promise<Answer> {
	return call(medium, {
		method: 'POST',
		path: '/v1/tokens',
		host: 'api.medium.com',
		token: null,
		form: {
			client_id: 'sandbox-client',
			client_secret: 'sandbox-client-secret',
			grant_type: 'authorization_code',
			redirect_uri: CALLBACK,
			...form,
		},
	});
}

function destination(answer: Answer): URL {
	expect(answer.status).toBe(302);
	return new URL(answer.headers.location ?? '');
}

function me(token: string): Promise<Answer> {
	return call(medium, { path: '/v1/me', token });
}

it('shows the consent page, and after Allow redirects with code and state', async () => {
	const page = await ask();
	expect(page.status).toBe(200);
	expect(page.headers['content-type']).toContain('text/html');
	expect(page.data).toContain('n8n in the sandbox');
	expect(page.data).toContain('Allow');
	expect(page.data).toContain('Deny');
	expect(page.data).toContain('Publish stories on your behalf');
	expect(page.headers['content-security-policy']).toContain('http://localhost:5678');

	const back = destination(await decide('allow'));
	expect(back.origin + back.pathname).toBe(CALLBACK);
	expect(back.searchParams.get('state')).toBe(REQUEST.state);
	expect(back.searchParams.get('code')).toMatch(/^[0-9a-f]+$/);
});

it('redirects with access_denied after Deny', async () => {
	const back = destination(await decide('deny'));
	expect(back.searchParams.get('error')).toBe('access_denied');
	expect(back.searchParams.has('code')).toBe(false);
});

it.each([
	['the extended scope without permission', { scope: 'basicProfile,uploadImage' }],
	['an unknown scope', { scope: 'everything' }],
	['scopes separated by spaces', { scope: 'basicProfile publishPost' }],
	['no scope', { scope: '' }],
])('rejects an authorization with %s', async (_case, changes) => {
	expect(destination(await ask(changes)).searchParams.get('error')).toBe('invalid_scope');
	const back = destination(await decide('allow', changes));
	expect(back.searchParams.has('code')).toBe(false);
});

it('allows uploads for an application that has permission', async () => {
	const changes = { client_id: 'sandbox-uploader', scope: 'basicProfile,uploadImage' };
	expect((await ask(changes)).status).toBe(200);
	expect(await codeFor(changes)).not.toBe('');
});

it.each([
	['an unknown application', { client_id: 'nobody' }],
	['an address on another machine', { redirect_uri: 'https://evil.example/callback' }],
	['an address that is not http', { redirect_uri: 'javascript:alert(1)' }],
])('never redirects for %s', async (_case, changes) => {
	for (const answer of [await ask(changes), await decide('allow', changes)]) {
		expect(answer.status).toBe(400);
		expect(answer.headers.location).toBeUndefined();
	}
});

it('exchanges a code for tokens, in plain JSON with milliseconds', async () => {
	const answer = await exchange({ code: await codeFor({ user: TOMAS }) });
	expect(answer.status).toBe(201);
	expect(Object.keys(answer.data as object).sort()).toEqual([
		'access_token',
		'expires_at',
		'refresh_token',
		'scope',
		'token_type',
	]);
	expect(answer.data).toMatchObject({
		token_type: 'Bearer',
		scope: ['basicProfile', 'publishPost'],
	});
	const expiresAt = Number(at(answer.data, 'expires_at'));
	expect(Math.abs(expiresAt - Date.now() - DAYS_60)).toBeLessThan(60_000);
	const user = await me(textAt(answer.data, 'access_token'));
	expect(at(user.data, 'data', 'username')).toBe('tomas-okafor');
});

it('grants only the requested scopes', async () => {
	const answer = await exchange({ code: await codeFor() });
	const publications = await call(medium, {
		path: `/v1/users/${MARA}/publications`,
		token: textAt(answer.data, 'access_token'),
	});
	expect(publications.status).toBe(403);
});

it.each([
	['a wrong secret', { client_secret: 'wrong' }, 401],
	['an unknown client', { client_id: 'wrong' }, 401],
	['another client’s code', uploader(), 400],
	['a wrong code', { code: 'wrong' }, 400],
	['another redirect URL', { redirect_uri: 'http://localhost:1/' }, 400],
	['another grant type', { grant_type: 'password' }, 400],
])('rejects %s', async (_case, changes, status) => {
	const answer = await exchange({ code: await codeFor(), ...changes });
	expect(answer.status).toBe(status);
	expect(typeof at(answer.data, 'errors', 0, 'code')).toBe('number');
});

function uploader(): Record<string, string> {
	return { client_id: 'sandbox-uploader', client_secret: 'sandbox-uploader-secret' };
}

it('accepts a code once, and only for ten minutes', async () => {
	const code = await codeFor();
	expect((await exchange({ code })).status).toBe(201);
	expect((await exchange({ code })).status).toBe(400);
	const late = await codeFor();
	await medium.control.advanceClock(10 * 60_000);
	expect((await exchange({ code: late })).status).toBe(400);
});

it('expires access tokens after 60 days, and refresh tokens never', async () => {
	const first = (await exchange({ code: await codeFor() })).data;
	const refreshToken = textAt(first, 'refresh_token');
	await medium.control.advanceClock(DAYS_60 - 60_000);
	expect((await me(textAt(first, 'access_token'))).status).toBe(200);
	await medium.control.advanceClock(60_000);
	const expired = await me(textAt(first, 'access_token'));
	expect(expired.status).toBe(401);
	expect(expired.data).toEqual(apiError(6003, 'Token was invalid.'));

	const renewed = await exchange({ grant_type: 'refresh_token', refresh_token: refreshToken });
	expect(renewed.status).toBe(201);
	expect(textAt(renewed.data, 'access_token')).not.toBe(textAt(first, 'access_token'));
	expect((await me(textAt(renewed.data, 'access_token'))).status).toBe(200);
	const wrong = await exchange({ grant_type: 'refresh_token', refresh_token: 'wrong' });
	expect(wrong.status).toBe(400);
});

it('expires OAuth2 tokens on request, but not integration tokens', async () => {
	const issued = textAt((await exchange({ code: await codeFor() })).data, 'access_token');
	await medium.control.expireTokens();
	expect((await me(issued)).status).toBe(401);
	expect((await call(medium, { path: '/v1/me' })).status).toBe(200);
});

it('keeps codes, secrets and tokens out of the request log', async () => {
	const code = await codeFor();
	await exchange({ code });
	await ask({ client_secret: 'in-the-query' });
	const log = JSON.stringify(await medium.control.requests());
	expect(log).toContain('/v1/tokens');
	expect(log).not.toContain(code);
	expect(log).not.toMatch(/sandbox-client-secret|in-the-query/);
});
