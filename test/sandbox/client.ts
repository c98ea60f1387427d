import axios, { type AxiosRequestConfig } from 'axios';
import type { LocalMedium } from '../support/localMedium';

/** Constants of `sandbox/medium/seed.ts`, repeated here as a user would copy them. */
const token = (last: string): string => `${'c0ffee'.repeat(10)}0000${last}`;
export const TOKENS = {
	mara: token('1'),
	tomas: token('2'),
	profileOnly: token('3'),
	expired: token('4'),
	apiDisabled: token('5'),
	userGone: token('6'),
	applicationGone: token('7'),
	noUploads: token('8'),
};
export const MARA = `1${'5eed'.repeat(16)}`;
export const TOMAS = `2${'5eed'.repeat(16)}`;
export const PUBLICATIONS = {
	edited: 'a1b2c3d4e5f6',
	written: 'b2c3d4e5f6a',
	followed: 'c3d4e5f6a1b2',
	quoted: 'd4e5f6a1b2c3',
};

export type Answer = { status: number; headers: Record<string, string>; data: unknown };
export type Call = {
	method?: string;
	path: string;
	/** Mara's token if absent, no token if null. */
	token?: string | null;
	host?: string;
	headers?: Record<string, string>;
	json?: unknown;
	form?: Record<string, string | string[]>;
	body?: FormData | Buffer;
	options?: AxiosRequestConfig;
};

/** Sends a request to the sandbox and returns the response, including errors. */
export async function call(medium: Pick<LocalMedium, 'url'>, request: Call): Promise<Answer> {
	const { token = TOKENS.mara, form, json, body } = request;
	const answer = await axios.request<unknown>({
		method: request.method ?? 'GET',
		url: `${medium.url}${request.path}`,
		headers: {
			...(token !== null && { authorization: `Bearer ${token}` }),
			...(json !== undefined && { 'content-type': 'application/json' }),
			...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
			...(request.host !== undefined && { host: request.host }),
			...request.headers,
		},
		data: form === undefined ? (json ?? body) : encodeForm(form),
		maxRedirects: 0,
		proxy: false,
		validateStatus: () => true,
		...request.options,
	});
	const headers = Object.fromEntries(
		Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
	);
	return { status: answer.status, headers, data: answer.data };
}

/** Posts a story to Mara's profile; `fields` are added to a minimal story. */
export function post(
	medium: Pick<LocalMedium, 'url'>,
	fields: Record<string, unknown> = {},
	request: Partial<Call> = {},
): Promise<Answer> {
	return call(medium, {
		method: 'POST',
		path: `/v1/users/${MARA}/posts`,
		json: { title: 'A title', contentFormat: 'html', content: '<p>Words.</p>', ...fields },
		...request,
	});
}

/** Gets the value at a path. Throws if there is none, so that a test cannot pass by accident. */
export function at(data: unknown, ...keys: Array<string | number>): unknown {
	return keys.reduce<unknown>((value, key) => {
		if (typeof value !== 'object' || value === null || !(key in value)) {
			throw new Error(`No ${String(key)} in ${JSON.stringify(value)}`);
		}
		return (value as Record<string | number, unknown>)[key];
	}, data);
}

/** The same for a string. */
export function textAt(data: unknown, ...keys: Array<string | number>): string {
	const value = at(data, ...keys);
	if (typeof value !== 'string') throw new Error(`Not text: ${JSON.stringify(value)}`);
	return value;
}

/** The body of an error response. */
export function apiError(code: number, message: string): unknown {
	return { errors: [{ message, code }] };
}

function encodeForm(form: Record<string, string | string[]>): string {
	const pairs = Object.entries(form).flatMap(([name, values]) =>
		[values].flat().map((value): [string, string] => [name, value]),
	);
	return new URLSearchParams(pairs).toString();
}
