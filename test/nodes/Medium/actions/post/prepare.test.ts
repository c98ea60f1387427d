import type { IDataObject } from 'n8n-workflow';

import { Medium } from '../../../../../nodes/Medium/Medium.node';
import { NODE_TYPE } from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import { runWorkflow } from '../../../../../sandbox/engine/runWorkflow';
import { singleNode } from '../../../../../sandbox/engine/singleNode';
import type { InputItem } from '../../../../../sandbox/engine/startNode';
import type { WorkflowRun } from '../../../../../sandbox/engine/workflowRun';

const ARTICLE = `---
subtitle: A short history
tags: water, history
---
# Of Wells

They are deep. See https://example.com/ropes.

https://www.youtube.com/watch?v=abcdefghijk

![The old well](well.png "Seen from above")

| Well | Depth |
| ---- | ----: |
| Old  |  12 m |
`;

/** Without any credential: none exists here. */
async function prepare(
	parameters: IDataObject,
	input: InputItem[] = [{ json: {} }],
): Promise<WorkflowRun> {
	return await runWorkflow({
		workflow: singleNode({
			type: NODE_TYPE,
			typeVersion: 2,
			parameters: { resource: 'post', operation: 'prepare', ...parameters },
		}),
		nodeTypes: { [NODE_TYPE]: new Medium() },
		input,
	});
}

describe('Post → Prepare', () => {
	goOffline();

	it('gives the story as Medium would keep it, without a credential or any request', async () => {
		const { error, items } = await prepare({ content: ARTICLE }, [
			{
				json: {},
				binary: { picture: { content: 'x', mimeType: 'image/png', fileName: 'well.png' } },
			},
		]);

		expect(error).toBeUndefined();
		const [item] = items('Node');
		expect(item?.pairedItem).toEqual({ item: 0 });
		expect(item?.binary).toBeUndefined();
		expect(item?.json).toEqual({
			title: 'Of Wells',
			subtitle: 'A short history',
			html: expect.stringMatching(/^<h3>Of Wells<\/h3><h4>A short history<\/h4><p>They/) as string,
			tags: ['water', 'history'],
			canonicalUrl: null,
			license: 'all-rights-reserved',
			publishStatus: 'draft',
			publishedAt: null,
			from: { title: 'heading', subtitle: 'frontMatter', tags: 'frontMatter' },
			images: [
				{
					source: 'well.png',
					kind: 'file',
					file: 'picture',
					alt: 'The old well',
					caption: 'Seen from above',
					line: 11,
				},
			],
			embeds: [
				{ url: 'https://www.youtube.com/watch?v=abcdefghijk', provider: 'YouTube', line: 9 },
			],
			warnings: [
				{
					code: 'tableAsCode',
					message: expect.stringContaining('no tables') as string,
					line: 13,
					whatToDo: expect.stringContaining('Content Options') as string,
				},
			],
			words: expect.any(Number) as number,
			readingTime: 1,
		});
	});

	it('puts out a file too, to open, paste or import', async () => {
		const { items, readFile } = await prepare({
			content: '# Wells & “Ropes”\n\nText',
			asFile: true,
			outputBinaryField: 'story',
			additionalFields: { canonicalUrl: 'https://example.com/?a=1&b=2' },
		});
		const file = items('Node')[0]?.binary?.story;
		const html = (await readFile(file)).toString();

		expect(file).toMatchObject({ fileName: 'wells-ropes.html', mimeType: 'text/html' });
		expect(html).toContain('<title>Wells &amp; “Ropes”</title>');
		expect(html).toContain('<link rel="canonical" href="https://example.com/?a=1&amp;b=2">');
		expect(html).toMatch(
			/<article>\n<h1>Wells &(?:amp|#x26); “Ropes”<\/h1><p>Text<\/p>\n<\/article>/,
		);
	});

	it('says what comes from where: fields that are filled in win', async () => {
		const content =
			'---\ntags: [a]\nlicense: cc-40-by\ndate: 2999-01-01\nstatus: public\ncanonical_url: https://example.com/a\n---\n# T\n\nx';
		const { items } = await prepare({
			title: 'Mine',
			content,
			publishStatus: 'frontMatter',
			additionalFields: { tags: 'b', license: 'public-domain', canonicalUrl: '' },
		});
		expect(items('Node')[0]?.json).toMatchObject({
			title: 'Mine',
			tags: ['b'],
			license: 'public-domain',
			canonicalUrl: 'https://example.com/a',
			publishedAt: null,
			from: {
				title: 'parameter',
				tags: 'parameter',
				license: 'parameter',
				canonicalUrl: 'frontMatter',
			},
			warnings: [expect.objectContaining({ code: 'dateInFuture' })],
		});
	});

	it('puts out Markdown too', async () => {
		const { items } = await prepare({
			content: '<h1>A</h1><ul><li>b<ul><li>c</li></ul></li></ul><pre>d</pre>',
			contentFormat: 'html',
			asMarkdown: true,
		});
		expect(items('Node')[0]?.json.markdown).toMatch(/^## A\n\n- b\\?\n {2}– c\n\n```\nd\n```\n$/);
	});

	it('leaves Markdown that is not to be formatted as it is', async () => {
		const content = '# A - b\n\n| a | b |';
		const { items } = await prepare({
			title: 'A',
			content,
			contentFormat: 'markdown',
			formatForMedium: false,
			asMarkdown: true,
		});
		expect(items('Node')[0]?.json.markdown).toBe(content);
	});

	it('prepares each item, and goes on after one that cannot be', async () => {
		const node = singleNode({
			type: NODE_TYPE,
			typeVersion: 2,
			onError: 'continueRegularOutput',
			parameters: { resource: 'post', operation: 'prepare', content: '={{ $json.text }}' },
		});
		const { items } = await runWorkflow({
			workflow: node,
			nodeTypes: { [NODE_TYPE]: new Medium() },
			input: [
				{ json: { text: '# A\n\nx' } },
				{ json: { text: 'no title' } },
				{ json: { text: '# C\n\nx' } },
			],
		});
		expect(items('Node').map(({ json }) => json.title ?? json.error)).toEqual([
			'A',
			'Title is empty',
			'C',
		]);
	});

	it('leaves the text as it is where it is not to be formatted', async () => {
		const { items } = await prepare({ title: 'T', content: '| a |', formatForMedium: false });
		expect(items('Node')[0]?.json).toMatchObject({ html: '| a |', images: [], warnings: [] });
	});
});
