/** Sets up a new n8n: installs the package and adds credentials, files and workflows. */
import { createHash } from 'node:crypto';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credential, EditorClient, Owner, Workflow } from '../n8n/rest.ts';
import { SANDBOX_TOKEN, SEED_APPLICATIONS } from '../medium/seed.ts';
import { provideBacklog } from './backlog.ts';
import type { PackedPackage } from './pack.ts';
import type { State } from './state.ts';

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples');

/**
 * The folder that n8n's file nodes may read by default in n8n's own container image. The examples
 * use it, and the import replaces it with the sandbox's folder.
 */
const FILES_FOLDER = '/home/node/.n8n-files';

/** The owner of the sandbox's n8n. The password is public, but n8n accepts only local connections. */
export const OWNER: Owner = {
	email: 'writer@sandbox.example',
	password: 'Sandbox-2026',
	firstName: 'Sandbox',
	lastName: 'Writer',
};

const [application] = SEED_APPLICATIONS;

const CREDENTIALS = [
	{ name: 'Medium sandbox token', type: 'mediumApi', data: { accessToken: SANDBOX_TOKEN } },
	{
		name: 'Medium sandbox application',
		type: 'mediumOAuth2Api',
		data: { clientId: application.clientId, clientSecret: application.clientSecret },
	},
] as const;

export type CredentialType = (typeof CREDENTIALS)[number]['type'];
export type Credentials = Record<CredentialType, Credential>;

/**
 * Installs the package as a user does, unless this build is already installed. Returns whether it
 * installed the package.
 */
export async function installPackage(
	editor: EditorClient,
	packed: PackedPackage,
	state: State,
): Promise<boolean> {
	const installed = await editor.communityPackages();
	const isInstalled = installed.some(({ packageName }) => packageName === packed.name);
	if (isInstalled && state.package === packed.integrity) return false;
	// The version may be the same although the code is not, so an update is not enough.
	if (isInstalled) await editor.removePackage(packed.name);
	await editor.installPackage(packed.name);
	state.package = packed.integrity;
	return true;
}

/** Gets the sandbox's two credentials; creates the missing ones. */
export async function provideCredentials(editor: EditorClient): Promise<Credentials> {
	const present = await editor.credentials();
	const provide = async ({
		name,
		type,
		data,
	}: (typeof CREDENTIALS)[number]): Promise<Credential> => {
		const { id } =
			present.find((credential) => credential.name === name && credential.type === type) ??
			(await editor.createCredential(name, type, data));
		return { id, name, type };
	};
	const [token, oauth] = [await provide(CREDENTIALS[0]), await provide(CREDENTIALS[1])];
	return { mediumApi: token, mediumOAuth2Api: oauth };
}

/** Copies the files that the examples read to the folder that n8n may read. */
export async function provideFiles(filesFolder: string): Promise<void> {
	await cp(join(EXAMPLES, 'articles'), join(filesFolder, 'articles'), { recursive: true });
	await provideBacklog(filesFolder);
}

function withSandboxFiles(text: string, filesFolder: string): string {
	return text.replaceAll(FILES_FOLDER, JSON.stringify(filesFolder).slice(1, -1));
}

function withCredentials(workflow: Workflow, credentials: Credentials): Workflow {
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => ({
			...node,
			...(node.credentials && {
				credentials: Object.fromEntries(
					Object.entries(node.credentials).map(([type, chosen]) => {
						const own = credentials[type as CredentialType];
						return [type, own ? { id: own.id, name: own.name } : chosen];
					}),
				),
			}),
		})),
	};
}

/**
 * Imports every workflow in examples/ that is new or has changed since the last import. Other
 * workflows keep the user's changes. Returns the workflow ids by file name.
 */
export async function importWorkflows(
	editor: EditorClient,
	credentials: Credentials,
	filesFolder: string,
	state: State,
): Promise<Record<string, string>> {
	const files = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.json')).sort();
	const present = new Set((await editor.workflows()).map(({ id }) => id));
	const ids: Record<string, string> = {};
	for (const file of files) {
		const text = withSandboxFiles(await readFile(join(EXAMPLES, file), 'utf8'), filesFolder);
		const digest = createHash('sha256').update(text).digest('hex');
		const known = state.workflows[file];
		if (known && present.has(known.id)) {
			ids[file] = known.id;
			if (known.digest === digest) continue;
		}
		const workflow = withCredentials(JSON.parse(text) as Workflow, credentials);
		const id = ids[file] ?? (await editor.createWorkflow(workflow)).id;
		if (ids[file]) await editor.updateWorkflow(id, workflow);
		ids[file] = id;
		state.workflows[file] = { id, digest };
	}
	return ids;
}
