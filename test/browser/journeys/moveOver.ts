import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import type { StoredStory } from '../../support/localMedium';
import type { Studio } from '../support/studio';

const ROOT = path.join(__dirname, '../../..');
const N8N = path.join(ROOT, 'sandbox/n8n/node_modules/.bin');
const TITLE = 'Written Before';
const NAME = 'Older Than This Package';

/** The lines of the guide, as a person copies them. */
async function readGuide(): Promise<string> {
	const guide = await readFile(path.join(ROOT, 'docs/moving-over.md'), 'utf8');
	const blocks = [...guide.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, lines = '']) => lines);
	const [lines] = blocks;
	if (lines === undefined || blocks.length > 1) {
		throw new Error(`docs/moving-over.md has ${blocks.length} blocks of lines to run, not one.`);
	}
	return lines;
}

/** Workflows of n8n's own Medium node become this package's, by the lines of docs/moving-over.md, and back. */
export function moveOver(get: () => Studio): void {
	describe('somebody with workflows of the built-in node', () => {
		let workflowId: string;
		let firstStory: StoredStory;

		/** What a story is, without what every new one has of its own. */
		function describeStory({
			id,
			createdAt,
			publishedAt,
			path: page,
			...story
		}: StoredStory): object {
			return { ...story, address: page.replace(id, '') };
		}

		async function newest(): Promise<StoredStory> {
			const stories = (await get().medium.stories()).filter(({ title }) => title === TITLE);
			const story = stories.at(-1);
			if (story === undefined) throw new Error('There is no story');
			return story;
		}

		async function countStories(): Promise<number> {
			return (await get().medium.stories()).filter(({ title }) => title === TITLE).length;
		}

		it('has built one and executes it', async () => {
			const { editor, page, see } = get();
			await editor.openNewWorkflow();
			await page.keyboard.press('n');
			await editor.searchNodes('medium');
			await page.getByText('Consume Medium API').click();
			await editor.action('Create a post').click();
			await editor.dialog().waitFor();
			await editor.fill('title', TITLE);
			await editor.choose('contentFormat', 'Markdown');
			await editor.fill('content', 'A text.');
			await see('moving-1-built-in');
			await editor.executeStep();
			await editor.closeNode();
			firstStory = await newest();
			await page.getByTestId('inline-edit-preview').click();
			await page.locator('[data-test-id=inline-edit-input]').fill(NAME);
			await page.keyboard.press('Enter');
			await page.waitForURL(/\/workflow\/(?!new)\w+/);
			workflowId = /\/workflow\/(\w+)/.exec(page.url())?.[1] ?? '';
			const saved = page.waitForResponse(
				(response) => response.url().includes('/rest/workflows') && response.ok(),
			);
			await page.keyboard.press('Control+s');
			await saved;
		});

		it('moves a node within the editor: copy, change the type, paste', async () => {
			const { editor, page, see } = get();
			await editor.node('Create a post').click();
			await page.keyboard.press('Control+c');
			// n8n copies a moment later.
			await page.waitForFunction(
				"navigator.clipboard.readText().then((text) => text.includes('n8n-nodes-base.medium'))",
			);
			const copied = await page.evaluate<string>('navigator.clipboard.readText()');
			const changed = copied.replaceAll('n8n-nodes-base.medium', 'n8n-nodes-medium.medium');
			expect(changed).not.toBe(copied);
			await editor.openNewWorkflow();
			await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(changed)})`);
			await page.keyboard.press('Control+v');
			await editor.openNode('Create a post');
			await see('moving-2-pasted');
			expect(await editor.parameter('title').locator('input').inputValue()).toBe(TITLE);
			await editor.executeStep();
			expect(describeStory(await newest())).toEqual(describeStory(firstStory));
			expect(await countStories()).toBe(2);
			await editor.closeNode();
		});

		it('moves all workflows at once, by the lines of the guide', async () => {
			const { editor, page, report, rest, see } = get();
			const guide = await readGuide();
			await promisify(execFile)('sh', ['-e', '-c', guide], {
				cwd: report.files,
				env: {
					PATH: [N8N, path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
					HOME: report.files,
					N8N_USER_FOLDER: path.dirname(report.log),
					N8N_ENCRYPTION_KEY: 'for-the-sandbox-only',
					N8N_DIAGNOSTICS_ENABLED: 'false',
				},
			});
			await editor.openWorkflow(workflowId);
			await editor.openNode('Create a post');
			await see('moving-3-moved');
			await editor.executeStep();
			await editor.closeNode();
			expect(describeStory(await newest())).toEqual(describeStory(firstStory));
			expect(await countStories()).toBe(3);
			const { nodes } = await rest.workflow(workflowId);
			expect(nodes.map(({ type, typeVersion }) => [type, typeVersion])).toContainEqual([
				'n8n-nodes-medium.medium',
				1,
			]);
			expect(page.url()).toContain(workflowId);
		});

		it('removes the package, and the built-in node works with the same credential', async () => {
			const { editor, page, rest, see } = get();
			await editor.openCommunityNodes();
			await page.getByTestId('community-package-card').getByTestId('action-toggle').click();
			await page.getByRole('menuitem', { name: /uninstall/i }).click();
			await page.getByRole('button', { name: /uninstall/i }).click();
			await page.getByTestId('community-package-card').waitFor({ state: 'detached' });
			await page.getByText('Uninstall node package').waitFor({ state: 'hidden' });
			await see('moving-4-removed');

			const { nodes, connections, settings } = await rest.workflow(workflowId);
			const back = JSON.parse(
				JSON.stringify(nodes).replaceAll('n8n-nodes-medium.medium', 'n8n-nodes-base.medium'),
			) as typeof nodes;
			const { id } = await rest.createWorkflow({
				name: 'Back',
				nodes: back,
				connections,
				settings,
			});
			await editor.openWorkflow(id);
			await editor.executeWorkflow();
			await see('moving-5-built-in-again');
			expect(describeStory(await newest())).toEqual(describeStory(firstStory));
			expect(await countStories()).toBe(4);
		});
	});
}
