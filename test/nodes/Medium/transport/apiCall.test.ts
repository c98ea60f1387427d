import fc from 'fast-check';
import { UserError } from 'n8n-workflow';

import { API_BASE, apiPath } from '../../../../nodes/Medium/transport/apiCall';

/** Anything that people and expressions may give, and what is known to confuse paths. */
const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: 'grapheme' }),
	fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
	fc
		.array(fc.constantFrom('.', '..', '/', '\\', '%2e', '%2F', '?', '#', '@', ':', ' ', '\0', 'a'))
		.map((parts) => parts.join('')),
);

function tryPath(...segments: string[]): { path?: string; thrown?: unknown } {
	try {
		return { path: apiPath(...segments) };
	} catch (thrown) {
		return { thrown };
	}
}

describe('apiPath', () => {
	it('joins segments', () => {
		expect(apiPath('users', 'abc', 'posts')).toBe('/users/abc/posts');
	});

	it.each([
		['../users', '/a/..%2Fusers/posts'],
		['a/b', '/a/a%2Fb/posts'],
		['%2e%2e', '/a/%252e%252e/posts'],
		['?x=1', '/a/%3Fx%3D1/posts'],
		['#x', '/a/%23x/posts'],
		['a\0b', '/a/a%00b/posts'],
		['\\..\\', '/a/%5C..%5C/posts'],
		['@evil.example', '/a/%40evil.example/posts'],
		[' abc\n', '/a/abc/posts'],
		['...', '/a/.../posts'],
	])('keeps %j within its segment', (id, path) => {
		expect(apiPath('a', id, 'posts')).toBe(path);
	});

	it.each(['', ' ', '\t\n', '.', '..', ' .. ', '\ud800', 'a\udfffb'])('refuses %j', (id) => {
		const { thrown } = tryPath('users', id, 'posts');
		expect(thrown).toBeInstanceOf(UserError);
		expect(thrown).toMatchObject({
			message: 'An ID that Medium needs is empty or not an ID',
			description: expect.stringContaining('run of letters and digits') as string,
		});
	});

	it('shows only the start of a long one, escaped and never half a character', () => {
		const { thrown } = tryPath(`<b>${'x'.repeat(36)}\ud83d\ude00\ud800`);
		expect((thrown as UserError).description).toContain(`“&lt;b&gt;${'x'.repeat(36)}\uFFFD”`);
	});

	it('gives one segment that reads the same again, or a UserError', () => {
		fc.assert(
			fc.property(anyText, (id) => {
				const { path, thrown } = tryPath('users', id, 'posts');
				if (path === undefined) {
					expect(thrown).toBeInstanceOf(UserError);
					return;
				}
				const [empty, users, segment, posts, ...more] = path.split('/');
				expect([empty, users, posts, more]).toEqual(['', 'users', 'posts', []]);
				expect(decodeURIComponent(segment ?? '')).toBe(id.trim());
			}),
			{ numRuns: 2000 },
		);
	});

	it('asks the call that is meant and no other, as a URL is read', () => {
		fc.assert(
			fc.property(anyText, (id) => {
				const { path } = tryPath('users', id, 'posts');
				if (path === undefined) return;
				const url = new URL(`${API_BASE}${path}`);
				expect(url.origin).toBe('https://api.medium.com');
				expect(url.pathname).toBe(`/v1${path}`);
				expect([url.search, url.hash, url.username]).toEqual(['', '', '']);
			}),
			{ numRuns: 2000 },
		);
	});
});
