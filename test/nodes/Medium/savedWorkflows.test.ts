import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { IDataObject, INodeType } from 'n8n-workflow';
import nock from 'nock';

import { MediumApi } from '../../../credentials/MediumApi.credentials';
import { Medium } from '../../../nodes/Medium/Medium.node';
import { MediumTrigger } from '../../../nodes/Medium/MediumTrigger.node';
import type { WorkflowJson } from '../../../sandbox/engine/engine';
import { BARE_TYPE, type NodeTypeMap } from '../../../sandbox/engine/nodeTypes';
import { runWorkflow } from '../../../sandbox/engine/runWorkflow';
import type { WorkflowRun } from '../../../sandbox/engine/workflowRun';
import { N8N_NODES } from '../../examples/n8nNodes';
import { useDeduplication } from '../../support/deduplication';
import { answerMe, CREDENTIALS, medium, NODE_TYPE, USER_ID } from '../../support/mediumNode';
import { goOffline } from '../../support/offline';
import { answerPublications } from './actions/publication/publications';
import { type InventedStory, rss } from './feed/inventedFeed';
import { storeCreates } from './publishing/medium';

const FIXTURES = path.join(__dirname, 'fixtures/savedWorkflows');
/** The folder that the workflows name. */
const FILES_FOLDER = '/home/node/.n8n-files';

/** Does what n8n's node of this name does with the parameters that the workflows set. */
const EXTRACT_FROM_FILE: INodeType = {
	description: {
		...BARE_TYPE.description,
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'Operation', name: 'operation', type: 'string', default: '' },
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				default: {},
				options: [{ displayName: 'Keep', name: 'keepSource', type: 'string', default: '' }],
			},
		],
	},
	async execute() {
		const { keepSource } = this.getNodeParameter('options', 0) as { keepSource?: string };
		const items = this.getInputData().map(async ({ json }, item) => {
			const data = (await this.helpers.getBinaryDataBuffer(item, 'data')).toString();
			return { json: { ...(keepSource === 'json' && json), data }, pairedItem: { item } };
		});
		return [await Promise.all(items)];
	},
};

const NODE_TYPES: NodeTypeMap = {
	...N8N_NODES,
	'n8n-nodes-base.extractFromFile': EXTRACT_FROM_FILE,
	[NODE_TYPE]: new Medium(),
	'n8n-nodes-medium.mediumTrigger': new MediumTrigger(),
};

/** Left out: these nodes come after Medium's, and there are no stand-ins for them. */
const LEFT_OUT = ['n8n-nodes-base.code', 'n8n-nodes-base.httpRequest'];

/**
 * The example workflows as they were before the source tree of version 2 was rearranged, with the
 * parameters that people have saved. The expectations hold for the code of that time too.
 */
describe('workflows that were saved earlier run unchanged', () => {
	goOffline();
	let files: string;
	beforeEach(async () => {
		await useDeduplication();
		files = await mkdtemp(path.join(tmpdir(), 'saved-'));
		await mkdir(path.join(files, 'articles'));
		await mkdir(path.join(files, 'backlog'));
	});
	afterEach(async () => await rm(files, { recursive: true, force: true }));

	async function read(file: string): Promise<WorkflowJson> {
		const text = await readFile(path.join(FIXTURES, file), 'utf8');
		const inFiles = JSON.stringify(files ?? '').slice(1, -1);
		return JSON.parse(text.replaceAll(FILES_FOLDER, inFiles)) as WorkflowJson;
	}

	/** Runs a saved workflow to its end, with no error anywhere. */
	async function run(file: string): Promise<WorkflowRun> {
		const workflow = await read(file);
		const nodes = workflow.nodes.filter(({ type }) => !LEFT_OUT.includes(type));
		const names = new Set(nodes.map(({ name }) => name));
		const connections = Object.fromEntries(
			Object.entries(workflow.connections).filter(([, { main = [] }]) =>
				main.every((output) => output?.every(({ node }) => names.has(node))),
			),
		);
		const result = await runWorkflow({
			workflow: { ...workflow, nodes, connections },
			nodeTypes: NODE_TYPES,
			credentialTypes: [MediumApi],
			credentials: CREDENTIALS,
			startAt: nodes.find(({ type }) => /trigger$/i.test(type))?.name,
		});
		expect(result.error).toBeUndefined();
		expect(result.status).toBe('success');
		return result;
	}

	function serveFeed(route: string, ...stories: InventedStory[]): void {
		nock('https://medium.com', { badheaders: ['authorization', 'cookie'] })
			.get(`/feed/${route}`)
			.reply(200, rss(stories));
	}

	const write = async (name: string, content: string | Buffer): Promise<void> =>
		await writeFile(path.join(files, name), content);
	const written = async (name: string): Promise<string> =>
		await readFile(path.join(files, name), 'utf8');

	/** The output of a node; of warnings only their codes, since their words may change. */
	function output({ items }: WorkflowRun, node: string): IDataObject[] {
		return items(node).map(({ json }) => {
			const { warnings, ...fields } = json;
			if (!Array.isArray(warnings)) return json;
			return { ...fields, warnings: (warnings as IDataObject[]).map(({ code }) => code) };
		});
	}

	/** What comes out of the nodes for the story below. */
	const STORY: IDataObject = {
		id: 'aaaaaaaaaaa1',
		title: 'Boats & <ropes>',
		url: 'https://medium.com/@ida.brook/story-aaaaaaaaaaa1',
		author: 'Ida Brook',
		publishedAt: '2026-03-14T17:39:08.000Z',
		updatedAt: '2026-03-14T17:39:08.403Z',
		tags: ['sea'],
		subtitle: null,
		snippet: 'Where boats wait.',
		imageUrl: null,
		readingTime: 1,
		isTruncated: false,
		publicationId: null,
	};
	const SHOWN: InventedStory = {
		id: 'aaaaaaaaaaa1',
		title: 'Boats & <ropes>',
		content: '<p>Where <em>boats</em> wait.</p>',
	};

	/** Each checks what the workflow's Medium nodes send and return. */
	const cases: Record<string, () => Promise<void>> = {
		'announce-new-stories-in-chat.json': async () => {
			serveFeed('harbour-notes', SHOWN);
			const result = await run('announce-new-stories-in-chat.json');
			expect(output(result, 'New Story')).toEqual([{ ...STORY, event: 'published' }]);
			expect(output(result, 'Write Message')).toEqual([
				{
					text: 'New: “Boats &amp; &lt;ropes&gt;” by Ida Brook, 1 min read\nWhere boats wait.\nhttps://medium.com/@ida.brook/story-aaaaaaaaaaa1',
				},
			]);
		},

		'list-publications-and-contributors.json': async () => {
			const ids = ['b00000000001', 'b00000000002', 'b00000000003'];
			const publications = ids.map((id) => ({ id, name: `Called ${id}` }));
			const contributors = (publicationId: string, mine: string): IDataObject[] => [
				{ publicationId, userId: 'somebody', role: 'editor' },
				{ publicationId, userId: USER_ID, role: mine },
			];
			answerMe();
			answerPublications(publications);
			const api = medium();
			// The second node asks again for those that it gets.
			for (const id of [ids[0]!, ids[0]!, ids[1]!, ids[1]!]) {
				const role = id === ids[0] ? 'editor' : 'writer';
				api.get(`/publications/${id}/contributors`).reply(200, { data: contributors(id, role) });
			}
			api.get(`/publications/${ids[2]}/contributors`).reply(200, { data: [] });

			const result = await run('list-publications-and-contributors.json');
			expect(output(result, 'Get My Publications')).toEqual([
				{ id: ids[0], name: 'Called b00000000001', myRole: 'editor' },
				{ id: ids[1], name: 'Called b00000000002', myRole: 'writer' },
			]);
			expect(output(result, 'Get Editors')).toEqual([
				{ publicationId: ids[0], userId: 'somebody', role: 'editor' },
				{ publicationId: ids[0], userId: USER_ID, role: 'editor' },
				{ publicationId: ids[1], userId: 'somebody', role: 'editor' },
			]);
		},

		'mirror-my-stories.json': async () => {
			serveFeed('@mara.lindqvist', SHOWN, { ...SHOWN, id: 'aaaaaaaaaaa2', title: 'Another' });
			const result = await run('mirror-my-stories.json');
			expect(output(result, 'Get My Stories')).toEqual([
				{ ...STORY, content: 'Where *boats* wait.\n' },
				{
					...STORY,
					id: 'aaaaaaaaaaa2',
					title: 'Another',
					url: 'https://medium.com/@ida.brook/story-aaaaaaaaaaa2',
					content: 'Where *boats* wait.\n',
				},
			]);
		},

		'prepare-without-a-token.json': async () => {
			await write(
				'articles/a-field-guide-to-village-wells.md',
				'---\ntags: [water, walking]\ncanonical_url: https://example.com/wells\n---\n\n# Wells\n\nSee [them](map.html).[^1]\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[^1]: Or not.\n',
			);
			const result = await run('prepare-without-a-token.json');
			const body =
				'<p>See <a href="https://example.com/village-wells/map.html">them</a>.¹</p><pre>a | b\n--|--\n1 | 2</pre><hr><ol><li>Or not.</li></ol><p><em>Originally published at <a href="https://example.com/wells">example.com</a>.</em></p>';
			expect(output(result, 'Prepare Story')).toEqual([
				{
					title: 'Wells',
					subtitle: null,
					html: `<h3>Wells</h3>${body}`,
					tags: ['water', 'walking'],
					canonicalUrl: 'https://example.com/wells',
					license: 'all-rights-reserved',
					publishStatus: 'draft',
					publishedAt: null,
					from: { title: 'heading', canonicalUrl: 'frontMatter', tags: 'frontMatter' },
					words: 13,
					readingTime: 1,
					images: [],
					embeds: [],
					warnings: ['tableAsCode'],
				},
			]);
			const page = await written('wells.html');
			expect(page).toContain(`<h1>Wells</h1>${body}`);
		},

		'publish-a-backlog.json': async () => {
			for (const name of ['1', '2', '3'])
				await write(`backlog/${name}.md`, `# Story ${name}\n\nx\n`);
			const { stored, requests } = storeCreates(undefined, 'dailyLimit');
			const first = await run('publish-a-backlog.json');
			const postponed = { published: false, reason: 'dailyLimit' };
			expect(output(first, 'Publish Backlog')).toEqual([
				expect.objectContaining({ id: 'f1', title: 'Story 3', warnings: [] }),
				postponed,
				postponed,
			]);
			const second = await run('publish-a-backlog.json');
			expect(output(second, 'Publish Backlog')).toEqual([
				{ skipped: true, reason: 'alreadyPublished', key: '3.md' },
				expect.objectContaining({ id: 'f2', title: 'Story 2', warnings: [] }),
				expect.objectContaining({ id: 'f3', title: 'Story 1', warnings: [] }),
			]);
			expect(stored).toEqual(['Story 3', 'Story 2', 'Story 1']);
			expect(requests).toEqual(['Story 3', 'Story 2', 'Story 2', 'Story 1']);
		},

		'publish-a-markdown-file.json': async () => {
			const picture = Buffer.from('89504e470d0a1a0a', 'hex');
			await write('articles/lighthouse.png', picture);
			await write(
				'articles/a-week-of-quiet-automation.md',
				'# A Week\n\n![Light](lighthouse.png)\n\n| a | b |\n| - | - |\n| 1 | 2 |\n',
			);
			const sent: IDataObject[] = [];
			const uploaded: unknown[] = [];
			medium()
				.post('/images')
				.reply(async (request: Request) => {
					const file = (await request.formData()).get('image') as File;
					uploaded.push([file.name, file.type, Buffer.from(await file.arrayBuffer())]);
					return [201, { data: { url: 'https://cdn-images-1.medium.com/1*light.png', md5: 'x' } }];
				})
				.get('/me')
				.reply(200, { data: { id: USER_ID } })
				.post(`/users/${USER_ID}/posts`, (body: IDataObject) => sent.push(body) > 0)
				.reply(201, { data: { id: 'f1', url: 'https://medium.com/@a/f1', publishedAt: 5 } });

			const result = await run('publish-a-markdown-file.json');
			expect(output(result, 'Upload Picture')).toEqual([
				{ url: 'https://cdn-images-1.medium.com/1*light.png', md5: 'x' },
			]);
			expect(uploaded).toEqual([['lighthouse.png', 'image/png', picture]]);
			expect(sent).toEqual([
				{
					title: 'A Week',
					contentFormat: 'html',
					content:
						'<h1>A Week</h1><figure><img src="https://cdn-images-1.medium.com/1*light.png" alt="Light"></figure><pre>a | b\n--|--\n1 | 2</pre>',
					tags: ['automation', 'writing', 'n8n'],
					canonicalUrl: 'https://example.com/quiet-automation',
					publishStatus: 'public',
				},
			]);
			expect(output(result, 'Publish Article')).toEqual([
				{
					id: 'f1',
					url: 'https://medium.com/@a/f1',
					publishedAt: 5,
					warnings: ['tableAsCode'],
				},
			]);
		},

		'publish-to-a-publication.json': async () => {
			await write('articles/notes-from-the-harbour.md', 'I had time to count:\n\n- boats\n');
			answerMe();
			answerPublications([
				{ id: 'b00000000001', name: 'Another', url: 'https://medium.com/another' },
				{ id: 'b00000000002', name: 'The Slow Compiler', url: 'https://medium.com/slow-compiler' },
			]);
			const sent: IDataObject[] = [];
			medium()
				.post('/publications/b00000000002/posts', (body: IDataObject) => sent.push(body) > 0)
				.reply(201, { data: { id: 'f1', publicationId: 'b00000000002' } });

			const result = await run('publish-to-a-publication.json');
			expect(sent).toEqual([
				{
					title: 'Notes From the Harbour',
					contentFormat: 'html',
					content:
						'<h1>Notes From the Harbour</h1><p>I had time to count:</p><ul><li>boats</li></ul>',
					tags: ['harbour', 'notes'],
					publishStatus: 'draft',
				},
			]);
			expect(output(result, 'Send to Publication')).toEqual([
				{ id: 'f1', publicationId: 'b00000000002', publishedAt: null, warnings: [] },
			]);
		},

		'save-new-stories-as-markdown.json': async () => {
			serveFeed('@tomas-okafor', SHOWN);
			const result = await run('save-new-stories-as-markdown.json');
			expect(output(result, 'New Story')).toEqual([
				{ ...STORY, event: 'published', content: 'Where *boats* wait.\n' },
			]);
			expect(await written('2026-03-14-boats-ropes-aaaaaaaaaaa1.md')).toBe(
				'# Boats \\& \\<ropes\\>\n\nWhere *boats* wait.\n\n---\n\nA story by Ida Brook: <https://medium.com/@ida.brook/story-aaaaaaaaaaa1>\n',
			);
		},

		'summarise-a-tag.json': async () => {
			serveFeed('tag/travel', SHOWN);
			const result = await run('summarise-a-tag.json');
			expect(output(result, 'Get Stories')).toEqual([STORY]);
		},
	};

	it.each(Object.entries(cases))('%s', async (_file, check) => await check());

	it('none is left out', async () => {
		expect(Object.keys(cases)).toEqual((await readdir(FIXTURES)).sort());
	});
});
