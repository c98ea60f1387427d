import { readFile } from 'node:fs/promises';
import { PROMISES, runExample, type Stage } from '../examples/promises';
import type { Credential, Execution } from '../../sandbox/n8n/rest';
import { type Bench, startBench } from './bench';
import { chain, type NodeSketch, outputOf } from './workflows';

jest.setTimeout(180_000);

/** The real n8n, with the packed package installed by its community-nodes route. */
describe('in a real n8n', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await startBench();
	});
	afterAll(async () => await bench?.stop());

	async function requests(): Promise<string[]> {
		const log = await bench.medium.requests();
		return log.map(
			({ method, host, path: route, status }) => `${method} ${host}${route} ${status}`,
		);
	}

	/** Runs one node behind a manual trigger. */
	async function runNode(node: NodeSketch, credential: Credential): Promise<Execution> {
		const { id, name, type } = credential;
		const workflow = chain('One node', [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
			{ ...node, credentials: { [type]: { id, name } } },
		]);
		const { id: workflowId } = await bench.editor.createWorkflow(workflow);
		return await bench.editor.runWorkflow(workflowId);
	}

	it('offers our nodes, and our credentials under the built-in names', async () => {
		type NodeType = { name: string; version: number | number[]; usableAsTool?: boolean };
		const nodes = await bench.editor.types<NodeType>('nodes');
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
		const types = await bench.editor.types<CredentialType>('credentials');
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
			return await bench.editor.testCredential(bench.report.credentials.mediumApi, {
				accessToken: 'not-a-token',
			});
		}

		it('is found to be right, or wrong', async () => {
			const { id } = bench.report.credentials.mediumApi;
			const stored = await bench.editor.credentialData(id);
			expect(
				await bench.editor.testCredential(bench.report.credentials.mediumApi, stored),
			).toMatchObject({
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
			const parameters = { resource: 'publication', operation: 'getAll', returnAll: true };
			const execution = await runNode(
				{ name: 'Medium', type: 'n8n-nodes-base.medium', parameters },
				bench.report.credentials.mediumApi,
			);
			expect(execution.status).toBe('success');
			expect(outputOf(execution).map(({ name: publication }) => publication)).toContain(
				'The Slow Compiler',
			);
		});
	});

	describe('the OAuth2 credential', () => {
		/** "Connect my account", as the browser does it, with Medium's host led to the local Medium. */
		async function connect(credentialId: string, decision: 'allow' | 'deny'): Promise<string> {
			const address = new URL(await bench.editor.authorizationUrl(credentialId));
			expect(`${address.origin}${address.pathname}`).toBe('https://medium.com/m/oauth/authorize');
			const { users } = await bench.medium.accounts();
			const page = await fetch(`${bench.report.medium.url}${address.pathname}${address.search}`);
			expect(page.status).toBe(200);
			expect(await page.text()).toContain('would like to use your Medium account');
			const answer = await fetch(`${bench.report.medium.url}${address.pathname}`, {
				method: 'POST',
				redirect: 'manual',
				body: new URLSearchParams({
					...Object.fromEntries(address.searchParams),
					user: users[0]?.id ?? '',
					decision,
				}),
			});
			const back = new URL(answer.headers.get('location') ?? '');
			expect(back.origin).toBe(bench.report.editor.url);
			const callback = await bench.editor.fetch(back.pathname + back.search);
			return await callback.text();
		}

		async function createOAuth2Credential(data: Record<string, unknown> = {}): Promise<Credential> {
			return await bench.editor.createCredential('OAuth2 under test', 'mediumOAuth2Api', {
				clientId: 'sandbox-client',
				clientSecret: 'sandbox-client-secret',
				...data,
			});
		}

		const getUser = {
			...{ name: 'Medium', type: 'n8n-nodes-medium.medium', typeVersion: 2 },
			parameters: { authentication: 'oAuth2', resource: 'user', operation: 'get' },
		};

		it('connects, although Medium answers 201, a list of scopes and no expires_in', async () => {
			const credential = await createOAuth2Credential();
			expect(
				new URL(await bench.editor.authorizationUrl(credential.id)).searchParams.get('scope'),
			).toBe('basicProfile,publishPost,listPublications');
			await connect(credential.id, 'allow');
			const execution = await runNode(getUser, credential);
			expect(execution.status).toBe('success');
			expect(outputOf(execution)).toMatchObject([{ username: 'mara.lindqvist' }]);
		});

		it('renews the token by itself when Medium no longer takes it', async () => {
			const credential = await createOAuth2Credential();
			await connect(credential.id, 'allow');
			await bench.medium.expireTokens();
			await bench.medium.forgetRequests();
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
			await bench.medium.addFault({ fault, match: { method: 'POST', times: 1 } });
			const execution = await runNode(
				{
					...getUser,
					parameters: {
						authentication: 'oAuth2',
						title: 'A title',
						content: 'Words.',
						options: {},
					},
				},
				credential,
			);
			await bench.medium.clearFaults();
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
			expect(await bench.editor.credentialData(credential.id)).toMatchObject({
				accessTokenUrl: 'https://medium.com/v1/tokens',
			});
			await bench.medium.forgetRequests();
			await connect(credential.id, 'allow');
			expect(await requests()).toContain('POST api.medium.com/v1/tokens 201');
			await bench.medium.expireTokens();
			expect((await runNode(getUser, credential)).status).toBe('success');
		});

		it('asks for uploadImage only when told to', async () => {
			const { id } = await createOAuth2Credential({ uploadImage: true });
			expect(new URL(await bench.editor.authorizationUrl(id)).searchParams.get('scope')).toBe(
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
		function stage(): Stage {
			const { editor, medium, report } = bench;
			return {
				medium,
				mediumUrl: report.medium.url,
				files: report.files,
				chat: report.chat,
				run: async (file) => await editor.runWorkflow(report.workflows[file] ?? ''),
			};
		}

		it('are all run here', () => {
			expect(Object.keys(bench.report.workflows).sort()).toEqual(Object.keys(PROMISES).sort());
		});

		it.each(Object.entries(PROMISES))('%s does what it promises', async (file, isKept) => {
			const outcome = await runExample(stage(), file);
			expect(outcome.status).toBe('success');
			await isKept(outcome, stage());
		});
	});

	it('keeps its log free of tokens', async () => {
		const log = await readFile(bench.report.log, 'utf8');
		expect(log).not.toContain('c0ffee');
		expect(log).not.toContain('sandbox-client-secret');
	});
});
