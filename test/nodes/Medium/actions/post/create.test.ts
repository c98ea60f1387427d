import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { goOffline } from '../../../../support/offline';
import {
	answerMe,
	medium,
	POST_PARAMETERS,
	postAnswer,
	PUBLICATION_ID,
	runMedium,
	USER_ID,
} from '../../../../support/mediumNode';

const POSTS = `/users/${USER_ID}/posts`;

/** Picks the request whose body has these values. */
function has(values: IDataObject): (body: IDataObject) => boolean {
	return (body) => Object.entries(values).every(([name, value]) => body[name] === value);
}

describe('Post → Create', () => {
	goOffline();

	it('creates a draft on the profile and links the item', async () => {
		answerMe();
		medium()
			.post(POSTS, {
				title: 'A title',
				contentFormat: 'markdown',
				content: '# A title\n\nSome text.',
				publishStatus: 'draft',
			})
			.reply(201, postAnswer({ publishStatus: 'draft' }));

		const { error, items } = await runMedium({ parameters: POST_PARAMETERS });

		expect(error).toBeUndefined();
		expect(items('Node')).toEqual([
			{
				json: { ...(postAnswer({ publishStatus: 'draft' }).data as object), warnings: [] },
				pairedItem: { item: 0 },
			},
		]);
	});

	it('gives a draft the field publishedAt, which Medium’s answer lacks', async () => {
		const { publishedAt: _none, ...draft } = postAnswer({ publishStatus: 'draft' })
			.data as IDataObject;
		answerMe();
		medium().post(POSTS).reply(201, { data: draft });

		const { items } = await runMedium({ parameters: POST_PARAMETERS });

		expect(items('Node')[0]?.json).toEqual({ ...draft, publishedAt: null, warnings: [] });
	});

	it('sends every field, also a false that means something', async () => {
		answerMe();
		medium()
			.post(POSTS, {
				title: 'A title',
				contentFormat: 'html',
				content: '<h1>A title</h1>',
				publishStatus: 'public',
				tags: ['open source', 'n8n'],
				canonicalUrl: 'https://example.com/a',
				license: 'cc-40-by',
				notifyFollowers: false,
				publishedAt: '2020-02-03T03:05:06.000Z',
			})
			.reply(201, postAnswer());

		const { error } = await runMedium({
			parameters: {
				...POST_PARAMETERS,
				contentFormat: 'html',
				content: '<h1>A title</h1>',
				publishStatus: 'public',
				additionalFields: {
					tags: ' open source , n8n,N8N,, ',
					canonicalUrl: ' https://example.com/a ',
					license: 'cc-40-by',
					notifyFollowers: false,
					publishedAt: '2020-02-03T04:05:06+01:00',
				},
			},
		});

		expect(error).toBeUndefined();
	});

	it('asks who it is once: 100 posts take 101 requests', async () => {
		const input = Array.from({ length: 100 }, (_, index) => ({ json: { title: `No. ${index}` } }));
		answerMe();
		const requests: string[] = [];
		medium()
			.post(POSTS)
			.times(100)
			.reply(201, async (request: Request) => {
				requests.push(((await request.json()) as { title: string }).title);
				return postAnswer({}, `f${requests.length}`);
			});

		const { error, items } = await runMedium({
			parameters: { ...POST_PARAMETERS, title: '={{ $json.title }}' },
			input,
		});

		expect(error).toBeUndefined();
		expect(requests).toEqual(input.map(({ json }) => json.title));
		expect(items('Node').map(({ pairedItem }) => pairedItem)).toEqual(
			input.map((_, item) => ({ item })),
		);
	});

	it('publishes in a publication by its ID without asking who it is', async () => {
		medium()
			.post(`/publications/${PUBLICATION_ID}/posts`)
			.reply(201, { data: { ...(postAnswer().data as object), publicationId: PUBLICATION_ID } });

		const { error, items } = await runMedium({
			parameters: {
				...POST_PARAMETERS,
				publication: true,
				publicationId: { __rl: true, mode: 'id', value: PUBLICATION_ID },
			},
		});

		expect(error).toBeUndefined();
		expect(items('Node')[0]?.json).toMatchObject({ publicationId: PUBLICATION_ID, warnings: [] });
	});

	it.each([
		['its slug', { __rl: true, mode: 'id', value: 'quiet-machines' }],
		['its URL', { __rl: true, mode: 'url', value: 'https://medium.com/quiet-machines?source=x' }],
		['a story of it', 'https://medium.com/quiet-machines/a-story-0123456789ab'],
		['its name', 'Quiet Machines'],
		['an address in the text of an old workflow', 'medium.com/Quiet-Machines'],
	])('finds a publication by %s', async (_what, publicationId) => {
		answerMe();
		medium()
			.get(`/users/${USER_ID}/publications`)
			.reply(200, {
				data: [
					{ id: 'aaaaaaaaaaaa', name: 'Other', url: 'https://medium.com/other' },
					{
						id: PUBLICATION_ID,
						name: 'Quiet Machines',
						url: 'https://medium.com/quiet-machines',
					},
				],
			});
		medium().post(`/publications/${PUBLICATION_ID}/posts`).reply(201, postAnswer());

		const { error } = await runMedium({
			parameters: { ...POST_PARAMETERS, publication: true, publicationId },
		});

		expect(error).toBeUndefined();
	});

	it('explains a publication it cannot find, and sends nothing', async () => {
		answerMe();
		medium().get(`/users/${USER_ID}/publications`).reply(200, { data: [] });

		const { error } = await runMedium({
			parameters: { ...POST_PARAMETERS, publication: true, publicationId: 'no-such <b>thing</b>' },
		});

		expect(error).toMatchObject({
			message: 'None of your publications has this name, address or ID',
			context: { itemIndex: 0 },
		});
		expect(error).toHaveProperty('description', expect.stringContaining('&lt;b&gt;'));
	});

	it('says what Medium may drop, in the item and as a hint', async () => {
		answerMe();
		medium().post(POSTS).reply(201, postAnswer());

		const { items, nodes } = await runMedium({
			parameters: { ...POST_PARAMETERS, additionalFields: { tags: 'a,b,c,d' } },
		});

		const warning = expect.stringContaining('“d” may be dropped') as string;
		expect(items('Node')[0]?.json.warnings).toEqual([
			{
				code: 'tagsMayBeDropped',
				message: warning,
				whatToDo: 'Put the most important tags first.',
			},
		]);
		expect(nodes.Node?.[0]?.hints).toEqual([
			{ message: warning, type: 'warning', location: 'outputPane' },
		]);
	});

	describe('from a file', () => {
		it.each([
			['story.md', 'text/plain', 'markdown'],
			['STORY.HTML', 'application/octet-stream', 'html'],
			[undefined, 'text/markdown', 'markdown'],
		])('tells by its name: %s', async (fileName, mimeType, contentFormat) => {
			answerMe();
			medium()
				.post(POSTS, has({ contentFormat, content: 'Grüße 🙂' }))
				.reply(201, postAnswer());

			const { error } = await runMedium({
				parameters: {
					...POST_PARAMETERS,
					contentSource: 'binary',
					contentFormat: 'fileName',
					binaryPropertyName: 'story',
				},
				input: [{ json: {}, binary: { story: { content: '\uFEFFGrüße 🙂', mimeType, fileName } } }],
			});

			expect(error).toBeUndefined();
		});

		it.each([
			[
				{ content: 'x', mimeType: 'application/pdf', fileName: 'story.pdf' },
				'The file’s name does not tell whether it is Markdown or HTML',
			],
			[
				{
					content: Buffer.from([0x41, 0xff, 0xfe, 0x80]),
					mimeType: 'text/plain',
					fileName: 'a.md',
				},
				'The file in Input Binary Field is not a text file in UTF-8',
			],
			[{ content: ' \n', mimeType: 'text/plain', fileName: 'a.md' }, 'Content is empty'],
		])('refuses what is no story: %#', async (file, message) => {
			const { error } = await runMedium({
				parameters: { ...POST_PARAMETERS, contentSource: 'binary', contentFormat: 'fileName' },
				input: [{ json: {}, binary: { data: file } }],
			});

			expect(error).toMatchObject({ message, context: { itemIndex: 0 } });
		});

		it('names the field when there is no such file', async () => {
			const { error } = await runMedium({
				parameters: { ...POST_PARAMETERS, contentSource: 'binary', contentFormat: 'fileName' },
			});

			expect(error?.message).toContain("'data'");
		});
	});

	it('goes on after a failed item if told to, with everything a workflow may decide on', async () => {
		answerMe();
		medium()
			.post(POSTS, has({ title: 'a' }))
			.reply(403, { errors: [{ message: 'Not <b>you</b>', code: 6666 }] })
			.post(POSTS, has({ title: 'b' }))
			.reply(201, postAnswer());

		const { finished, items } = await runMedium({
			parameters: { ...POST_PARAMETERS, title: '={{ $json.title }}' },
			input: [{ json: { title: 'a' } }, { json: { title: '' } }, { json: { title: 'b' } }],
			settings: { onError: 'continueRegularOutput' },
		});

		expect(finished).toBe(true);
		expect(items('Node').map(({ json }) => json)).toEqual([
			{
				error: 'Medium does not allow this',
				description: expect.stringContaining('Not &lt;b&gt;you&lt;/b&gt;') as string,
				httpCode: '403',
			},
			{
				error: 'Title is empty',
				description: expect.stringContaining('Nothing was sent') as string,
				httpCode: null,
			},
			expect.objectContaining({ id: 'f00000000001' }),
		]);
		expect(items('Node').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('puts failed items on the error output where there is one', async () => {
		answerMe();
		medium().post(POSTS).reply(201, postAnswer());

		const { items } = await runMedium({
			parameters: { ...POST_PARAMETERS, title: '={{ $json.title }}' },
			input: [{ json: { title: '' } }, { json: { title: 'b' } }],
			settings: { onError: 'continueErrorOutput' },
		});

		expect(items('Node', 0)).toHaveLength(1);
		expect(items('Node', 1).map(({ json }) => json)).toEqual([
			{
				title: '',
				error: 'Title is empty',
				description: expect.stringContaining('Nothing was sent') as string,
				httpCode: null,
			},
		]);
	});

	it('does not leave in doubt what was clearly refused, whatever the code', async () => {
		answerMe();
		medium()
			.post(POSTS)
			.reply(422, { errors: [{ message: 'No poems on Mondays', code: 4711 }] });

		const { error } = await runMedium({ parameters: POST_PARAMETERS });

		expect(error).toMatchObject({ message: 'Medium rejected the request', httpCode: '422' });
		expect(error?.description).toBe(
			'Nothing was created or changed on Medium. Medium says: “No poems on Mondays”',
		);
	});

	it('never sends a create twice, whatever happened to the first', async () => {
		answerMe();
		const scope = medium()
			.post(POSTS)
			.reply(503, { errors: [{ message: 'later', code: 1 }] });

		const { error } = await runMedium({ parameters: POST_PARAMETERS });

		expect(scope.isDone()).toBe(true);
		expect(error).toMatchObject({
			message: 'Medium could not handle the request',
			httpCode: '503',
		});
		expect(error).toHaveProperty('description', expect.stringContaining('may have been created'));
		expect(nock.pendingMocks()).toEqual([]);
	});
});
