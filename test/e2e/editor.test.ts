import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EditorClient, type Execution, type Item, type Workflow } from '../../sandbox/n8n/rest';
import { readFrontMatter } from '../../nodes/Medium/content/frontMatter';
import { MARA, PUBLICATIONS, TOKENS, TOMAS } from '../sandbox/client';
import type { LoggedRequest, StoredStory } from '../support/localMedium';
import { createDataFolder, startSandbox, type SandboxReport } from './runningSandbox';

jest.setTimeout(180_000);

const EXAMPLES = path.join(__dirname, '../../examples');

type MediumState = {
	users: { id: string }[];
	publications: {
		id: string;
		slug: string;
		contributors: { userId: string; role: string }[];
	}[];
	stories: StoredStory[];
};

/** The real n8n, with the packed package installed by its community-nodes route. */
describe('in a real n8n', () => {
	let data: Awaited<ReturnType<typeof createDataFolder>>;
	let sandbox: Awaited<ReturnType<typeof startSandbox>>;
	let report: SandboxReport;
	let editor: EditorClient;

	beforeAll(async () => {
		data = await createDataFolder();
		sandbox = await startSandbox(data.folder);
		report = sandbox.report;
		editor = new EditorClient(report.editor.url);
		await editor.signIn({ ...report.editor, firstName: '', lastName: '' });
	});
	afterAll(async () => {
		await sandbox?.stop();
		await data.remove();
	});

	async function control<T>(route: string, method = 'GET', body?: object): Promise<T> {
		const response = await fetch(`${report.medium.url}/sandbox/${route}`, {
			method,
			...(body && {
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			}),
		});
		return (await response.json()) as T;
	}

	async function requests(): Promise<string[]> {
		const { requests: log } = await control<{ requests: LoggedRequest[] }>('requests');
		return log.map(
			({ method, host, path: route, status }) => `${method} ${host}${route} ${status}`,
		);
	}

	/** Runs one node of ours behind a manual trigger. */
	async function runNode(
		parameters: Record<string, unknown>,
		credential: { id: string; name: string; type: string },
	): Promise<Execution> {
		const workflow: Workflow = {
			name: `Test ${JSON.stringify(parameters)}`,
			nodes: [
				{
					id: 'start',
					name: 'Start',
					type: 'n8n-nodes-base.manualTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
				},
				{
					id: 'medium',
					name: 'Medium',
					type: 'n8n-nodes-medium.medium',
					typeVersion: 2,
					position: [200, 0],
					parameters,
					credentials: { [credential.type]: { id: credential.id, name: credential.name } },
				},
			],
			connections: { Start: { main: [[{ node: 'Medium', type: 'main', index: 0 }]] } },
			settings: {},
		};
		const { id } = await editor.createWorkflow(workflow);
		return await editor.runWorkflow(id);
	}

	function output(execution: Execution): Record<string, unknown>[] {
		return (execution.runs['Medium']?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
	}

	it('offers our nodes, and our credentials under the built-in names', async () => {
		type NodeType = { name: string; version: number | number[]; usableAsTool?: boolean };
		const nodes = await editor.types<NodeType>('nodes');
		const ours = nodes.filter(({ name }) => name === 'n8n-nodes-medium.medium');
		expect(ours.flatMap(({ version }) => version).sort()).toEqual([1, 2]);
		expect(nodes.some(({ name }) => name === 'n8n-nodes-medium.mediumTrigger')).toBe(true);
		// The built-in one is still there for workflows that use it.
		expect(nodes.some(({ name }) => name === 'n8n-nodes-base.medium')).toBe(true);

		type CredentialType = {
			name: string;
			displayName: string;
			supportedNodes?: string[];
			properties: { name: string; default: unknown }[];
		};
		const types = await editor.types<CredentialType>('credentials');
		// n8n lists the built-in type too; of two with one name, the one loaded last is used.
		const used = (name: string): CredentialType | undefined =>
			types.filter((type) => type.name === name).at(-1);
		for (const name of ['mediumApi', 'mediumOAuth2Api']) {
			expect(used(name)?.supportedNodes).toEqual(['n8n-nodes-medium.medium']);
		}
		expect(
			used('mediumOAuth2Api')?.properties.find(({ name }) => name === 'accessTokenUrl'),
		).toMatchObject({ default: 'https://api.medium.com/v1/tokens' });
	});

	describe('the token credential', () => {
		async function testWrongToken(): Promise<{ status: string; message: string }> {
			return await editor.testCredential(report.credentials.mediumApi, {
				accessToken: 'not-a-token',
			});
		}

		it('is found to be right, or wrong', async () => {
			const { id } = report.credentials.mediumApi;
			const stored = await editor.credentialData(id);
			expect(await editor.testCredential(report.credentials.mediumApi, stored)).toMatchObject({
				status: 'OK',
			});
			const wrong = await testWrongToken();
			expect(wrong.status).toBe('Error');
			expect(wrong.message).not.toContain('not-a-token');
		});

		it('is found to be wrong with our own words', async () => {
			const { message } = await testWrongToken();
			expect(message).toContain('Medium does not accept this access token');
		});

		it('serves the built-in node as well', async () => {
			const { id, name } = report.credentials.mediumApi;
			const { id: workflowId } = await editor.createWorkflow({
				name: 'Built-in',
				nodes: [
					{
						id: 'start',
						name: 'Start',
						type: 'n8n-nodes-base.manualTrigger',
						typeVersion: 1,
						position: [0, 0],
						parameters: {},
					},
					{
						id: 'medium',
						name: 'Medium',
						type: 'n8n-nodes-base.medium',
						typeVersion: 1,
						position: [200, 0],
						parameters: { resource: 'publication', operation: 'getAll', returnAll: true },
						credentials: { mediumApi: { id, name } },
					},
				],
				connections: { Start: { main: [[{ node: 'Medium', type: 'main', index: 0 }]] } },
				settings: {},
			});
			const execution = await editor.runWorkflow(workflowId);
			expect(execution.status).toBe('success');
			expect(output(execution).map(({ name: publication }) => publication)).toContain(
				'The Slow Compiler',
			);
		});
	});

	describe('the OAuth2 credential', () => {
		/** "Connect my account", as the browser does it, with Medium's host led to the local Medium. */
		async function connect(credentialId: string, decision: 'allow' | 'deny'): Promise<string> {
			const address = new URL(await editor.authorizationUrl(credentialId));
			expect(`${address.origin}${address.pathname}`).toBe('https://medium.com/m/oauth/authorize');
			const { users } = await control<MediumState>('state');
			const page = await fetch(`${report.medium.url}${address.pathname}${address.search}`);
			expect(page.status).toBe(200);
			expect(await page.text()).toContain('would like to use your Medium account');
			const answer = await fetch(`${report.medium.url}${address.pathname}`, {
				method: 'POST',
				redirect: 'manual',
				body: new URLSearchParams({
					...Object.fromEntries(address.searchParams),
					user: users[0]?.id ?? '',
					decision,
				}),
			});
			const back = new URL(answer.headers.get('location') ?? '');
			expect(back.origin).toBe(report.editor.url);
			const callback = await editor.fetch(back.pathname + back.search);
			return await callback.text();
		}

		async function createOAuth2Credential(
			data: Record<string, unknown> = {},
		): Promise<{ id: string; name: string; type: string }> {
			return await editor.createCredential('OAuth2 under test', 'mediumOAuth2Api', {
				clientId: 'sandbox-client',
				clientSecret: 'sandbox-client-secret',
				...data,
			});
		}

		const getUser = { authentication: 'oAuth2', resource: 'user', operation: 'get' };

		it('connects, although Medium answers 201, a list of scopes and no expires_in', async () => {
			const credential = await createOAuth2Credential();
			expect(new URL(await editor.authorizationUrl(credential.id)).searchParams.get('scope')).toBe(
				'basicProfile,publishPost,listPublications',
			);
			await connect(credential.id, 'allow');
			const execution = await runNode(getUser, credential);
			expect(execution.status).toBe('success');
			expect(output(execution)).toMatchObject([{ username: 'mara.lindqvist' }]);
		});

		it('renews the token by itself when Medium no longer takes it', async () => {
			const credential = await createOAuth2Credential();
			await connect(credential.id, 'allow');
			await control('tokens/expire', 'POST');
			await control('requests', 'DELETE');
			const execution = await runNode(getUser, credential);
			expect(execution.status).toBe('success');
			expect(await requests()).toEqual([
				'GET api.medium.com/v1/me 401',
				'POST api.medium.com/v1/tokens 201',
				'GET api.medium.com/v1/me 200',
			]);
		});

		it.each([
			['dailyLimit', 'Medium accepts no more stories from you today'],
			['resetBeforeStoring', 'The connection to Medium was lost'],
		])('says in our own words what came of a create: %s', async (fault, message) => {
			const credential = await createOAuth2Credential();
			await connect(credential.id, 'allow');
			await control('faults', 'POST', { fault, match: { method: 'POST', times: 1 } });
			const execution = await runNode(
				{ authentication: 'oAuth2', title: 'A title', content: 'Words.', options: {} },
				credential,
			);
			await control('faults', 'DELETE');
			expect(execution.error?.message).toBe(message);
		});

		it('works when it was saved with the wrong token address of the built-in credential', async () => {
			const credential = await createOAuth2Credential({
				grantType: 'authorizationCode',
				authUrl: 'https://medium.com/m/oauth/authorize',
				accessTokenUrl: 'https://medium.com/v1/tokens',
				scope: 'basicProfile,publishPost,listPublications',
				authQueryParameters: '',
				authentication: 'body',
			});
			expect(await editor.credentialData(credential.id)).toMatchObject({
				accessTokenUrl: 'https://medium.com/v1/tokens',
			});
			await control('requests', 'DELETE');
			await connect(credential.id, 'allow');
			expect(await requests()).toContain('POST api.medium.com/v1/tokens 201');
			await control('tokens/expire', 'POST');
			expect((await runNode(getUser, credential)).status).toBe('success');
		});

		it('asks for uploadImage only when told to', async () => {
			const { id } = await createOAuth2Credential({ uploadImage: true });
			expect(new URL(await editor.authorizationUrl(id)).searchParams.get('scope')).toBe(
				'basicProfile,publishPost,listPublications,uploadImage',
			);
		});

		it('is not connected when the user refuses', async () => {
			const credential = await createOAuth2Credential();
			await connect(credential.id, 'deny');
			const execution = await runNode(getUser, credential);
			expect(execution.status).toBe('error');
		});
	});

	describe('the examples', () => {
		/** What is published, by whom and where, before an example that reads is run. */
		const news: Record<string, { token: string; route: string; story: object }> = {
			'announce-new-stories-in-chat.json': {
				token: TOKENS.tomas,
				route: `publications/${PUBLICATIONS.written}/posts`,
				story: {
					title: 'Boats & <!channel> “ropes”',
					contentFormat: 'html',
					content: '<p>Where <em>boats</em> wait.</p>',
				},
			},
			'mirror-my-stories.json': {
				token: TOKENS.mara,
				route: `users/${MARA}/posts`,
				story: {
					title: `Yes: "quotes", it's #1 \\ [tricks]\u0085`,
					contentFormat: 'markdown',
					content:
						'# A title\n\n## On boats: - a list?\n\n![A boat](https://example.com/boat.png)\n\nWhere *boats* wait.\n\n---\n\n- One\n- two\n',
					tags: ['Sea Side', 'idée'],
					publishedAt: '2025-03-13T17:39:08.000Z',
				},
			},
			'save-new-stories-as-markdown.json': {
				token: TOKENS.tomas,
				route: `users/${TOMAS}/posts`,
				story: {
					title: '../A #1 *guide* to São Tomé’s boats & [ropes]',
					contentFormat: 'markdown',
					content: 'Where *boats* wait.\n\n```\none\n  two\n```\n',
				},
			},
			'summarise-a-tag.json': {
				token: TOKENS.mara,
				route: `users/${MARA}/posts`,
				story: {
					title: 'Maps *and* [gaps]',
					contentFormat: 'html',
					content: '<p>- What <b>#maps</b> leave out.</p>',
					tags: ['Travel'],
					publishedAt: '2025-03-01T23:30:00.000Z',
				},
			},
		};

		async function publish({ token, route, story }: (typeof news)[string]): Promise<StoredStory> {
			const response = await fetch(`${report.medium.url}/v1/${route}`, {
				method: 'POST',
				headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
				body: JSON.stringify({ ...story, publishStatus: 'public' }),
			});
			expect(response.status).toBe(201);
			return (await control<MediumState>('state')).stories.at(-1)!;
		}

		type Outcome = {
			execution: Execution;
			made: StoredStory[];
			last: Item[];
			/** What was published before. */
			published?: StoredStory;
		};

		async function runExample(file: string): Promise<Outcome> {
			const published = news[file] && (await publish(news[file]));
			const before = (await control<MediumState>('state')).stories;
			const execution = await editor.runWorkflow(report.workflows[file] ?? '');
			const { stories } = await control<MediumState>('state');
			return {
				execution,
				made: stories.filter(({ id }) => !before.some((story) => story.id === id)),
				last: lastOutput(execution),
				...(published && { published }),
			};
		}

		function lastOutput({ runs }: Execution): Item[] {
			const [last] = Object.values(runs).sort(
				([one], [other]) => (other?.executionIndex ?? 0) - (one?.executionIndex ?? 0),
			);
			return last?.at(-1)?.data?.main?.flatMap((items) => items ?? []) ?? [];
		}

		const onMedium = ({ path: address }: Pick<StoredStory, 'path'>): string =>
			`https://medium.com${address}`;
		const dayOf = ({ publishedAt }: StoredStory): string =>
			new Date(publishedAt).toISOString().slice(0, 10);

		async function storyCalled(title: string): Promise<StoredStory> {
			const { stories } = await control<MediumState>('state');
			return stories.find((story) => story.title === title)!;
		}

		/** The text that the example makes of a publication when that is chosen as its source. */
		async function digestOf(publication: string): Promise<unknown> {
			const file = path.join(EXAMPLES, 'summarise-a-tag.json');
			const workflow = JSON.parse(await readFile(file, 'utf8')) as Workflow;
			const reader = workflow.nodes.find(({ name }) => name === 'Get Stories');
			Object.assign(reader?.parameters ?? {}, {
				source: 'publication',
				feedPublication: publication,
			});
			const { id } = await editor.createWorkflow(workflow);
			return lastOutput(await editor.runWorkflow(id))[0]?.json['text'];
		}

		/** What each example promises, looked up in the local Medium. */
		const promises: Record<string, (outcome: Outcome) => Promise<void> | void> = {
			'announce-new-stories-in-chat.json': async ({ last, published }) => {
				expect(last.map(({ json }) => json)).toEqual([{ data: 'ok' }]);
				const messages = (await readFile(report.chat, 'utf8')).trimEnd().split('\n');
				expect(messages.map((message): unknown => JSON.parse(message))).toEqual([
					{
						text: [
							'New: “Boats &amp; &lt;!channel&gt; “ropes”” by Tomás Okafor, 1 min read',
							'Where boats wait.',
							onMedium(published!),
						].join('\n'),
					},
				]);
			},
			'list-publications-and-contributors.json': async ({ made, last }) => {
				expect(made).toEqual([]);
				const { users, publications } = await control<MediumState>('state');
				const mine = users[0]?.id;
				const editors = publications
					.filter(({ contributors }) => contributors.some(({ userId }) => userId === mine))
					.flatMap(({ id, contributors }) =>
						contributors
							.filter(({ role }) => role === 'editor')
							.map(({ userId, role }) => ({ publicationId: id, userId, role })),
					);
				expect(editors).toHaveLength(2);
				expect(last.map(({ json }) => json)).toEqual(editors);
			},
			'mirror-my-stories.json': async ({ last, published }) => {
				const { stories } = await control<MediumState>('state');
				const mine = stories
					.filter(({ authorId, publishStatus }) => authorId === MARA && publishStatus === 'public')
					.sort((one, other) => other.publishedAt - one.publishedAt);
				const files = mine.map((story) =>
					path.join(report.files, `${dayOf(story)}-${story.id}.md`),
				);
				expect(mine.length).toBeGreaterThan(1);
				expect(last.map(({ json }) => json['fileName'])).toEqual(files);
				const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
				expect(texts.map((text) => readFrontMatter(text))).toMatchObject(
					mine.map((story) => ({
						facts: { title: story.title, canonicalUrl: onMedium(story) },
						remarks: [],
					})),
				);
				const at = mine.findIndex(({ id }) => id === published?.id);
				expect(texts[at]).toBe(`---
title: "Yes: \\"quotes\\", it's #1 \\\\ [tricks]\\u0085"
subtitle: "On boats: - a list?"
author: "Mara Lindqvist"
date: "2025-03-13T17:39:08.000Z"
updated: "2025-03-13T17:39:08.000Z"
tags: ["sea-side","idée"]
cover_image: "https://example.com/boat.png"
canonical_url: "${onMedium(published!)}"
medium_id: "${published?.id}"
truncated: false
---

### On boats: - a list?

![A boat](https://example.com/boat.png)

Where *boats* wait.

***

- One
- two
`);
				await control(`stories/${published?.id}`, 'PATCH', { isMemberOnly: true });
				const again = await editor.runWorkflow(report.workflows['mirror-my-stories.json'] ?? '');
				expect(again.status).toBe('success');
				const whole = files[at]!;
				expect(await readFile(whole, 'utf8')).toContain('truncated: false');
				const beginning = await readFile(whole.replace(/\.md$/, '-beginning.md'), 'utf8');
				expect(beginning).toContain('truncated: true');
			},
			'prepare-without-a-token.json': async ({ execution, made }) => {
				expect(made).toEqual([]);
				const [item] = execution.runs['Prepare Story']?.[0]?.data?.main?.[0] ?? [];
				expect(item?.json).toMatchObject({
					title: 'A Field Guide to Village Wells',
					tags: ['history', 'walking', 'water'],
					canonicalUrl: 'https://example.com/village-wells',
				});
				const written = path.join(report.files, 'a-field-guide-to-village-wells.html');
				const page = await readFile(written, 'utf8');
				const [body = ''] = /<pre>.*<\/em><\/p>/s.exec(String(item?.json['html'])) ?? [];
				expect(page).toContain(body.split('<h3>')[0]);
				expect(page).toContain('<h1>A Field Guide to Village Wells</h1><h2>How to tell');
			},
			'publish-a-backlog.json': ({ made, last }) => {
				expect(new Set(made.map(({ title }) => title)).size).toBe(35);
				expect(made.every(({ publishStatus }) => publishStatus === 'draft')).toBe(true);
				expect(last.map(({ json }) => json['id'])).toEqual(made.map(({ id }) => id));
			},
			'publish-a-markdown-file.json': async ({ made }) => {
				expect(made).toHaveLength(1);
				const [story] = made;
				expect(story?.tags.length).toBeGreaterThan(0);
				expect(story?.canonicalUrl).toMatch(/^https:\/\//);
				const [, picture] =
					/https:\/\/(cdn-images-1\.medium\.com\/[^\s)"']+)/.exec(story?.content ?? '') ?? [];
				const stored = await fetch(`${report.medium.url}/${picture}`);
				expect(stored.status).toBe(200);
				expect(stored.headers.get('content-type')).toMatch(/^image\//);
			},
			'publish-to-a-publication.json': async ({ made }) => {
				const { publications } = await control<MediumState>('state');
				const publication = publications.find(({ slug }) => slug === 'slow-compiler');
				expect(made).toMatchObject([
					{ publicationId: publication?.id, publishStatus: 'draft', tags: ['harbour', 'notes'] },
				]);
			},
			'save-new-stories-as-markdown.json': async ({ last, published }) => {
				const story = published!;
				const name = `${dayOf(story)}-a-1-guide-to-são-tomé-s-boats-ropes-${story.id}.md`;
				const file = path.join(report.files, name);
				expect(last.map(({ json }) => json['fileName'])).toEqual([file]);
				expect(await readFile(file, 'utf8'))
					.toBe(`# ../A \\#1 \\*guide\\* to São Tomé’s boats \\& \\[ropes\\]

Where *boats* wait.

\`\`\`
one
  two
\`\`\`

---

A story by Tomás Okafor: <${onMedium(story)}>
`);
				await control(`stories/${story.id}`, 'PATCH', { isMemberOnly: true });
				const again = await editor.runWorkflow(
					report.workflows['save-new-stories-as-markdown.json'] ?? '',
				);
				expect(again.status).toBe('success');
				expect(await readFile(file, 'utf8')).toContain(
					'\n\nThe beginning of a story by Tomás Okafor: ',
				);
			},
			'summarise-a-tag.json': async ({ last, published }) => {
				const [ferry, lighthouse, tides] = await Promise.all(
					[
						'The Ferry That Waits for Nobody',
						'Notes on Writing in a Lighthouse',
						'How to Read a Tide Table',
					].map(storyCalled),
				);
				expect(last).toHaveLength(1);
				expect(last[0]?.json).toEqual({
					title: 'New on Medium: 4 stories',
					text: `# New on Medium: 4 stories

## 2025-03-01

- [Maps \\*and\\* \\[gaps\\]](${onMedium(published!)}) by Mara Lindqvist: - What \\#maps leave out.

## 2025-02-03

- [Notes on Writing in a Lighthouse](${onMedium(lighthouse!)}) by Tomás Okafor: There are 219 steps between the kettle and the desk. One thinks twice before one gets up, and so the second paragraph gets written.
- [How to Read a Tide Table](${onMedium(tides!)}) by Tomás Okafor: The columns are times, the small figures are metres. What it does not say is what the wind will add to them.

## 2025-01-14

- [The Ferry That Waits for Nobody](${onMedium(ferry!)}) by Tomás Okafor: What a timetable is worth in January
`,
				});
				expect(await digestOf('harbour-notes')).toContain(
					`](${onMedium(tides!)}) by Tomás Okafor, 1 min read: The columns are times, `,
				);
			},
		};

		it('are all run here', () => {
			expect(Object.keys(report.workflows).sort()).toEqual(Object.keys(promises).sort());
		});

		it.each(Object.entries(promises))('%s does what it promises', async (file, isKept) => {
			const outcome = await runExample(file);
			expect(outcome.execution).toMatchObject({ status: 'success' });
			await isKept(outcome);
		});
	});

	it('keeps its log free of tokens', async () => {
		const log = await readFile(report.log, 'utf8');
		expect(log).not.toContain('c0ffee');
		expect(log).not.toContain('sandbox-client-secret');
	});
});
