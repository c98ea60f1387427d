import { AxiosError } from 'axios';
import { gunzipSync } from 'node:zlib';
import { type LocalMedium, startLocalMedium } from '../support/localMedium';
import { type Answer, at, call, type Call, post, apiError } from './client';

let medium: LocalMedium;
beforeAll(async () => {
	medium = await startLocalMedium();
});
beforeEach(() => medium.control.reset());
afterAll(() => medium.stop());

const stored = async (): Promise<number> => (await medium.control.stories()).length;

function postWith(fault: string | object, options: Call['options'] = {}): Promise<Answer> {
	const header = typeof fault === 'string' ? fault : JSON.stringify(fault);
	return post(medium, {}, { headers: { 'x-sandbox-fault': header }, options });
}

/** The error code and message of axios for a request without a complete response. */
async function failureOf(request: Promise<Answer>): Promise<string> {
	const error: unknown = await request.then(
		() => new Error('The request succeeded.'),
		(reason: unknown) => reason,
	);
	if (!(error instanceof AxiosError)) throw error;
	return `${error.code ?? ''} ${error.message}`;
}

describe('faults that replace the request', () => {
	it.each([
		['tooManyRequests', 429, undefined],
		[{ name: 'tooManyRequests', retryAfter: 7 }, 429, '7'],
		[{ name: 'serverError' }, 500, undefined],
		[{ name: 'serverError', status: 502, body: 'html' }, 502, undefined],
		[{ name: 'serverError', status: 503, retryAfter: 1 }, 503, '1'],
		[{ name: 'serverError', status: 504, body: 'html' }, 504, undefined],
	])('%j returns %d with Retry-After %s', async (fault, status, retryAfter) => {
		const answer = await postWith(fault);
		expect(answer.status).toBe(status);
		expect(answer.headers['retry-after']).toBe(retryAfter);
		const html = typeof fault === 'object' && 'body' in fault;
		expect(answer.headers['content-type']).toContain(html ? 'text/html' : 'application/json');
		expect(await stored()).toBe(0);
	});

	it('returns codes: the daily limit, a missing token, an unknown code', async () => {
		const limit = await postWith('dailyLimit');
		expect(limit.data).toEqual(
			apiError(1007, 'User has reached the rate limit for publishing today.'),
		);
		const inWords = await postWith('dailyLimitInWords');
		expect(inWords.status).toBe(429);
		expect(inWords.data).toEqual(
			apiError(-1, 'User has reached the rate limit for publishing today.'),
		);
		expect((await postWith('tokenNotSeen')).data).toEqual(
			apiError(6000, 'An access token is required.'),
		);
		expect((await postWith('invalidToken')).status).toBe(401);
		expect(at((await postWith('unknownCode')).data, 'errors', 0, 'code')).toBe(9999);
		expect(await stored()).toBe(0);
	});

	it('returns Cloudflare’s browser check', async () => {
		const answer = await postWith('cloudflareChallenge');
		expect(answer.status).toBe(403);
		expect(answer.headers).toMatchObject({ 'cf-mitigated': 'challenge' });
		expect(answer.data).toContain('Just a moment...');
		expect(await stored()).toBe(0);
	});

	it('keeps the headers of the API on API errors, and only on them', async () => {
		const poweredBy = async (fault: string | object): Promise<string | undefined> =>
			(await postWith(fault)).headers['x-powered-by'];
		expect(await poweredBy('dailyLimit')).toBe('Medium');
		expect(await poweredBy('serverError')).toBe('Medium');
		expect(await poweredBy('cloudflareChallenge')).toBeUndefined();
		expect(await poweredBy({ name: 'serverError', body: 'html' })).toBeUndefined();
	});

	it('resets the connection', async () => {
		expect(await failureOf(postWith('resetBeforeStoring'))).toMatch(/ECONNRESET/);
		expect(await stored()).toBe(0);
	});

	it('sends no response', async () => {
		expect(await failureOf(postWith('neverAnswers', { timeout: 300 }))).toMatch(/timeout/);
		expect(await stored()).toBe(0);
	});

	it('carries out the request first if the fault says so', async () => {
		const late = { name: 'serverError', status: 504, afterStoring: true };
		const answer = await postWith(late);
		expect(answer.status).toBe(504);
		expect(answer.headers.location).toBeUndefined();
		const silent = { name: 'neverAnswers', afterStoring: true };
		expect(await failureOf(postWith(silent, { timeout: 300 }))).toMatch(/timeout/);
		expect(await stored()).toBe(2);
	});
});

describe('faults after the request was carried out', () => {
	afterEach(async () => {
		expect(await stored()).toBe(1);
	});

	it('responds late', async () => {
		const started = Date.now();
		expect((await postWith({ name: 'latency', ms: 250 })).status).toBe(201);
		expect(Date.now() - started).toBeGreaterThanOrEqual(245);
	});

	it('resets the connection', async () => {
		expect(await failureOf(postWith('resetAfterStoring'))).toMatch(/ECONNRESET/);
	});

	it('cuts the response', async () => {
		expect(await failureOf(postWith('cutAnswer'))).toMatch(/aborted/);
	});

	it('sends malformed JSON', async () => {
		const { status, headers, data } = await postWith('malformedJson');
		expect(status).toBe(201);
		expect(headers['content-type']).toContain('application/json');
		expect(() => JSON.parse(String(data)) as unknown).toThrow(SyntaxError);
		expect(data).toMatch(/^\{"data":/);
	});

	it('sends an empty body', async () => {
		expect(await postWith('emptyBody')).toMatchObject({ status: 201, data: '' });
	});

	it('sends a web page', async () => {
		const { status, headers, data } = await postWith('htmlInsteadOfJson');
		expect(status).toBe(200);
		expect(headers['content-type']).toContain('text/html');
		expect(data).toContain('<title>');
	});

	it('sends a wrong content type', async () => {
		const { headers, data } = await postWith('wrongContentType', { responseType: 'text' });
		expect(headers['content-type']).toBe('application/octet-stream');
		expect(JSON.stringify(data)).toContain('publishedAt');
	});

	it('sends 100 MB, compressed to a small file', async () => {
		const { headers, data } = await postWith('gzipBomb', {
			decompress: false,
			responseType: 'arraybuffer',
		});
		expect(headers['content-encoding']).toBe('gzip');
		const packed = Buffer.from(data as ArrayBuffer);
		expect(packed.length).toBeLessThan(1024 * 1024);
		expect(gunzipSync(packed)).toHaveLength(100 * 1024 * 1024);
	});

	it('sends one byte at a time', async () => {
		const started = Date.now();
		const answer = await postWith({ name: 'slowTrickle', ms: 2 });
		expect(answer.status).toBe(201);
		expect(at(answer.data, 'data', 'title')).toBe('A title');
		expect(Date.now() - started).toBeGreaterThan(300);
	});
});

describe('rules', () => {
	const status = async (request: Call): Promise<number> => (await call(medium, request)).status;
	const ME: Call = { path: '/v1/me' };

	it('affects the first `times` requests', async () => {
		await medium.control.addFault({
			match: { times: 2 },
			fault: { name: 'serverError', status: 503 },
		});
		expect([await status(ME), await status(ME), await status(ME)]).toEqual([503, 503, 200]);
	});

	it('affects only the `nth` requests', async () => {
		await medium.control.addFault({ match: { nth: [2, 4] }, fault: 'tooManyRequests' });
		const seen = [];
		for (let request = 0; request < 5; request += 1) seen.push(await status(ME));
		expect(seen).toEqual([200, 429, 200, 429, 200]);
	});

	it('matches method and path', async () => {
		await medium.control.addFault({
			match: { method: 'post', path: '^/v1/users/[^/]+/posts$' },
			fault: 'tooManyRequests',
		});
		await medium.control.addFault({ match: { path: '/v1/publications' }, fault: 'unknownCode' });
		expect(await status(ME)).toBe(200);
		expect((await post(medium)).status).toBe(429);
		expect(await status({ path: '/v1/publications/x/contributors' })).toBe(400);
	});

	it('ends when cleared, never affects the control API, and is in the log', async () => {
		await medium.control.addFault({ fault: 'cloudflareChallenge' });
		expect(await status(ME)).toBe(403);
		const [request] = await medium.control.requests();
		expect(request).toMatchObject({ fault: 'cloudflareChallenge', status: 403 });
		await medium.control.clearFaults();
		expect(await status(ME)).toBe(200);
	});

	it('logs a request without a response as broken off', async () => {
		await failureOf(postWith('resetAfterStoring'));
		const [request] = await medium.control.requests();
		expect(request).toMatchObject({ fault: 'resetAfterStoring', outcome: 'broken off' });
	});

	it.each([{ fault: 'explosion' }, { match: 'x', fault: 'latency' }, { match: {} }])(
		'rejects %j',
		async (rule) => {
			const request = { method: 'POST', path: '/sandbox/faults', json: rule };
			expect(await status(request)).toBe(400);
		},
	);
});
