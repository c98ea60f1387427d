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
			await editor.executeStep();
			await medium.expireTokens();
			await editor.fill('title', 'By an Application, Later');
			await editor.executeStep();
			const titles = (await medium.stories()).map(({ title }) => title);
			expect(titles).toEqual(
				expect.arrayContaining(['By an Application', 'By an Application, Later']),
			);
			const renewals = (await medium.requests()).filter(
				({ path, body }) => path === '/v1/tokens' && JSON.stringify(body).includes('refresh_token'),
			);
			expect(renewals.map(({ status }) => status)).toEqual([201]);
			await see('oauth2-5-renewed');
			await editor.closeNode();
		});
	});
}
