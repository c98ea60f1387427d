import type { IDataObject } from 'n8n-workflow';

import { goOffline } from '../../support/offline';
import {
	ME,
	medium,
	POST_PARAMETERS,
	postAnswer,
	PUBLICATION_ID,
	runMedium,
	USER_ID,
} from '../../support/mediumNode';

/** An expression that gives what the item holds under `value`. */
const VALUE = '={{ $json.value }}';

describe('input that cannot be sent', () => {
	goOffline();

	it.each<[string, IDataObject, unknown, RegExp]>([
		['an object as title', { title: VALUE }, { a: 1 }, /^Title is not a text/],
		['a list as title', { title: VALUE }, ['a'], /^Title is not a text/],
		['null as title', { title: VALUE }, null, /^Title is empty/],
		['10 MB of title', { title: VALUE }, 'x'.repeat(10 * 1024 * 1024), /^Title has 10485760/],
		['an object as content', { content: VALUE }, {}, /^Content is not a text/],
		['null as content', { content: VALUE }, null, /^Content is empty/],
		['a list as status', { publishStatus: VALUE }, ['public'], /^Publish Status has a value/],
		['a number as format', { contentFormat: VALUE }, 1, /^Content Format has a value/],
		['a tag of objects', { additionalFields: { tags: VALUE } }, [{}], /^Tags are not texts/],
		[
			'a list as canonical URL',
			{ additionalFields: { canonicalUrl: VALUE } },
			['x'],
			/^Canonical URL/,
		],
		['an object as license', { additionalFields: { license: VALUE } }, {}, /^License has a value/],
		['an object as date', { additionalFields: { publishedAt: VALUE } }, {}, /^Published At is not/],
	])('%s ends before anything is sent', async (_what, parameters, value, message) => {
		const { error } = await runMedium({
			parameters: { ...POST_PARAMETERS, ...parameters },
			input: [{ json: { value } as IDataObject }],
		});

		expect(error).toMatchObject({
			message: expect.stringMatching(message) as string,
			context: { itemIndex: 0 },
		});
	});

	it.each([
		'../../users/x',
		'a/b/c',
		'..',
		'%2e%2e',
		'b0123456789a?x=1',
		'b0123456789a#x',
		'b0123456789a/../x',
		'\u0000',
		'\uD800',
		'x'.repeat(100_000),
	])('a publication %j reaches no other call than the one meant', async (value) => {
		// What is no ID may be a name, so the account's publications may be asked for: nothing else.
		medium().get('/me').optionally().reply(200, { data: ME });
		medium().get(`/users/${USER_ID}/publications`).optionally().reply(200, { data: [] });

		const { error } = await runMedium({
			parameters: { ...POST_PARAMETERS, publication: true, publicationId: VALUE },
			input: [{ json: { value } }],
		});

		expect(error?.message).toMatch(
			/None of your publications has|No publication is chosen|is not a profile, a publication or a tag/,
		);
		expect(error?.description?.length).toBeLessThan(600);
	});

	it.each(['../me', '..', 'a/b', '\uD800'])(
		'an ID %j is encoded or refused in version 1, and stays one segment',
		async (id) => {
			let path: string | undefined;
			medium()
				.post(/./)
				.optionally()
				.reply(201, (request: Request) => {
					path = new URL(request.url).pathname;
					return postAnswer();
				});

			await runMedium({
				version: 1,
				parameters: {
					...POST_PARAMETERS,
					publication: true,
					publicationId: VALUE,
					additionalFields: {},
				},
				input: [{ json: { value: id } }],
			});

			expect(path ?? '/v1/publications/-/posts').toMatch(/^\/v1\/publications\/[^/]+\/posts$/);
		},
	);

	it.each([-1, 0, 'soon', null, 1e12, {}])(
		'a time limit of %p does not keep anything from being sent',
		async (limit) => {
			medium().get('/me').reply(200, { data: ME });
			const { error } = await runMedium({
				parameters: { resource: 'user', operation: 'get', options: { requestTimeout: VALUE } },
				input: [{ json: { value: limit } }],
			});
			expect(error).toBeUndefined();
		},
	);

	it('sends lone surrogates and control characters as JSON can', async () => {
		const sent: unknown[] = [];
		medium()
			.post(`/publications/${PUBLICATION_ID}/posts`)
			.reply(201, async (request: Request) => {
				sent.push(await request.json());
				return postAnswer();
			});

		const { error } = await runMedium({
			parameters: {
				...POST_PARAMETERS,
				content: VALUE,
				publication: true,
				publicationId: PUBLICATION_ID,
			},
			input: [{ json: { value: 'a\uD800b\u0000c\u2028' } }],
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([expect.objectContaining({ content: 'a\uD800b\u0000c\u2028' })]);
	});

	it('sends 10 MB of content', async () => {
		let length = 0;
		medium()
			.post(`/publications/${PUBLICATION_ID}/posts`)
			.reply(201, async (request: Request) => {
				length = ((await request.json()) as { content: string }).content.length;
				return postAnswer();
			});

		await runMedium({
			parameters: {
				...POST_PARAMETERS,
				content: VALUE,
				publication: true,
				publicationId: PUBLICATION_ID,
			},
			input: [{ json: { value: 'ä'.repeat(5 * 1024 * 1024) } }],
		});

		expect(length).toBe(5 * 1024 * 1024);
	});
});
