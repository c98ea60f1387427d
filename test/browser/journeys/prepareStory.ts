import type { Studio } from '../support/studio';

/** Everybody without a token, too, gets a story that Medium keeps. */
export function prepareStory(get: () => Studio): void {
	describe('somebody without a token', () => {
		it('prepares a story and is asked for no credential', async () => {
			const { editor, page, see } = get();
			await editor.openNewWorkflow();
			await editor.addAction('Prepare a post');
			expect(await page.getByTestId('node-credentials-slot').count()).toBe(0);
			await editor.fill('content', '---\ntitle: Knots\ntags: [sea]\n---\n\nA *bowline* holds.\n');
			await editor.switch('asMarkdown');
			await see('prepare-1-dialog');
			await editor.executeStep();
			await editor.output().getByText('Knots', { exact: true }).first().waitFor();
			await editor.output().getByText('A *bowline* holds.').first().waitFor();
			await see('prepare-2-output');
			await editor.closeNode();
		});
	});
}
