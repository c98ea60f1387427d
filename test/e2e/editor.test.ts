import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EditorClient, type Execution, type Item, type Workflow } from '../../sandbox/n8n/rest';
import type { LoggedRequest, StoredStory } from '../support/localMedium';
import { createDataFolder, startSandbox, type SandboxReport } from './runningSandbox';

jest.setTimeout(180_000);

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

	async function control<T>(route: string, method = 'GET'): Promise<T> {
		const response = await fetch(`${report.medium.url}/sandbox/${route}`, { method });
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

	it('offers our node, and our credentials under the built-in names', async () => {
		type NodeType = { name: string; version: number | number[]; usableAsTool?: boolean };
		const nodes = await editor.types<NodeType>('nodes');
		const ours = nodes.filter(({ name }) => name === 'n8n-nodes-medium.medium');
		expect(ours.flatMap(({ version }) => version).sort()).toEqual([1, 2]);
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
		it('is found to be right, or wrong with our own words', async () => {
			const { id } = report.credentials.mediumApi;
			const stored = await editor.credentialData(id);
			expect(await editor.testCredential(report.credentials.mediumApi, stored)).toMatchObject({
				status: 'OK',
			});
			const wrong = await editor.testCredential(report.credentials.mediumApi, {
				accessToken: 'not-a-token',
			});
			expect(wrong.status).toBe('Error');
			expect(wrong.message).toContain('Medium does not accept this access token');
			expect(wrong.message).not.toContain('not-a-token');
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
		type Outcome = { execution: Execution; made: StoredStory[]; last: Item[] };

		async function runExample(file: string): Promise<Outcome> {
			const before = (await control<MediumState>('state')).stories;
			const execution = await editor.runWorkflow(report.workflows[file] ?? '');
			const { stories } = await control<MediumState>('state');
			const { runs } = execution;
			const [last] = Object.values(runs).sort(
				([one], [other]) => (other?.executionIndex ?? 0) - (one?.executionIndex ?? 0),
			);
			return {
				execution,
				made: stories.filter(({ id }) => !before.some((story) => story.id === id)),
				last: last?.at(-1)?.data?.main?.flatMap((items) => items ?? []) ?? [],
			};
		}

		/** What each example promises, looked up in the local Medium. */
		const promises: Record<string, (outcome: Outcome) => Promise<void> | void> = {
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
