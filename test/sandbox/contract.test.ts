import { type LocalMedium, startLocalMedium } from '../support/localMedium';
import { type Answer, at, call, type Call, MARA, post, PUBLICATIONS, TOKENS } from './client';
import {
	type Example,
	hasRecordings,
	readExamples,
	readRecordings,
	type Recording,
} from './recordings';

const recordings = readRecordings();
const examples = readExamples();

let medium: LocalMedium;
beforeAll(async () => {
	medium = await startLocalMedium();
});
beforeEach(() => medium.control.reset());
afterAll(() => medium.stop());

/** What is not compared exactly, and why. Everything else is. */
type Exception = {
	/** A path such as `body.data.id`. All members of a list have the same path. */
	field: RegExp;
	/** The names of the recordings for which it applies; all if absent. */
	of?: RegExp;
	compare: 'form' | 'type' | 'nothing';
	because: string;
};

const EXCEPTIONS: Exception[] = [
	{
		field: /^body\.data\.(id|authorId|publicationId)$/,
		compare: 'form',
		because: 'Every account, publication and story has a different ID.',
	},
	{
		field: /^body\.data\.(name|username|description)$/,
		compare: 'type',
		because: 'The accounts and publications of the sandbox are invented.',
	},
	{
		field: /^body\.data\.url$/,
		of: /Medium\/medium-sdk-python/,
		compare: 'type',
		because: 'The test of that client made it up; images.test.ts checks the form of real ones.',
	},
	{
		field: /^(body\.data\.(url|imageUrl)|headers\.location)$/,
		compare: 'form',
		because: 'These addresses contain names and IDs.',
	},
	{
		field: /^body\.data\.md5$/,
		compare: 'form',
		because: 'The image itself was not recorded.',
	},
	{
		field: /^body\.data\.publishedAt$/,
		compare: 'form',
		because: 'It is the time of the request, in milliseconds.',
	},
	{
		field: /^body\.data\.licenseUrl$/,
		of: /, 2016/,
		compare: 'type',
		because: 'Medium has moved its terms since then; later recordings have the new address.',
	},
	{
		field: /^body\.(access_token|refresh_token)$/,
		compare: 'type',
		because: 'The test of that client made them up.',
	},
	{
		field: /^body\.expires_at$/,
		compare: 'form',
		because: 'It depends on the time of the request; it is in milliseconds.',
	},
	{
		field: /^headers\.set-cookie$/,
		compare: 'form',
		because: 'The value is random, and the date a year from the request.',
	},
	{
		field: /^headers\.(date|connection|content-length|transfer-encoding)$/,
		compare: 'nothing',
		because: 'They depend on the time, the connection and the length of the body.',
	},
	{
		field:
			/^headers\.(sepia-upstream|medium-fulfilled-by|x-envoy-upstream-service-time|x-obvious-info|x-opentracing)$/,
		compare: 'nothing',
		because: 'They name the servers and versions that responded.',
	},
	{
		field: /^headers\.(server|cf-cache-status|cf-ray|expect-ct|alt-svc|strict-transport-security)$/,
		compare: 'nothing',
		because: 'They come from Cloudflare, which is in front of Medium but not of the sandbox.',
	},
];

if (!hasRecordings) {
	it('skips the comparison because there is no folder ../shared/recordings', () => {
		expect([...recordings, ...examples]).toEqual([]);
	});
} else {
	it('finds recordings and examples', () => {
		expect(recordings.length).toBeGreaterThan(0);
		expect(examples.length).toBeGreaterThan(0);
	});

	it.each(EXCEPTIONS)('needs the exception: $because', (exception) => {
		const fields = [
			...recordings.flatMap((one) => fieldsOf(one.file, partsOf(one))),
			...examples.flatMap((one) => fieldsOf(nameOf(one), partsOf(one))),
		];
		expect(fields.some(({ name, field }) => exceptionFor(name, field) === exception)).toBe(true);
	});
}

for (const recording of recordings) {
	it(`responds like the recording ${recording.file}`, async () => {
		const answer = await call(medium, {
			method: recording.method,
			path: inSandbox(recording.path),
			token: tokenFor(recording),
			...(recording.form !== '' && {
				form: Object.fromEntries(new URLSearchParams(recording.form)),
			}),
		});
		expect(answer.status).toBe(recording.status);
		expectSame(recording.file, answer, partsOf(recording));
	});
}

examples.forEach((example, index) => {
	// Codes without a response have their own test.
	if (example.codes !== undefined) return;
	it(`responds like example ${index + 1} (${nameOf(example)})`, async () => {
		const answer = await wayToExample(example)();
		const status = statusOf(example);
		if (status !== undefined) expect(answer.status).toBe(status);
		expectSame(nameOf(example), answer, partsOf(example));
		if (example.content_type !== undefined) {
			expect(answer.headers['content-type']).toContain(example.content_type);
		}
		if (example.message !== undefined) {
			expect(at(answer.data, 'errors', 0, 'message')).toBe(example.message);
		}
		if (example.body_text !== undefined) {
			// The text in parentheses describes the rest of the page.
			expect(answer.data).toContain(example.body_text.replace(/ \(.*\)$/, ''));
		}
	});
});

const codes = examples.flatMap((example) => Object.keys(example.codes ?? {}).map(Number));
if (codes.length > 0) {
	it.each(codes)('returns the code %d, which a client handles', async (code) => {
		expect(at((await wayToCode(code)()).data, 'errors', 0, 'code')).toBe(code);
	});
}

function nameOf({ kind, request = 'codes', source }: Example): string {
	return `${kind}: ${request}; ${source}`;
}

/** The expected status; undefined if it is not known. One client's test uses an undocumented status. */
function statusOf({ kind, request, status }: Example): number | undefined {
	if (kind === 'mock' && request === 'POST /v1/images') return 201;
	return status ?? undefined;
}

/** Returns a function that sends the request of an example. Throws if the example is not supported. */
function wayToExample({ request = '', body }: Example): () => Promise<Answer> {
	if (request.startsWith('GET feed')) {
		const headers = { 'x-sandbox-fault': 'tooManyFeedRequests' };
		return () => call(medium, { path: '/feed/@mara.lindqvist', token: null, headers });
	}
	if (request.includes('cloud egress')) {
		return () => post(medium, {}, { headers: { 'x-sandbox-fault': 'cloudflareChallenge' } });
	}
	if (request.includes('{slug}')) {
		return () => post(medium, {}, { path: '/v1/publications/slow-compiler/posts' });
	}
	if (request === 'POST /v1/images') return upload;
	if (request === 'POST /v1/tokens') return exchangeCode;
	if (request.endsWith('/publications')) {
		return () => call(medium, { path: `/v1/users/${MARA}/publications` });
	}
	if (request.startsWith('POST /v1/publications/') && request.includes('form-encoded')) {
		const path = inSandbox(request.split(/[ ,]/)[1] ?? '');
		const [, tag = ''] = /tags\[\]=(\w+)/.exec(request) ?? [];
		const form = {
			title: textOf(body, 'title'),
			contentFormat: 'html',
			content: '<p>Words.</p>',
			'tags[]': tag,
			publishStatus: textOf(body, 'publishStatus'),
		};
		return () => call(medium, { method: 'POST', path, form });
	}
	if (request === 'POST /v1/users/{id}/posts, publishStatus draft') {
		return () => post(medium, { title: textOf(body, 'title'), publishStatus: 'draft' });
	}
	return wayToCode(Number(at(body, 'errors', 0, 'code')));
}

function textOf(body: unknown, field: string): string {
	return String(at(body, 'data', field));
}

function wayToCode(code: number): () => Promise<Answer> {
	const me = (request: Partial<Call>) => () => call(medium, { path: '/v1/me', ...request });
	switch (code) {
		case -1:
			return () => post(medium, {}, { headers: { 'x-sandbox-fault': 'dailyLimitInWords' } });
		case 1007:
			return async () => {
				await medium.control.limitPosts(true);
				for (let posts = 0; posts < 10; posts += 1) await post(medium);
				return post(medium);
			};
		case 2003:
			return () => post(medium, { contentFormat: 'text' });
		case 2008:
			return () => post(medium, { publishStatus: 'secret' });
		case 6000:
			return me({ token: null });
		case 6001:
			return me({ token: null, headers: { authorization: 'Basic abcdef' } });
		case 6002:
			return () => post(medium, {}, { token: TOKENS.profileOnly });
		case 6003:
			return me({ token: 'wrong' });
		case 6004:
			return me({ token: TOKENS.userGone });
		case 6005:
			return me({ token: TOKENS.applicationGone });
		case 6007:
			return () => post(medium, { tags: 'canals' });
		case 6027:
			return me({ token: TOKENS.apiDisabled });
		default:
			throw new Error(`No request is known that returns the code ${code}.`);
	}
}

function upload(): Promise<Answer> {
	const body = new FormData();
	body.append('image', new Blob([Buffer.from('ffd8ffe000104a464946', 'hex')]), 'picture.jpg');
	return call(medium, { method: 'POST', path: '/v1/images', body });
}

async function exchangeCode(): Promise<Answer> {
	const client = { client_id: 'sandbox-client', redirect_uri: 'http://localhost:1/callback' };
	const consent = await call(medium, {
		method: 'POST',
		path: '/m/oauth/authorize',
		token: null,
		form: {
			...client,
			response_type: 'code',
			scope: 'basicProfile',
			user: MARA,
			decision: 'allow',
		},
	});
	const code = new URL(consent.headers.location ?? '').searchParams.get('code') ?? '';
	const form = {
		...client,
		client_secret: 'sandbox-client-secret',
		code,
		grant_type: 'authorization_code',
	};
	return call(medium, { method: 'POST', path: '/v1/tokens', token: null, form });
}

/** The recordings hide the tokens. The response shows whether the token was valid. */
function tokenFor({ file, body }: Recording): string {
	if (file.includes('incorrect_api_key')) return 'wrong';
	return body.includes('6000') ? '' : TOKENS.mara;
}

/** The same path with the sandbox's IDs. Mara writes for the publication whose ID has 11 digits. */
function inSandbox(path: string): string {
	return path
		.replace(/[0-9a-f]{60,}/, MARA)
		.replace(/\/[0-9a-f]{12}\//, `/${PUBLICATIONS.edited}/`)
		.replace(/\/[0-9a-f]{11}\//, `/${PUBLICATIONS.written}/`);
}

/** The parts of a response that are compared. */
type Parts = { headers: Record<string, string>; body: unknown };

function partsOf({ headers = {}, body }: Recording | Example): Parts {
	return {
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
		),
		body: typeof body === 'string' ? (JSON.parse(body) as unknown) : body,
	};
}

/** Compares the recorded headers, and every field of the body. */
function expectSame(name: string, answer: Answer, recorded: Parts): void {
	const headers = Object.fromEntries(
		Object.keys(recorded.headers).map((header) => [header, answer.headers[header]]),
	);
	const body = recorded.body === undefined ? undefined : answer.data;
	expect(comparable(name, { headers, body })).toEqual(comparable(name, recorded));
}

function exceptionFor(name: string, field: string): Exception | undefined {
	return EXCEPTIONS.find((one) => one.field.test(field) && (one.of?.test(name) ?? true));
}

/** Converts a value for the comparison. Removes list members that are then equal. */
function comparable(name: string, value: unknown, field = ''): unknown {
	if (Array.isArray(value)) {
		const members = value.map((one: unknown) => comparable(name, one, field));
		return field === 'body.data'
			? [...new Set(members.map((one) => JSON.stringify(one)))]
			: members;
	}
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(
			Object.entries(value)
				.map(([key, one]): [string, unknown] => [
					key,
					comparable(name, one, field === '' ? key : `${field}.${key}`),
				])
				.sort(([one], [other]) => one.localeCompare(other)),
		);
	}
	switch (exceptionFor(name, field)?.compare) {
		case 'nothing':
			return undefined;
		case 'type':
			return `‹${typeof value}›`;
		case 'form':
			return formOf(value);
		default:
			return value;
	}
}

const FORMS: Array<[RegExp, string]> = [
	[/1\*[\w-]{22}\.(?:png|jpeg)/, '‹image›'],
	[/<64 hex>|\b[0-9a-f]{64,65}\b/, '‹account›'],
	[/\b[0-9a-f]{32}\b/, '‹md5›'],
	[/\b[0-9a-f]{11,12}\b/, '‹id›'],
	[/\/@[\w.-]+/, '/@‹user›'],
	[/^(https:\/\/medium\.com\/)[a-z][\w-]*$/, '$1‹publication›'],
	[/\buid=lo_\w+/, 'uid=lo_‹random›'],
	[/\b\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT\b/, '‹date›'],
];

/** Replaces names, ids and dates with placeholders. */
function formOf(value: unknown): unknown {
	if (typeof value === 'number') return `‹${String(value).length} digits›`;
	if (typeof value !== 'string') return value;
	return FORMS.reduce((text, [pattern, form]) => text.replace(pattern, form), value);
}

/** The paths of all fields of a response. */
function fieldsOf(
	name: string,
	value: unknown,
	field = '',
): Array<{ name: string; field: string }> {
	if (typeof value !== 'object' || value === null) return [{ name, field }];
	return Object.entries(value).flatMap(([key, one]) => {
		const below = field === '' ? key : `${field}.${key}`;
		return fieldsOf(name, one, Array.isArray(value) ? field : below);
	});
}
