import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Studio } from '../support/studio';

/** The sandbox's pages for everybody: with a keyboard, a screen reader, in the dark. */
export function readSandboxPages(get: () => Studio): void {
	describe('the pages of the local Medium', () => {
		let page: Page;
		beforeAll(async () => {
			page = await get().context.newPage();
		});
		afterAll(async () => await page?.close());

		async function storyPath(): Promise<string> {
			const stories = await get().medium.stories();
			return stories.find(({ title }) => title === 'A Walk by the Harbour')?.path ?? 'none';
		}

		/** What a person with another sense, or another screen, would stumble over. */
		async function findBarriers(): Promise<string[]> {
			await page.evaluate(axe.source);
			const { violations } = await page.evaluate<AxeResults>('axe.run()');
			return violations.flatMap(({ id, help, nodes }) =>
				nodes.map(({ html }) => `${id}: ${help}: ${html}`),
			);
		}

		const PAGES: Array<[string, () => Promise<string> | string]> = [
			['the list of stories', () => '/'],
			['a story', storyPath],
			['a story beside what was sent', async () => `${await storyPath()}?raw`],
			['no page', () => '/nothing-here'],
			[
				'the consent page',
				() =>
					`/m/oauth/authorize?client_id=sandbox-client&scope=basicProfile,publishPost&state=x&response_type=code&redirect_uri=${encodeURIComponent(`${get().report.editor.url}/rest/oauth2-credential/callback`)}`,
			],
		];
		describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
			it.each(PAGES)('%s has no barriers', async (name, path) => {
				await page.emulateMedia({ colorScheme });
				await page.goto(`https://medium.com${await path()}`);
				await get().see(`sandbox-${name.replaceAll(' ', '-')}-${colorScheme}`, page);
				expect(await findBarriers()).toEqual([]);
			});
		});

		it('are read with the keyboard alone: past the head, to a story, and back', async () => {
			await page.goto('https://medium.com/');
			await page.keyboard.press('Tab');
			expect(await page.locator(':focus').innerText()).toBe('Skip to content');
			await page.keyboard.press('Enter');
			expect(new URL(page.url()).hash).toBe('#main');
			await page.keyboard.press('Tab');
			await page.keyboard.press('Enter');
			await page.locator('article').waitFor();
			await page.keyboard.press('Tab');
			await page.keyboard.press('Tab');
			await page.keyboard.press('Enter');
			await page.waitForURL('https://medium.com/');
		});

		it('let an application be refused with the keyboard alone', async () => {
			const [, consent] = PAGES.at(-1) ?? [];
			await page.goto(`https://medium.com${await consent?.()}`);
			const deny = page.getByRole('button', { name: 'Deny' });
			await deny.focus();
			await page.keyboard.press('Enter');
			await page.waitForURL(/error=access_denied/);
		});
	});
}
