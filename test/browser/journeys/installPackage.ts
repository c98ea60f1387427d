import { version } from '../../../package.json';
import type { Studio } from '../support/studio';

/** Settings → Community nodes → Install, and the node in the panel. */
export function installPackage(get: () => Studio): void {
	describe('the package', () => {
		it('is installed under Settings → Community nodes', async () => {
			const { editor, page, see } = get();
			await editor.openCommunityNodes();
			await page.getByRole('button', { name: 'Install a community node' }).click();
			const dialog = page.getByTestId('communityPackageInstall-modal');
			await dialog
				.locator('input[data-test-id=package-name-input], [data-test-id=package-name-input] input')
				.fill('n8n-nodes-medium');
			await dialog.getByTestId('user-agreement-checkbox').click();
			await see('install-1-dialog');
			await dialog.getByTestId('install-community-package-button').click();
			const card = page.getByTestId('community-package-card');
			await card.waitFor({ timeout: 60_000 });
			expect(await card.innerText()).toContain('n8n-nodes-medium');
			expect(await card.innerText()).toContain(version);
			await dialog.waitFor({ state: 'hidden' });
			await see('install-2-list');
		});

		it('is found in the panel, with what it can do', async () => {
			const { editor, page, see } = get();
			await editor.openNewWorkflow();
			await editor.findMedium();
			await editor.showActions();
			const names = page.getByTestId('node-creator').getByTestId('node-creator-item-name');
			await editor.action('Prepare a post').waitFor();
			expect(await names.allInnerTexts()).toEqual([
				'On new story',
				'On new or edited story',
				'Upload an image',
				'Create a post',
				'Get many posts',
				'Prepare a post',
				'Get a publication',
				'Get the contributors of a publication',
				'Get many publications',
				'Get my profile',
				'Get a user by name',
			]);
			await see('install-3-panel');
		});

		it('can be made out in the dark', async () => {
			const { editor, page, see } = get();
			await page.evaluate("localStorage.setItem('N8N_THEME', 'dark')");
			await editor.openNewWorkflow();
			await editor.addAction('Create a post');
			const icon = editor.dialog().locator('img').first();
			expect(await icon.getAttribute('src')).toMatch(/medium\.dark\.svg$/);
			await see('install-4-dark');
			await page.evaluate("localStorage.removeItem('N8N_THEME')");
		});
	});
}
