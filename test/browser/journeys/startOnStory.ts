import type { Studio } from '../support/studio';

/** The trigger, tried in the editor. */
export function startOnStory(get: () => Studio): void {
	describe('somebody who waits for stories', () => {
		it('sees the newest one with Fetch Test Event', async () => {
			const { editor, medium, see } = get();
			await editor.openNewWorkflow();
			await editor.findMedium();
			await editor.action('On new story').click();
			await editor.dialog().waitFor();
			await see('trigger-1-dialog');
			await editor.fill('user', '@mara.lindqvist');
			await editor.page.keyboard.press('Tab');
			await editor.executeStep();
			const stories = (await medium.stories()).filter(
				({ publishStatus }) => publishStatus === 'public',
			);
			const newest = [...stories].sort((one, other) => other.publishedAt - one.publishedAt)[0];
			await editor
				.output()
				.getByText(newest?.id ?? 'nothing')
				.first()
				.waitFor();
			await see('trigger-2-output');
			await editor.closeNode();
		});

		it('is told what is wrong with an address that leads nowhere', async () => {
			const { editor, see } = get();
			await editor.openNode('Medium Trigger');
			await editor.fill('user', 'https://medium.com/p/0123456789ab');
			await editor.page.keyboard.press('Tab');
			await editor.executeStep();
			await editor
				.output()
				.getByText('A short link does not say whose story it is')
				.first()
				.waitFor();
			await see('trigger-3-problem');
			await editor.closeNode();
		});
	});
}
