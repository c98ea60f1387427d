import type { Studio } from '../support/studio';

/** A file becomes a picture at Medium. */
export function uploadImage(get: () => Studio): void {
	describe('somebody with a picture in a file', () => {
		it('adds Upload an image behind the node that reads the file, and gets its address', async () => {
			const { editor, page, report, rest, see } = get();
			const { id } = await rest.createWorkflow({
				name: 'Upload a picture',
				nodes: [
					node('Start', 'manualTrigger', 0, {}),
					node('Read File', 'readWriteFile', 220, {
						fileSelector: `${report.files}/articles/lighthouse.png`,
						options: {},
					}),
				],
				connections: { Start: { main: [[{ node: 'Read File', type: 'main', index: 0 }]] } },
				settings: {},
			});
			await editor.openWorkflow(id);
			await editor.node('Read File').getByTestId('canvas-handle-plus').click();
			await editor.searchNodes('medium');
			await editor.mediumEntry().click();
			await editor.action('Upload an image').click();
			await editor.dialog().waitFor();
			await see('image-1-dialog');
			await page.getByTestId('node-credentials-select').click();
			await page.getByText('Medium account', { exact: true }).last().click();
			await editor.executeStep();
			await editor
				.output()
				.getByText(/https:\/\/cdn-images/)
				.first()
				.waitFor();
			expect(await editor.output().innerText()).toMatch(/https:\/\/cdn-images-\S+\.png/);
			await see('image-2-output');
			await editor.closeNode();
		});
	});
}

function node(
	name: string,
	type: string,
	x: number,
	parameters: Record<string, unknown>,
): { name: string; type: string; parameters: Record<string, unknown>; [field: string]: unknown } {
	return {
		id: name,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion: 1,
		position: [x, 0],
		parameters,
	};
}
