import type { Page } from 'playwright-core';
import type { Studio } from '../support/studio';

/** "Connect my account": refused, granted, and renewed when it has expired. */
export function connectOAuth2(get: () => Studio): void {
	describe('somebody with an application', () => {
		async function openConsent(): Promise<Page> {
			const { context, editor } = get();
			const [popup] = await Promise.all([
				context.waitForEvent('page'),
				editor.credentialDialog().getByRole('button', { name: 'Connect', exact: true }).click(),
			]);
			await popup.getByRole('heading', { name: /would like to use your Medium account/ }).waitFor();
			return popup;
		}

		it('chooses OAuth2 and enters the application', async () => {
			const { editor, page, see } = get();
			await page.getByTestId('node-credentials-select').click();
			await page.getByTestId('node-credentials-select-item-new').click();
			const dialog = editor.credentialDialog();
			await dialog.getByTestId('credential-mode-dropdown-trigger').click();
			await page.getByRole('menuitem', { name: 'OAuth2' }).click();
			await dialog.getByText('Medium registers no new OAuth applications').waitFor();
			await editor.fillCredential('clientId', 'sandbox-client');
			await editor.fillCredential('clientSecret', 'sandbox-client-secret');
			await see('oauth2-1-dialog');
		});

		it('refuses at the consent page, and may try again', async () => {
			const { editor, see } = get();
			const popup = await openConsent();
			await see('oauth2-2-consent', popup);
			await popup.getByRole('button', { name: 'Deny' }).click();
			await popup.getByText('Failed to connect').waitFor();
			await see('oauth2-3-refused', popup);
			await popup.close();
			await editor
				.credentialDialog()
				.getByText('Connect your account to use this credential')
				.waitFor();
		});

		it('allows it, and is connected', async () => {
			const { editor, page, see } = get();
			const popup = await openConsent();
			const closed = popup.waitForEvent('close');
			await popup.getByRole('button', { name: 'Allow' }).click();
			await closed;
			await editor.credentialDialog().waitFor({ state: 'hidden' });
			expect(await page.getByTestId('node-credentials-select').innerText()).toBeDefined();
			await see('oauth2-4-connected');
		});

		it('publishes with it, and again when the access has expired', async () => {
			const { editor, medium, see } = get();
			await editor.fill('title', 'By an Application');
			// n8n empties what was chosen from the other account's list.
			await editor.pick('publicationId', 'slow', /The Slow Compiler/);
			await editor.executeStep();
			await medium.expireTokens();
			await editor.fill('title', 'By an Application, Later');
			await editor.executeStep();
			const titles = (await medium.stories()).map(({ title }) => title);
			expect(titles).toEqual(
				expect.arrayContaining(['By an Application', 'By an Application, Later']),
			);
			const tokens = (await medium.requests()).filter(({ path }) => path === '/v1/tokens');
			// When it was connected, and when the access had expired.
			expect(tokens.map(({ outcome }) => outcome)).toEqual(['answered', 'answered']);
			await see('oauth2-5-renewed');
			await editor.closeNode();
		});
	});
}
