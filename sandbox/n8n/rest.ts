/**
 * A client for n8n's internal REST API, which the editor in the browser uses (n8n 2.41,
 * dist/controllers; also older versions where they differ). Imports nothing from the sandbox, so
 * that tests can load it directly.
 */
import { parse } from 'flatted';

const POLL_INTERVAL = 200; // ms
const TIMEOUT = 60_000; // ms; for an execution of a few nodes
const LOGIN = '/rest/login';
const PAGE_SIZE = 100; // the most that n8n lists at a time

/** An item in a node's output. */
export interface Item {
	json: Record<string, unknown>;
	binary?: Record<string, Record<string, unknown>>;
	pairedItem?: unknown;
}

/** One run of one node. */
export interface NodeRun {
	executionStatus: string;
	/** The position of this run in its execution, from 0. */
	executionIndex: number;
	error?: { message: string; description?: string | null; httpCode?: string };
	data?: { main?: (Item[] | null)[] };
	hints?: { message: string }[];
}

/** An execution that has ended. */
export interface Execution {
	id: string;
	status: string;
	/** The runs of each node, by its name. */
	runs: Record<string, NodeRun[]>;
	error?: { message: string; description?: string | null; node?: { name: string } };
}

/** An entry in n8n's list of executions. */
export interface ListedExecution {
	id: string;
	status: string;
	/** How it was started: `manual`, `trigger`, `retry`, … */
	mode: string;
	startedAt: string | null;
	/** Null while it runs. It stays null for an execution that n8n could not end. */
	stoppedAt: string | null;
	/** The execution that this one retries. */
	retryOf?: string | null;
}

/** The progress of activating or deactivating a workflow's triggers. */
interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: { errorMessage: string | null }[];
}

export interface CredentialData {
	[field: string]: unknown;
}

export interface Credential {
	id: string;
	name: string;
	type: string;
}

export interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string | null; name: string }>;
	[field: string]: unknown;
}

/** A workflow as n8n exports it. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[field: string]: unknown;
}

export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

export interface CommunityPackage {
	packageName: string;
	installedVersion: string;
	installedNodes: { name: string; type: string }[];
}

/** n8n returned an error for a request. */
export class RestError extends Error {
	readonly status: number;

	constructor(request: string, status: number, message: string) {
		super(`n8n returned ${status} for ${request}: ${message}`);
		this.name = 'RestError';
		this.status = status;
	}
}

/** Does what the editor does, with one n8n. */
export class EditorClient {
	readonly url: string;
	readonly #cookies = new Map<string, string>();
	#owner?: Owner;

	constructor(url: string) {
		this.url = url;
	}

	/** Sends a request as the signed-in browser does. Does not follow redirects. */
	async fetch(path: string, init: RequestInit = {}): Promise<Response> {
		const response = await fetch(new URL(path, this.url), {
			redirect: 'manual',
			...init,
			headers: {
				'content-type': 'application/json',
				// n8n ties a session to the browser that opened it.
				'browser-id': 'sandbox',
				cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '),
			},
		});
		for (const cookie of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			this.#cookies.set(name, value);
		}
		return response;
	}

	async #request<T>(method: string, path: string, body?: unknown): Promise<T> {
		const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
		let response = await this.fetch(path, init);
		// n8n may forget its sessions when it is killed.
		if (response.status === 401 && this.#owner && path !== LOGIN) {
			await this.#login(this.#owner);
			response = await this.fetch(path, init);
		}
		const text = await response.text();
		if (!response.ok) {
			const { message = text } = (text.startsWith('{') ? JSON.parse(text) : {}) as {
				message?: string;
			};
			throw new RestError(`${method} ${path}`, response.status, message);
		}
		return JSON.parse(text) as T;
	}

	async #data<T>(method: string, path: string, body?: unknown): Promise<T> {
		return (await this.#request<{ data: T }>(method, path, body)).data;
	}

	/** Signs in as the owner, and first creates the owner if n8n is new. Returns whether it was new. */
	async signIn(owner: Owner): Promise<{ isNew: boolean }> {
		const { userManagement } = await this.#data<{
			userManagement: { showSetupOnFirstLoad?: boolean };
		}>('GET', '/rest/settings');
		const isNew = userManagement.showSetupOnFirstLoad === true;
		if (isNew) await this.#data('POST', '/rest/owner/setup', owner);
		await this.#login(owner);
		this.#owner = owner;
		return { isNew };
	}

	async #login({ email, password }: Owner): Promise<void> {
		await this.#data('POST', LOGIN, { emailOrLdapLoginId: email, password });
	}

	async communityPackages(): Promise<CommunityPackage[]> {
		return await this.#data('GET', '/rest/community-packages');
	}

	/** Settings → Community nodes → Install. */
	async installPackage(name: string): Promise<CommunityPackage> {
		return await this.#data('POST', '/rest/community-packages', { name });
	}

	async removePackage(name: string): Promise<void> {
		await this.#data('DELETE', `/rest/community-packages?name=${encodeURIComponent(name)}`);
	}

	async credentials(): Promise<Credential[]> {
		return await this.#data('GET', '/rest/credentials');
	}

	async createCredential(name: string, type: string, data: CredentialData): Promise<Credential> {
		return await this.#data('POST', '/rest/credentials', { name, type, data });
	}

	/** The stored fields, with n8n's placeholder for secret ones. */
	async credentialData(id: string): Promise<CredentialData> {
		const { data } = await this.#data<{ data: CredentialData }>(
			'GET',
			`/rest/credentials/${id}?includeData=true`,
		);
		return data;
	}

	/** The Retry button of the credential dialog. */
	async testCredential(
		credential: Credential,
		data: CredentialData,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return await this.#data('POST', '/rest/credentials/test', {
			credentials: { ...credential, data },
		});
	}

	/** The URL that "Connect my account" opens. */
	async authorizationUrl(credentialId: string): Promise<string> {
		return await this.#data('GET', `/rest/oauth2-credential/auth?id=${credentialId}`);
	}

	async workflows(): Promise<{ id: string; name: string }[]> {
		return await this.#data('GET', '/rest/workflows');
	}

	async workflow(id: string): Promise<Workflow> {
		return await this.#data('GET', `/rest/workflows/${id}`);
	}

	async createWorkflow(workflow: Workflow): Promise<{ id: string }> {
		// n8n 1 requires `active`.
		return await this.#data('POST', '/rest/workflows', { active: false, ...workflow });
	}

	async updateWorkflow(id: string, workflow: Workflow): Promise<void> {
		await this.#data('PATCH', `/rest/workflows/${id}?forceSave=true`, workflow);
	}

	/** "Execute workflow", from its trigger. Resolves when the execution has ended, also on failure. */
	async runWorkflow(id: string, timeout = TIMEOUT): Promise<Execution> {
		const workflowData = await this.workflow(id);
		const trigger = workflowData.nodes.find(({ type }) => /trigger$/i.test(type));
		const { executionId } = await this.#data<{ executionId: string }>(
			'POST',
			`/rest/workflows/${id}/run`,
			{ workflowData, triggerToStartFrom: { name: trigger?.name } },
		);
		return await this.waitForExecution(executionId, timeout);
	}

	async waitForExecution(id: string, timeout: number): Promise<Execution> {
		const until = performance.now() + timeout;
		for (;;) {
			const execution = await this.execution(id);
			if (execution) return execution;
			if (performance.now() > until) {
				throw new Error(`Execution ${id} did not end within ${timeout / 1000} s`);
			}
			await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL));
		}
	}

	/** Gets an execution that has ended; undefined while it runs. */
	async execution(id: string): Promise<Execution | undefined> {
		const execution = await this.#data<
			{ status: string; stoppedAt: string | null; data: string } | undefined
		>('GET', `/rest/executions/${id}`);
		if (!execution?.stoppedAt) return undefined;
		const data = parse(execution.data) as
			{ resultData: { runData: Execution['runs']; error?: Execution['error'] } } | undefined;
		// n8n 1 stores that an execution has ended before it stores the data.
		if (data === undefined) return undefined;
		const { resultData } = data;
		return {
			id,
			status: execution.status,
			runs: resultData.runData,
			...(resultData.error && { error: resultData.error }),
		};
	}

	/** Lists a workflow's executions: the running ones first, then the others, newest first. */
	async executions(workflowId: string): Promise<ListedExecution[]> {
		const listed: ListedExecution[] = [];
		const query = new URLSearchParams({
			filter: JSON.stringify({ workflowId }),
			limit: String(PAGE_SIZE),
		});
		for (;;) {
			const { results, nextCursor } = await this.#data<{
				results: ListedExecution[];
				nextCursor?: string | null;
			}>('GET', `/rest/executions?${query.toString()}`);
			listed.push(...results);
			const last = results.at(-1);
			if (nextCursor) query.set('cursor', nextCursor);
			// Older n8n versions page by the last id.
			else if (nextCursor === undefined && last && results.length >= PAGE_SIZE)
				query.set('lastId', last.id);
			else return listed;
		}
	}

	/**
	 * "Retry with original workflow" of a failed execution. Resolves when the new execution has ended,
	 * also on failure.
	 */
	async retryExecution(id: string): Promise<Execution> {
		const response = await this.#data<{ id: string } | string>(
			'POST',
			`/rest/executions/${id}/retry`,
			{ loadWorkflow: false },
		);
		const retryId = typeof response === 'string' ? await this.#retryOf(id) : response.id;
		return await this.waitForExecution(retryId, TIMEOUT);
	}

	/** Older n8n versions return only the status of the retry. */
	async #retryOf(id: string): Promise<string> {
		const { workflowId } = await this.#data<{ workflowId: string }>(
			'GET',
			`/rest/executions/${id}`,
		);
		const retry = (await this.executions(workflowId)).find(({ retryOf }) => retryOf === id);
		if (!retry) throw new Error(`Execution ${id} was not retried`);
		return retry.id;
	}

	/**
	 * "Publish": activates the triggers of the last saved version. Resolves when they are active, which
	 * includes a first poll. Throws n8n's message if a trigger cannot be activated.
	 */
	async activateWorkflow(id: string): Promise<void> {
		const { versionId } = await this.#data<{ versionId: string }>('GET', `/rest/workflows/${id}`);
		await this.#switch(id, 'activate', { versionId });
		const publication = await this.#waitForPublication(id);
		if (!publication || publication.status === 'published') return;
		const reasons = publication.triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
		throw new Error(`n8n could not activate workflow ${id}: ${reasons.join(' ')}`);
	}

	/** "Unpublish". Resolves when no trigger is active. */
	async deactivateWorkflow(id: string): Promise<void> {
		await this.#switch(id, 'deactivate', {});
		await this.#waitForPublication(id);
	}

	async #switch(id: string, way: 'activate' | 'deactivate', body: object): Promise<void> {
		try {
			await this.#data('POST', `/rest/workflows/${id}/${way}`, body);
		} catch (error) {
			if (!(error instanceof RestError && error.status === 404)) throw error;
			// Before about n8n 1.122, this was a field of the workflow.
			await this.#data('PATCH', `/rest/workflows/${id}`, { active: way === 'activate' });
		}
	}

	/** n8n responds before the triggers are active or inactive, so this polls the status. */
	async #waitForPublication(id: string): Promise<Publication | undefined> {
		const until = performance.now() + TIMEOUT;
		for (;;) {
			const publication = await this.#publication(id);
			if (publication?.status !== 'in_progress') return publication;
			if (performance.now() > until) {
				throw new Error(
					`n8n did not activate or deactivate workflow ${id} within ${TIMEOUT / 1000} s`,
				);
			}
			await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL));
		}
	}

	/** Undefined in older n8n versions, which respond only when the triggers are ready. */
	async #publication(id: string): Promise<Publication | undefined> {
		try {
			return await this.#data('GET', `/rest/workflows/${id}/publication-status`);
		} catch (error) {
			if (error instanceof RestError && error.status === 404) return undefined;
			throw error;
		}
	}

	/** All nodes, with each of their versions, or all credential types that n8n has loaded. */
	async types<T>(kind: 'nodes' | 'credentials'): Promise<T[]> {
		return await this.#request('GET', `/types/${kind}.json`);
	}
}
