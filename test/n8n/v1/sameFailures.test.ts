import type { IDataObject } from 'n8n-workflow';

import { goOffline } from '../../support/offline';
import { PUBLICATION_ID, TOKEN } from '../../support/mediumNode';
import {
	type Behaviour,
	type RecordedRequest,
	type Reply,
	runBoth,
	type Scenario,
} from './bothNodes';

const POST: IDataObject = {
	resource: 'post',
	operation: 'create',
	title: '={{ $json.title }}',
	contentFormat: 'html',
	content: '<p>Some text.</p>',
	additionalFields: { tags: '={{ $json.tags }}' },
};
const CONTINUE: Scenario['settings'] = { onError: 'continueRegularOutput' };
const INPUT = ['a', 'fails', 'b'].map((title) => ({ json: { title } }));

/** Refuses what is sent for the item called `fails`. */
const refusePost =
	(status: number, body: unknown) =>
	(request: RecordedRequest): Reply | undefined =>
		(request.body as IDataObject | undefined)?.title === 'fails' ? [status, body] : undefined;

/** A failed item has one text in both; ours reads otherwise. Everything else is the same. */
function expectSameButForTheText({ builtIn, ours }: { builtIn: Behaviour; ours: Behaviour }): void {
	expect(ours.requests).toEqual(builtIn.requests);
	expect(ours.output.map(hideText)).toEqual(builtIn.output.map(hideText));
	expect(ours.run.items('Node').map(({ pairedItem }) => pairedItem)).toEqual(
		builtIn.run.items('Node').map(({ pairedItem }) => pairedItem),
	);
}

function hideText(json: IDataObject): IDataObject {
	if (!('error' in json)) return json;
	expect(json).toEqual({ error: expect.stringMatching(/\S/) as unknown });
	return { error: 'a text' };
}

const REFUSALS: Array<[number, unknown]> = [
	[400, { errors: [{ message: 'No content specified.', code: 2002 }] }],
	[401, { errors: [{ message: 'Token was invalid.', code: 6003 }] }],
	[403, { errors: [{ message: 'Not allowed', code: 6999 }] }],
	[429, { errors: [{ message: 'Rate limit for publishing', code: 1007 }] }],
	[500, { errors: [{ message: 'Something broke', code: -1 }] }],
	[503, '<html>Down</html>'],
];

describe('version 1 and n8n’s own node, when Medium refuses', () => {
	goOffline();

	it.each(REFUSALS)('go on after %i, with the same items', async (status, body) => {
		const both = await runBoth({
			parameters: POST,
			input: INPUT,
			settings: CONTINUE,
			answer: refusePost(status, body),
		});

		expectSameButForTheText(both);
		expect(both.ours.output.map((json) => 'error' in json)).toEqual([false, true, false]);
		expect(both.ours.requests).toHaveLength(6);
		expect(both.ours.run.finished).toBe(true);
		expect(both.ours.run.items('Node').map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2].map((item) => ({ item })),
		);
	});

	it.each(REFUSALS)(
		'send no post for an item whose author is refused with %i',
		async (...reply) => {
			const both = await runBoth({
				parameters: POST,
				input: INPUT,
				settings: CONTINUE,
				answer: ({ path }, nth) => (path === '/v1/me' && nth === 3 ? reply : undefined),
			});

			expectSameButForTheText(both);
			expect(both.ours.output.map((json) => 'error' in json)).toEqual([false, true, false]);
			expect(both.ours.requests.map(({ method }) => method).join(' ')).toBe(
				'GET POST GET GET POST',
			);
		},
	);

	it.each(REFUSALS)('stop at %i otherwise, after the same requests', async (status, body) => {
		const { builtIn, ours } = await runBoth({
			parameters: POST,
			input: INPUT,
			answer: refusePost(status, body),
		});

		expect(ours.requests).toEqual(builtIn.requests);
		expect(ours.requests).toHaveLength(4);
		expect([ours.run.finished, builtIn.run.finished]).toEqual([false, false]);
		expect([ours.output, builtIn.output]).toEqual([[], []]);
		expect(ours.run.error).toMatchObject({
			httpCode: String(status),
			context: { itemIndex: 1 },
		});
	});

	it.each(REFUSALS)('give one item for a list that ends in %i', async (status, body) => {
		const both = await runBoth({
			parameters: { resource: 'publication', operation: 'getAll' },
			settings: CONTINUE,
			answer: ({ path }) => (path.endsWith('/publications') ? [status, body] : undefined),
		});

		expectSameButForTheText(both);
		expect(both.ours.output).toHaveLength(1);
	});

	it('read an error text that says what to make of it, where the built-in one guesses', async () => {
		const { builtIn, ours } = await runBoth({
			parameters: { ...POST, publication: true, publicationId: PUBLICATION_ID },
			input: [{ json: { title: 'fails' } }],
			settings: CONTINUE,
			answer: refusePost(403, { errors: [{ message: 'no', code: 1 }] }),
		});

		expect(ours.output).toEqual([
			{ error: 'Medium does not let you publish this in the publication' },
		]);
		expect(builtIn.output).toEqual([{ error: 'Forbidden - perhaps check your credentials?' }]);
	});
});

describe('version 1 and n8n’s own node, with OAuth2', () => {
	goOffline();

	it('renew the access after a 401 with the same requests', async () => {
		const { builtIn, ours } = await runBoth({
			parameters: POST,
			authentication: 'oAuth2',
			input: [{ json: { title: 'a' } }],
			answer: ({ path, authorization }) => {
				if (path === '/v1/tokens') {
					return [201, { access_token: 'oauth-access-2', token_type: 'Bearer' }];
				}
				return authorization === 'Bearer oauth-access-1'
					? [401, { errors: [{ message: 'Token was invalid.', code: 6003 }] }]
					: undefined;
			},
		});

		expect(ours.requests).toEqual(builtIn.requests);
		expect(ours.requests.map(({ path }) => path.split('/').at(-1))).toEqual([
			'me',
			'tokens',
			'me',
			'posts',
		]);
		expect(ours.output).toEqual(builtIn.output);
		expect(ours.run.savedTokens).toEqual(builtIn.run.savedTokens);
	});
});

describe('version 1 and n8n’s own node, with tags that cannot be', () => {
	goOffline();

	it.each([
		['a tag of 26 characters', 'x'.repeat(26)],
		['an emoji counted as two, as the built-in node does', `${'🙂'.repeat(13)}`],
		['six tags', 'a,b,c,d,e,f'],
		['six tags, one of them empty', 'a,b,c,d,e,'],
	])('send nothing for %s, and go on', async (_what, tags) => {
		const both = await runBoth({
			parameters: POST,
			input: [{ json: { title: 'a', tags } }, { json: { title: 'b', tags: 'n8n' } }],
			settings: CONTINUE,
		});

		expectSameButForTheText(both);
		expect(both.ours.output.map((json) => 'error' in json)).toEqual([true, false]);
		expect(both.ours.output[0]?.error).toMatch(/characters$|at most 5$/);
		expect(both.ours.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
	});

	it('stop there otherwise', async () => {
		const { builtIn, ours } = await runBoth({
			parameters: POST,
			input: [{ json: { title: 'a', tags: 'a,b,c,d,e,f' } }],
		});

		expect([ours.requests, builtIn.requests]).toEqual([[], []]);
		expect([ours.run.finished, builtIn.run.finished]).toEqual([false, false]);
		expect(ours.run.error).toMatchObject({
			message: 'Tags has 6 tags; a story carries at most 5',
			context: { itemIndex: 0 },
		});
	});

	it('keep the token out of all that is said', async () => {
		const { ours } = await runBoth({
			parameters: POST,
			input: [{ json: { title: 'fails' } }],
			settings: CONTINUE,
			answer: refusePost(400, { errors: [{ message: `You sent ${TOKEN}`, code: 1 }] }),
		});

		expect(JSON.stringify(ours.output)).not.toContain(TOKEN);
	});
});
