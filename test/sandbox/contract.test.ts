import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type LocalMedium, startLocalMedium } from '../support/localMedium';
import { type Answer, at, call, type Call, MARA, post, PUBLICATIONS, TOKENS } from './client';

/** Real answers of Medium; they are not part of this repository. */
const RECORDINGS = path.join(__dirname, '../../../shared/recordings');
const present = existsSync(RECORDINGS);
const cassettes = present ? readdirSync(RECORDINGS).filter((file) => file.endsWith('.yml')) : [];

type Recording = { method: string; path: string; form: string; status: number; body: unknown };
type Example = { kind: string; request?: string; status?: number | null; message?: string } & {
	body?: unknown;
	codes?: Record<string, string>;
	headers?: Record<string, string>;
	content_type?: string;
};
const examples = present
	? (JSON.parse(readFileSync(path.join(RECORDINGS, 'examples.json'), 'utf8')) as Example[])
	: [];

let medium: LocalMedium;
beforeAll(async () => {
	medium = await startLocalMedium();
});
beforeEach(() => medium.control.reset());
afterAll(() => medium.stop());

if (!present) {
	it('has no recordings to compare with: the folder ../shared/recordings is absent', () => {
		expect(cassettes).toEqual([]);
	});
} else {
	it('finds recordings and examples', () => {
		expect(cassettes.length).toBeGreaterThan(0);
		expect(examples.length).toBeGreaterThan(0);
	});
}

for (const file of cassettes) {
	it(`answers like the recording ${file}`, async () => {
		const recording = readCassette(readFileSync(path.join(RECORDINGS, file), 'utf8'));
		const answer = await call(medium, {
			method: recording.method,
			path: recording.path,
			token: tokenFor(file, recording),
			...(recording.form !== '' && {
				form: Object.fromEntries(new URLSearchParams(recording.form)),
			}),
		});
		expect(answer.status).toBe(recording.status);
		expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
		expectSameBody(answer.data, recording.body);
	});
}

examples.forEach((example, index) => {
	const scenarios = scenariosFor(example);
	const name = `${index + 1} (${example.kind}, ${example.request ?? 'codes'})`;
	if (scenarios === 'later') {
		it(`leaves example ${name} to the feeds`, () => {
			expect(example.request).toMatch(/feed/);
		});
		return;
	}
	it(`answers like example ${name}`, async () => {
		expect(scenarios.length).toBeGreaterThan(0);
		for (const { send, status, body, code, message, type } of scenarios) {
			await medium.control.reset();
			const answer = await send();
			if (status !== undefined) expect(answer.status).toBe(status);
			if (body !== undefined) expectSameBody(answer.data, body);
			if (code !== undefined) expect(at(answer.data, 'errors', 0, 'code')).toBe(code);
			if (message !== undefined) expect(at(answer.data, 'errors', 0, 'message')).toBe(message);
			if (type !== undefined) expect(answer.headers['content-type']).toContain(type);
			for (const [header, value] of Object.entries(example.headers ?? {})) {
				expect(answer.headers[header]).toBe(value);
			}
		}
	});
});

type Scenario = {
	send: () => Promise<Answer>;
	status?: number;
	body?: unknown;
	code?: number;
	message?: string;
	type?: string;
};

/** How to get the sandbox to where an example was seen; an example without a way there fails. */
function scenariosFor(example: Example): Scenario[] | 'later' {
	const { request = '', body, message } = example;
	const status = example.status ?? undefined;
	if (request.startsWith('GET feed')) return 'later';
	if (example.codes !== undefined) {
		return Object.keys(example.codes).map((code) => ({
			send: waysTo(Number(code)),
			code: Number(code),
		}));
	}
	if (request.includes('cloud egress')) {
		const headers = { 'x-sandbox-fault': 'cloudflareChallenge' };
		return [{ send: () => post(medium, {}, { headers }), status, type: example.content_type }];
	}
	if (request.includes('{slug}')) {
		const to = { path: '/v1/publications/slow-compiler/posts' };
		return [{ send: () => post(medium, {}, to), status, message }];
	}
	// The doubles of the clients' tests: their status is not Medium's, their keys are.
	if (request === 'POST /v1/images') return [{ send: upload, status: 201, body }];
	if (request === 'POST /v1/tokens') return [{ send: exchangeCode, status, body }];
	if (request.endsWith('/publications')) {
		return [{ send: () => call(medium, { path: `/v1/users/${MARA}/publications` }), status, body }];
	}
	const code = at(body, 'errors', 0, 'code');
	return typeof code === 'number' ? [{ send: waysTo(code), status, body }] : [];
}

function waysTo(code: number): () => Promise<Answer> {
	const me = (request: Partial<Call>) => () => call(medium, { path: '/v1/me', ...request });
	switch (code) {
		case 1007:
			return async () => {
				await medium.control.limitPosts(true);
				for (let posts = 0; posts < 10; posts += 1) await post(medium);
				return post(medium);
			};
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
		case 6027:
			return me({ token: TOKENS.apiDisabled });
		default:
			throw new Error(`No way is known to get ${code}.`);
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

/** The keys and the types of a value; of a list, those of its members. */
function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) {
		return [...new Set(value.map((one) => JSON.stringify(shapeOf(one))))];
	}
	if (typeof value !== 'object' || value === null) return typeof value;
	return Object.fromEntries(
		Object.entries(value)
			.map(([key, one]): [string, unknown] => [key, shapeOf(one)])
			.sort(([one], [other]) => one.localeCompare(other)),
	);
}

/** Refusals are the same to the letter; of successes, the keys and the types are. */
function expectSameBody(actual: unknown, recorded: unknown): void {
	if (typeof recorded === 'object' && recorded !== null && 'errors' in recorded) {
		expect(actual).toEqual(recorded);
	} else {
		expect(shapeOf(actual)).toEqual(shapeOf(recorded));
	}
}

/** The recorded tokens are blacked out; which kind each was follows from the answer. */
function tokenFor(file: string, { body }: Recording): string {
	if (file.includes('incorrect_api_key')) return 'wrong';
	return JSON.stringify(body).includes('6000') ? '' : TOKENS.mara;
}

/** Reads what is needed of a VCR cassette with one interaction; its ids become the sandbox's. */
function readCassette(yaml: string): Recording {
	const strings = [...yaml.matchAll(/^ {6}string: ('(?:[^']|'')*'|\S+)/gm)].map(([, text = '']) =>
		text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'").replace(/\n\s+/g, ' ') : text,
	);
	const [form = '', body = ''] = strings;
	const uri = /uri: (\S+)/.exec(yaml)?.[1] ?? '';
	return {
		method: (/method: (\w+)/.exec(yaml)?.[1] ?? '').toUpperCase(),
		path: new URL(uri).pathname
			.replace(/[0-9a-f]{60,}/, MARA)
			.replace(/\/[0-9a-f]{12}\//, `/${PUBLICATIONS.edited}/`),
		form,
		status: Number(/code: (\d+)/.exec(yaml)?.[1]),
		body: JSON.parse(body),
	};
}
