import { type LocalMedium, startLocalMedium } from '../support/localMedium';
import {
	at,
	call,
	type Call,
	MARA,
	post,
	PUBLICATIONS,
	apiError,
	textAt,
	TOKENS,
	TOMAS,
} from './client';

let medium: LocalMedium;
beforeAll(async () => {
	medium = await startLocalMedium();
});
beforeEach(() => medium.control.reset());
afterAll(() => medium.stop());

describe('authentication', () => {
	it.each([
		['no token', null, {}, 401, 6000, 'An access token is required.'],
		['an empty token', '', {}, 401, 6000, 'An access token is required.'],
		['a wrong token', 'nonsense', {}, 401, 6003, 'Token was invalid.'],
		['an expired token', TOKENS.expired, {}, 401, 6003, 'Token was invalid.'],
		['a user who no longer exists', TOKENS.userGone, {}, 401, 6004, 'User not found'],
		[
			'an application that no longer exists',
			TOKENS.applicationGone,
			{},
			401,
			6005,
			'Application not found',
		],
	])('rejects %s', async (_case, token, headers, status, code, message) => {
		const answer = await call(medium, { path: '/v1/me', token, headers });
		expect(answer.status).toBe(status);
		expect(answer.data).toEqual(apiError(code, message));
	});

	it.each([
		['a scheme other than Bearer', { authorization: 'Basic bWFyYTpsYW1w' }, null, 401, 6001],
		['a user without API access', {}, TOKENS.apiDisabled, 403, 6027],
	])('rejects %s', async (_case, headers, token, status, code) => {
		const answer = await call(medium, { path: '/v1/me', token, headers });
		expect(answer.status).toBe(status);
		expect(at(answer.data, 'errors', 0, 'code')).toBe(code);
	});

	it('rejects posts and uploads without the required scope', async () => {
		const posted = await post(medium, {}, { token: TOKENS.profileOnly });
		expect(posted.status).toBe(403);
		expect(at(posted.data, 'errors', 0, 'code')).toBe(6002);
		const uploaded = await call(medium, {
			method: 'POST',
			path: '/v1/images',
			token: TOKENS.noUploads,
		});
		expect(uploaded.status).toBe(403);
		expect(at(uploaded.data, 'errors', 0, 'code')).toBe(6002);
	});

	it('accepts a token until it expires', async () => {
		expect((await call(medium, { path: '/v1/me' })).status).toBe(200);
		await medium.control.expireTokens(TOKENS.mara);
		expect((await call(medium, { path: '/v1/me' })).status).toBe(401);
	});
});

describe('the headers of the API', () => {
	const EVERY = {
		'access-control-allow-origin': '*',
		'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
		expires: 'Thu, 09 Sep 1999 09:09:09 GMT',
		link: '<https://medium.com/humans.txt>; rel="humans"',
		pragma: 'no-cache',
		'x-content-type-options': 'nosniff',
		'x-powered-by': 'Medium',
	};
	const COOKIE =
		/^uid=lo_[0-9a-f]{12}; Path=\/; Domain=medium\.com; Expires=\w{3}, .* GMT; HttpOnly; Secure$/;

	it.each<[string, number, Call]>([
		['a success', 200, { path: '/v1/me' }],
		['an error', 401, { path: '/v1/me', token: null }],
		['a call that does not exist', 404, { path: '/v1/you', host: 'api.medium.com' }],
		['a path of another host', 404, { path: '/sandbox/state', host: 'api.medium.com' }],
	])('are on %s', async (_what, status, request) => {
		const answer = await call(medium, request);
		expect(answer.status).toBe(status);
		expect(answer.headers).toMatchObject(EVERY);
		expect(answer.headers['set-cookie']).toMatch(COOKIE);
	});

	it.each<[string, Call]>([
		['a page', { path: '/' }],
		['a feed', { path: '/feed/@mara.lindqvist' }],
		['the control API, which other websites must not read', { path: '/sandbox/state' }],
		['the page at the address of a call', { path: '/v1/me', host: 'medium.com' }],
	])('are not on %s', async (_what, request) => {
		const { headers } = await call(medium, request);
		expect(headers).not.toHaveProperty('access-control-allow-origin');
		expect(headers).not.toHaveProperty('set-cookie');
	});
});

describe('publications', () => {
	it('lists those that the user edits, writes for or follows, with unchanged texts', async () => {
		const answer = await call(medium, { path: `/v1/users/${MARA}/publications` });
		const ids = [0, 1, 2, 3].map((index) => at(answer.data, 'data', index, 'id'));
		expect(ids).toEqual(Object.values(PUBLICATIONS));
		expect(textAt(answer.data, 'data', 3, 'description')).toContain('"quotes", she said <none>');
		expect(textAt(answer.data, 'data', 3, 'description')).toContain('文字');
	});

	it('have IDs of 12 digits, or of 11', () => {
		expect(Object.values(PUBLICATIONS).map((id) => id.length)).toEqual([12, 11, 12, 12]);
	});

	it('rejects the id of another user', async () => {
		const answer = await call(medium, { path: `/v1/users/${TOMAS}/publications` });
		expect(answer.status).toBe(400);
		expect(answer.data).toEqual(apiError(6026, 'userId was invalid.'));
	});

	it('lists contributors without paging, and none for an unknown publication', async () => {
		const crowd = await call(medium, {
			path: `/v1/publications/${PUBLICATIONS.followed}/contributors`,
		});
		const contributors = at(crowd.data, 'data');
		expect(Array.isArray(contributors) && contributors.length).toBe(1_201);
		expect(at(contributors, 0)).toEqual({
			publicationId: PUBLICATIONS.followed,
			userId: TOMAS,
			role: 'editor',
		});
		const unknown = await call(medium, { path: '/v1/publications/0123456789ab/contributors' });
		expect(unknown.status).toBe(200);
		expect(unknown.data).toEqual({ data: [] });
	});

	it.each([
		['an editor', PUBLICATIONS.edited, 'public', 201],
		['an editor', PUBLICATIONS.edited, 'unlisted', 201],
		['an editor', PUBLICATIONS.edited, undefined, 201],
		['a writer', PUBLICATIONS.written, 'draft', 201],
		['a writer', PUBLICATIONS.written, 'public', 403],
		['a writer', PUBLICATIONS.written, 'unlisted', 403],
		['a writer', PUBLICATIONS.written, undefined, 403],
		['a follower', PUBLICATIONS.followed, 'draft', 403],
	])(
		'for %s of %s, a post with the status %s gets %d',
		async (_role, id, publishStatus, status) => {
			const to = { path: `/v1/publications/${id}/posts` };
			const answer = await post(medium, { publishStatus }, to);
			expect(answer.status).toBe(status);
			expect(await medium.control.stories()).toHaveLength(status === 201 ? 1 : 0);
			if (status === 201) {
				expect(at(answer.data, 'data', 'publicationId')).toBe(id);
				// The author's address, not the publication's.
				const url = textAt(answer.data, 'data', 'url');
				expect(url).toMatch(/^https:\/\/medium\.com\/@mara\.lindqvist\//);
				expect(answer.headers.location).toBe(url);
			}
		},
	);

	it.each(['slow-compiler', '0123456789ab'])('rejects a post to the id %s', async (id) => {
		const answer = await post(medium, {}, { path: `/v1/publications/${id}/posts` });
		expect(answer.status).toBe(400);
		expect(at(answer.data, 'errors', 0, 'message')).toBe('Invaid publication ID');
	});
});

describe('posts', () => {
	it('returns every documented field, and the address of the story', async () => {
		const answer = await post(medium, {
			title: 'On  Écluses & “Locks”',
			contentFormat: 'markdown',
			content: '# On locks',
			tags: ['Canals', 'Slow travel'],
			canonicalUrl: 'https://blog.example.com/locks',
			publishStatus: 'unlisted',
			license: 'cc-40-by-sa',
			notifyFollowers: false,
		});
		expect(answer.status).toBe(201);
		const data = at(answer.data, 'data');
		const id = textAt(data, 'id');
		expect(id).toMatch(/^[0-9a-f]{11,12}$/);
		const url = `https://medium.com/@mara.lindqvist/on-ecluses-locks-${id}`;
		expect(answer.headers.location).toBe(url);
		expect(data).toEqual({
			id,
			title: 'On  Écluses & “Locks”',
			authorId: MARA,
			url,
			tags: ['canals', 'slow travel'],
			canonicalUrl: 'https://blog.example.com/locks',
			publishStatus: 'unlisted',
			publishedAt: at(data, 'publishedAt'),
			license: 'cc-40-by-sa',
			licenseUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
		});
		expect(Math.abs(Number(at(data, 'publishedAt')) - Date.now())).toBeLessThan(60_000);
		const story = await medium.control.story(id);
		expect(story).toMatchObject({ content: '# On locks', notifyFollowers: false });
	});

	it('returns no date for a draft, and no title in its address', async () => {
		const answer = await post(medium, { title: 'On locks', publishStatus: 'draft' });
		const data = at(answer.data, 'data');
		const url = `https://medium.com/@mara.lindqvist/${textAt(data, 'id')}`;
		expect(answer.headers.location).toBe(url);
		expect(data).toEqual({
			id: at(data, 'id'),
			title: 'On locks',
			authorId: MARA,
			url,
			tags: [],
			canonicalUrl: '',
			publishStatus: 'draft',
			license: '',
			licenseUrl: 'https://policy.medium.com/medium-terms-of-service-9db0094a1e0f',
		});
	});

	it('returns IDs without leading zeros, so that some have 11 digits', async () => {
		// One in sixteen does. The chance that none of these do is 1 in 10^14.
		const ids = [];
		for (let posts = 0; posts < 500; posts += 1) {
			ids.push(textAt((await post(medium)).data, 'data', 'id'));
		}
		expect(ids.filter((id) => !/^[1-9a-f][0-9a-f]{10,11}$/.test(id))).toEqual([]);
		const short = ids.find((id) => id.length === 11);
		expect(short).toBeDefined();
		const page = await call(medium, { path: `/@mara.lindqvist/a-title-${short}`, token: null });
		expect(page.status).toBe(200);
	});

	it('returns an empty text for a field that was not sent', async () => {
		const data = at((await post(medium)).data, 'data');
		expect(data).toMatchObject({ publishStatus: '', license: '', canonicalUrl: '', tags: [] });
	});

	it.each([
		['nothing', undefined, 2002, 'No content specified.'],
		['no content', { content: undefined }, 2002, 'No content specified.'],
		['blank content', { content: ' \n' }, 2002, 'No content specified.'],
	])('rejects %s', async (_case, fields, code, message) => {
		const answer = await post(medium, fields, fields === undefined ? { json: {} } : {});
		expect(answer.status).toBe(400);
		expect(answer.data).toEqual(apiError(code, message));
	});

	it.each([
		['no format', { contentFormat: undefined }, 2003, 'Invalid contentFormat specified: ,'],
		['a format', { contentFormat: 'a$&b' }, 2003, 'Invalid contentFormat specified: a$&b,'],
		['a status', { publishStatus: 'secret' }, 2008, 'Invalid publishStatus specified.'],
		['one tag as text', { tags: 'canals' }, 6007, 'Unexpected fields specified.'],
		['no tag as text', { tags: '' }, 6007, 'Unexpected fields specified.'],
	])('rejects %s that is not valid', async (_case, fields, code, message) => {
		const answer = await post(medium, fields);
		expect(answer.status).toBe(400);
		expect(answer.data).toEqual(apiError(code, message));
		expect(await medium.control.stories()).toEqual([]);
	});

	it.each([
		['no title', { title: '' }],
		['a number for a format', { contentFormat: 1 }],
		['an unknown license', { license: 'mine' }],
		['a license with the name of an object property', { license: 'constructor' }],
		['a number for a title', { title: 7 }],
		['an object among the tags', { tags: [{}] }],
	])('rejects %s with 400 and stores nothing', async (_case, fields) => {
		const answer = await post(medium, fields);
		expect(answer.status).toBe(400);
		expect(typeof at(answer.data, 'errors', 0, 'code')).toBe('number');
		expect(await medium.control.stories()).toEqual([]);
	});

	it('rejects the id of another author, and invalid JSON', async () => {
		const other = await post(medium, {}, { path: `/v1/users/${TOMAS}/posts` });
		expect(other.data).toEqual(apiError(6026, 'userId was invalid.'));
		const broken = await post(
			medium,
			{},
			{
				json: undefined,
				body: Buffer.from('{"title":'),
				headers: { 'content-type': 'application/json' },
			},
		);
		expect(broken.status).toBe(400);
	});

	it('uses three tags and ignores tags of more than 25 characters', async () => {
		const tags = ['x'.repeat(26), 'one', 'y'.repeat(25), 'three', 'four'];
		const answer = await post(medium, { tags });
		expect(at(answer.data, 'data', 'tags')).toEqual(['one', 'y'.repeat(25), 'three']);
	});

	it('replaces a title of more than 100 characters with one from the content', async () => {
		const content = '<h1>What the story begins with</h1><p>And goes on.</p>';
		const kept = await post(medium, { content, title: 'x'.repeat(100) });
		expect(at(kept.data, 'data', 'title')).toBe('x'.repeat(100));
		const made = await post(medium, { content, title: 'x'.repeat(101) });
		expect(at(made.data, 'data', 'title')).toBe('What the story begins with');
	});

	it('accepts past dates and ignores future ones', async () => {
		const past = await post(medium, { publishedAt: '2019-05-06T07:08:09Z' });
		expect(at(past.data, 'data', 'publishedAt')).toBe(Date.UTC(2019, 4, 6, 7, 8, 9));
		const future = await post(medium, { publishedAt: '2999-01-01T00:00:00Z' });
		expect(Number(at(future.data, 'data', 'publishedAt'))).toBeLessThanOrEqual(Date.now());
	});

	it.each<[string, Record<string, string | string[]>, string[]]>([
		['a list', { 'tags[]': ['b', 'a'] }, ['b', 'a']],
		['a list of one', { 'tags[]': 'a' }, ['a']],
		['numbered fields', { 'tags[10]': 'c', 'tags[2]': 'b', 'tags[0]': 'a' }, ['a', 'b', 'c']],
		['a repeated field', { tags: ['b', 'a'] }, ['b', 'a']],
		['text', { tags: 'a' }, ['a']],
		['an empty text', { tags: '' }, []],
		['nothing', {}, []],
	])('accepts form-encoded posts with tags as %s', async (_case, tagFields, tags) => {
		const form = {
			title: 'From a form',
			contentFormat: 'html',
			content: '<p>x</p>',
			notifyFollowers: 'false',
			...tagFields,
		};
		const answer = await post(medium, {}, { json: undefined, form });
		expect(answer.status).toBe(201);
		expect(at(answer.data, 'data', 'tags')).toEqual(tags);
		const story = await medium.control.story(textAt(answer.data, 'data', 'id'));
		expect(story).toMatchObject({ tags, notifyFollowers: false });
	});
});

describe('the daily limit', () => {
	const DAY = 24 * 60 * 60 * 1_000;

	it('is off by default', async () => {
		for (let posts = 0; posts < 12; posts += 1) expect((await post(medium)).status).toBe(201);
	});

	it('allows ten posts, and ten more 24 hours after the first one', async () => {
		await medium.control.limitPosts(true);
		await post(medium);
		await medium.control.advanceClock(DAY / 2);
		for (let posts = 1; posts < 10; posts += 1) expect((await post(medium)).status).toBe(201);
		const rejected = await post(medium);
		expect(rejected.status).toBe(429);
		expect(rejected.headers['retry-after']).toBeUndefined();
		expect(rejected.data).toEqual(
			apiError(1007, 'User has reached the rate limit for publishing today.'),
		);
		const other = { path: `/v1/users/${TOMAS}/posts`, token: TOKENS.tomas };
		expect((await post(medium, {}, other)).status).toBe(201);

		await medium.control.advanceClock(DAY / 2 - 60_000);
		expect((await post(medium)).status).toBe(429);
		await medium.control.advanceClock(60_000);
		expect((await post(medium)).status).toBe(201);
		expect(await medium.control.stories()).toHaveLength(12);
	});
});

describe('hosts', () => {
	it('serves only the API on api.medium.com', async () => {
		const host = 'api.medium.com';
		expect((await call(medium, { path: '/v1/me', host })).status).toBe(200);
		for (const path of ['/', '/sandbox/state', '/m/oauth/authorize', '/@mara.lindqvist']) {
			const answer = await call(medium, { path, host });
			expect(answer.status).toBe(404);
			expect(answer.headers['content-type']).toContain('application/json');
		}
	});

	it.each(['/v1/me', '/%761/me', '/sandbox/state', '/%73andbox/state', '/sandbox/requests'])(
		'returns a 404 page for %s on medium.com',
		async (path) => {
			const answer = await call(medium, { path, host: 'medium.com' });
			expect(answer.status).toBe(404);
			expect(answer.headers['content-type']).toContain('text/html');
		},
	);

	it('returns a page for the token URL of the built-in OAuth2 credential', async () => {
		const form = { grant_type: 'refresh_token', refresh_token: 'x' };
		const request = { method: 'POST', path: '/v1/tokens', host: 'medium.com', form };
		const answer = await call(medium, request);
		expect(answer.status).toBe(404);
		expect(answer.headers['content-type']).toContain('text/html');
	});

	it('serves pages on medium.com and its subdomains, and nothing on other hosts', async () => {
		expect((await call(medium, { path: '/', host: 'medium.com' })).status).toBe(200);
		expect((await call(medium, { path: '/', host: 'mara.medium.com' })).status).toBe(200);
		expect((await call(medium, { path: '/', host: 'medium.com.example' })).status).toBe(404);
		const control = { path: '/sandbox/state', host: 'rebound.example' };
		expect((await call(medium, control)).status).toBe(404);
	});

	it('rejects control requests from other websites', async () => {
		const headers = { 'sec-fetch-site': 'cross-site' };
		const answer = await call(medium, { method: 'POST', path: '/sandbox/reset', headers });
		expect(answer.status).toBe(403);
	});
});

describe('the request log', () => {
	it('shows what was sent and the outcome, and never a token', async () => {
		await post(medium, { title: 'Logged' }, { headers: { 'user-agent': 'tester/1' } });
		const [request] = await medium.control.requests();
		expect(request).toMatchObject({
			method: 'POST',
			path: `/v1/users/${MARA}/posts`,
			authorization: true,
			userAgent: 'tester/1',
			contentType: 'application/json',
			status: 201,
			outcome: 'answered',
		});
		expect(at(request?.body, 'title')).toBe('Logged');
		expect(JSON.stringify(await medium.control.requests())).not.toContain('c0ffee');
	});
});
