import type { Locator, Page } from 'playwright-core';

/** Asks n8n, as its editor does, for the newest execution; one that never started if there is none. */
const NEWEST_EXECUTION = `fetch('/rest/executions?limit=1', {
	headers: { 'browser-id': localStorage.getItem('n8n-browserId') ?? '' },
})
	.then((response) => response.json())
	.then(({ data }) => data.results[0] ?? { startedAt: '', stoppedAt: null })`;

/** When n8n shows no message, it has shown the output by then; ms. */
const SHOWN_WITHIN = 3000;

/** n8n's editor as a person uses it (n8n 2.41): by what is written on things, where that is enough. */
export class Editor {
	/** n8n numbers its messages, anew on each page. */
	private lastNotice = -1;

	constructor(
		readonly page: Page,
		readonly url: string,
	) {}

	async signIn({ email, password }: { email: string; password: string }): Promise<void> {
		const { page } = this;
		await page.goto(`${this.url}/signin`);
		await page.fill('input[name=emailOrLdapLoginId]', email);
		await page.fill('input[name=password]', password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.waitForURL(/\/(?:home|workflow)/);
	}

	private async open(path: string): Promise<void> {
		await this.page.goto(`${this.url}${path}`);
		this.lastNotice = -1;
	}

	async openCommunityNodes(): Promise<void> {
		await this.open('/settings/community-nodes');
	}

	async openNewWorkflow(): Promise<void> {
		await this.open('/workflow/new');
		await this.page.getByTestId('canvas-plus-button').waitFor();
	}

	async openWorkflow(id: string): Promise<void> {
		await this.open(`/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Opens the panel of nodes and looks for this package's Medium, not n8n's own. */
	async findMedium(): Promise<void> {
		await this.page.keyboard.press('n');
		await this.searchNodes('medium');
		await this.mediumEntry().click();
	}

	/**
	 * Searches the panel of nodes, which shows one list before the other: not before it has the one with
	 * this heading.
	 */
	async searchNodes(text: string, heading = /What (?:triggers|happens)/): Promise<void> {
		await this.page.getByTestId('nodes-list-header').filter({ hasText: heading }).waitFor();
		await this.page.getByTestId('node-creator-search-bar').fill(text);
	}

	/** The entry of this package in the panel: those of community packages have a sign. */
	mediumEntry(): Locator {
		return this.page
			.locator('[data-test-id=node-creator-action-item], [data-test-id=node-creator-node-item]')
			.filter({ hasText: /^\s*Medium/ })
			.filter({ hasNotText: 'Consume Medium API' });
	}

	/** An action or a trigger of the node that the panel shows. */
	action(name: string): Locator {
		return this.page.getByTestId('node-creator').getByText(name, { exact: true });
	}

	async showActions(): Promise<void> {
		await this.page
			.getByTestId('node-creator-category-item')
			.filter({ hasText: 'Actions' })
			.click();
	}

	async addAction(name: string): Promise<void> {
		await this.findMedium();
		await this.showActions();
		await this.action(name).click();
		await this.dialog().waitFor();
	}

	canvas(): Locator {
		return this.page.locator('.vue-flow__pane').first();
	}

	node(name: string): Locator {
		return this.page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`);
	}

	/** The open node's dialog. */
	dialog(): Locator {
		return this.page.getByTestId('ndv');
	}

	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.dialog().waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.dialog().waitFor({ state: 'hidden' });
	}

	parameter(name: string): Locator {
		return this.dialog().getByTestId(`parameter-input-${name}`).first();
	}

	async fill(name: string, text: string): Promise<void> {
		await this.parameter(name).locator('input, textarea').first().fill(text);
	}

	async choose(name: string, option: RegExp | string): Promise<void> {
		await this.parameter(name).click();
		await this.page.getByRole('option', { name: option }).click();
	}

	async switch(name: string): Promise<void> {
		await this.parameter(name).locator('.el-switch').click();
	}

	/** Chooses from a searchable list: opens it, types, and takes the only entry that is left. */
	async pick(name: string, search: string, entry: RegExp): Promise<void> {
		await this.parameter(name).click();
		await this.page.getByTestId('rlc-item').nth(1).waitFor();
		await this.page
			.locator('input[data-test-id=rlc-search], [data-test-id=rlc-search] input')
			.fill(search);
		await this.page.getByTestId('rlc-item').filter({ hasText: entry }).click();
	}

	/** Lets a model fill in a parameter. */
	async leaveToModel(name: string): Promise<void> {
		await this.page
			.getByTestId('parameter-item')
			.filter({ has: this.page.getByTestId(`parameter-input-${name}`) })
			.getByTestId('from-ai-override-button')
			.click();
	}

	/**
	 * Executes the open node; resolves when n8n says how it ended. It says nothing of an execution that
	 * ends before the request that started it is answered: that one is looked up, and shown by then.
	 */
	async executeStep(): Promise<void> {
		const clickedAt = Date.now();
		await this.untilNotice(
			/Node executed|Problem in node/,
			async () => await this.page.getByTestId('node-execute-button').click(),
			async () => {
				await this.page.waitForFunction(
					`${NEWEST_EXECUTION}.then(({ startedAt, stoppedAt }) => Date.parse(startedAt) >= ${clickedAt} && stoppedAt !== null)`,
					undefined,
					{ polling: 200 },
				);
				await this.page.waitForTimeout(SHOWN_WITHIN);
			},
		);
	}

	/** Executes the workflow from the canvas; resolves when n8n says that it went well. */
	async executeWorkflow(): Promise<void> {
		await this.untilNotice(/Workflow executed successfully/, async () => {
			await this.page.keyboard.press('Control+Enter');
		});
	}

	/** Does something until n8n says so in the corner, in a message that was not there before. */
	private async untilNotice(
		text: RegExp,
		act: () => Promise<void>,
		otherwise?: () => Promise<void>,
	): Promise<void> {
		const last = Number(
			await this.page.evaluate(
				"Math.max(-1, ...[...document.querySelectorAll('.el-notification')].map(({ id }) => Number(id.replace(/\\D/g, ''))))",
			),
		);
		this.lastNotice = Math.max(this.lastNotice, last);
		await act();
		const notice = this.page.waitForFunction(
			`[...document.querySelectorAll('.el-notification')].some(({ id, textContent }) => Number(id.replace(/\\D/g, '')) > ${this.lastNotice} && ${text}.test(textContent))`,
		);
		await (otherwise ? Promise.race([notice, otherwise()]) : notice);
	}

	/** What the open node has put out, with its hints. */
	output(): Locator {
		return this.page.getByTestId('output-panel');
	}

	credentialDialog(): Locator {
		return this.page.getByTestId('editCredential-modal');
	}

	async fillCredential(name: string, text: string): Promise<void> {
		await this.credentialDialog()
			.getByTestId(`parameter-input-${name}`)
			.locator('input')
			.fill(text);
	}

	async saveCredential(): Promise<void> {
		await this.page.getByTestId('credential-save-button').click();
	}
}
