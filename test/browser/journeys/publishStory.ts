import { SANDBOX_TOKEN } from '../../../sandbox/medium/seed';
import type { StoredStory } from '../../support/localMedium';
import type { Studio } from '../support/studio';

const TITLE = 'A Walk by the Harbour';
const CONTENT = `# ${TITLE}

The tide was *out*, and the boats lay on their sides.

| When | Where |
| --- | --- |
| Noon | The old pier |
`;

/** A token, a story in a publication, and what comes of it. */
export function publishStory(get: () => Studio): void {
	describe('somebody with a token', () => {
		async function findStory(): Promise<StoredStory | undefined> {
			return (await get().medium.stories()).find(({ title }) => title === TITLE);
		}

		it('drags Create a post onto the canvas', async () => {
			const { editor, see } = get();
			await editor.openNewWorkflow();
			await editor.findMedium();
			await editor.showActions();
			await editor
				.action('Create a post')
				.dragTo(editor.canvas(), { targetPosition: { x: 480, y: 200 } });
			await editor.dialog().waitFor();
			expect(await editor.node('Create a post').count()).toBe(1);
			await see('publish-1-dialog');
		});

		it('enters a wrong token, and reads what to do', async () => {
			const { editor, page, see } = get();
			await page.getByText('Connect to Medium').click();
			await editor.fillCredential('accessToken', `2${'0'.repeat(64)}`);
			await editor.saveCredential();
			const dialog = editor.credentialDialog();
			await dialog.getByText('Couldn’t connect with these settings').waitFor();
			await dialog.getByText('More details').click();
			await dialog
				.getByText(
					'Medium does not accept this access token. Copy it again, whole, from where you keep it. Medium issues no new ones, so do not revoke it.',
				)
				.waitFor();
			await see('publish-2-wrong-token');
		});

		it('enters the right one', async () => {
			const { editor, page, see } = get();
			await editor.fillCredential('accessToken', SANDBOX_TOKEN);
			await editor.saveCredential();
			await editor.credentialDialog().waitFor({ state: 'hidden' });
			await page.getByTestId('node-credentials-select').waitFor();
			await see('publish-3-right-token');
		});

		it('fills in a story, and chooses a publication from the list', async () => {
			const { editor, see } = get();
			await editor.fill('title', TITLE);
			await editor.fill('content', CONTENT);
			await editor.choose('publishStatus', /Public/);
			await see('publish-4-filled-in');
			await editor.switch('publication');
			await editor.pick('publicationId', 'slow', /The Slow Compiler \(editor\)/);
			await see('publish-5-publication');
		});

		it('executes it, and sees the story and the hint', async () => {
			const { editor, see } = get();
			await editor.executeStep();
			const output = editor.output();
			await output
				.getByText('Medium has no tables; this one is shown as a code block')
				.first()
				.waitFor();
			const story = await findStory();
			expect(story).toMatchObject({ title: TITLE, publishStatus: 'public' });
			await output
				.getByText(story?.id ?? 'nothing')
				.first()
				.waitFor();
			await see('publish-6-output');
		});

		it('opens the story', async () => {
			const { context, see } = get();
			const story = await findStory();
			const page = await context.newPage();
			await page.goto(`https://medium.com${story?.path}`);
			await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
			expect(await page.locator('article').innerText()).toContain('The old pier');
			await see('publish-7-story', page);
			await page.close();
		});
	});
}
