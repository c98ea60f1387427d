import type { IDataObject } from 'n8n-workflow';

import { useDeduplication } from '../../../../support/deduplication';
import {
	answerMe,
	medium,
	postAnswer,
	type MediumRunOptions,
	runMedium,
	USER_ID,
} from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import type { InputFile } from '../../../../../sandbox/engine/startNode';
import type { WorkflowRun } from '../../../../../sandbox/engine/workflowRun';

const POSTS = `/users/${USER_ID}/posts`;
const ARTICLE = `---
title: Of Wells
subtitle: A short history
tags: [water, history, a tag that is far too long for Medium, ropes, depth, stone, more]
canonical_url: https://example.com/wells
license: cc-40-by
draft: false
---
# Of Wells

They are deep.

| Well | Depth |
| ---- | ----: |
| Old  |  12 m |

- one
  - two
`;
const PNG = Buffer.concat([
	Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
	Buffer.from('pixels of the well'),
]);
const png = (text: string): Buffer => Buffer.concat([PNG, Buffer.from(text)]);

type Body = IDataObject & { title: string; content: string };

async function create(
	parameters: IDataObject,
	binary?: Record<string, InputFile>,
	options: Partial<MediumRunOptions> = {},
): Promise<WorkflowRun> {
	return await runMedium({
		parameters: { resource: 'post', operation: 'create', ...parameters },
		input: [{ json: {}, ...(binary ? { binary } : {}) }],
		...options,
	});
}

/** Stores the bodies of creates; `statuses` refuse the first ones. */
function storeBodies(...statuses: number[]): Body[] {
	answerMe().persist();
	const bodies: Body[] = [];
	medium()
		.persist()
		.post(POSTS)
		.reply(async (request: Request) => {
			const status = statuses.shift();
			if (status !== undefined) return [status, { errors: [{ message: 'no', code: 1 }] }];
			const body = (await request.json()) as Body;
			bodies.push(body);
			return [201, postAnswer(body)];
		});
	return bodies;
}

/** Answers uploads with an address made of the picture's last bytes; keeps how many ran at a time. */
function storeUploads(refused: RegExp = /^$/): { sent: string[]; most: () => number } {
	const sent: string[] = [];
	let running = 0;
	let most = 0;
	medium()
		.persist()
		.post('/images')
		.optionally()
		.reply(async (request: Request) => {
			most = Math.max(most, ++running);
			const form = Buffer.from(await request.arrayBuffer()).toString('latin1');
			const [, name = ''] = /pixels of the well(.*?)\r\n--/s.exec(form) ?? [];
			await new Promise((resolve) => setTimeout(resolve, 20));
			running--;
			if (refused.test(name)) return [400, { errors: [{ message: 'Bad image', code: 9 }] }];
			sent.push(name);
			return [
				201,
				{ data: { url: `https://cdn-images-1.medium.com/${name || 'plain'}.png`, md5: 'x' } },
			];
		});
	return { sent, most: () => most };
}

describe('Post → Create with Format for Medium', () => {
	goOffline();

	it('sends what Medium keeps, with what the front matter says; parameters win', async () => {
		const bodies = storeBodies();

		const { error, items } = await create({
			content: ARTICLE,
			publishStatus: 'frontMatter',
			additionalFields: { license: 'public-domain' },
		});

		expect(error).toBeUndefined();
		expect(bodies).toEqual([
			{
				title: 'Of Wells',
				contentFormat: 'html',
				content: expect.stringMatching(
					/^<h1>Of Wells<\/h1><h2>A short history<\/h2>.*<pre>.*12 m.*<\/pre>/s,
				) as string,
				publishStatus: 'public',
				tags: ['water', 'history', 'ropes', 'depth', 'stone'],
				canonicalUrl: 'https://example.com/wells',
				license: 'public-domain',
			},
		]);
		expect(items('Node')[0]?.json.warnings).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ code: 'tableAsCode', line: 13 }),
				expect.objectContaining({ code: 'tagsLeftOut' }),
			]),
		);
	});

	it.each([
		['the title of the field', { title: 'Another' }, 'Another'],
		['the front matter', {}, 'Of Wells'],
		['the first heading', { content: '# Ropes\n\nText' }, 'Ropes'],
		[
			'the heading of a file',
			{ content: '<h1>Stone</h1><p>Text</p>', contentFormat: 'html' },
			'Stone',
		],
	])('takes the title from %s', async (_what, parameters, title) => {
		const bodies = storeBodies();
		await create({ content: ARTICLE, ...parameters });
		expect(bodies[0]?.title).toBe(title);
	});

	it('refuses a story without any title before anything is sent', async () => {
		const { error } = await create({ content: 'Just text.' });
		expect(error?.message).toBe('Title is empty');
		expect(error?.description).toContain('a first heading in the text');
	});

	it('refuses what would never end, in words', async () => {
		const { error } = await create({ title: 'T', content: `${'> '.repeat(10_000)}deep` });
		expect(error?.message).toContain('nested more than');
		expect(error?.description).toContain('Nothing was sent');
	});

	it('names a content option that holds something else', async () => {
		const { error } = await create({ content: ARTICLE, contentOptions: { tables: 'picture' } });
		expect(error?.message).toBe('Tables has a value that is none of its options');
	});

	it('recognizes a story by what was written, not by what is made of it', async () => {
		await useDeduplication();
		const bodies = storeBodies();
		const skip = { content: ARTICLE, skipIfPublished: true, recognizeBy: 'titleAndContent' };
		await create(skip);
		const second = await create({ ...skip, contentOptions: { tables: 'list' } });

		expect(bodies).toHaveLength(1);
		expect(second.items('Node')[0]?.json).toMatchObject({ reason: 'alreadyPublished' });
	});

	describe('pictures', () => {
		const file = (text: string, fileName: string): InputFile => ({
			content: png(text),
			mimeType: 'image/png',
			fileName,
		});
		const FILES = { data_1: file('one', 'one.png'), two: file('two', 'second.png') };
		const dataUrl = `data:image/png;base64,${png('three').toString('base64')}`;
		const content = `# Wells\n\n![a](images/one.png "Well")\n\n![b](two)\n\n![c](${dataUrl})\n\n![d](https://example.com/d.png)\n\n![e](./images/one.png)\n`;

		it('are uploaded once each, in their places, several at a time', async () => {
			const bodies = storeBodies();
			const uploads = storeUploads();

			const { error } = await create({ content }, FILES);

			expect(error).toBeUndefined();
			expect(uploads.sent.sort()).toEqual(['one', 'three', 'two']);
			expect(uploads.most()).toBe(3);
			expect(
				[...(bodies[0]?.content.matchAll(/src="([^"]*)"/g) ?? [])].map(([, src]) => src),
			).toEqual([
				'https://cdn-images-1.medium.com/one.png',
				'https://cdn-images-1.medium.com/two.png',
				'https://cdn-images-1.medium.com/three.png',
				'https://example.com/d.png',
				'https://cdn-images-1.medium.com/one.png',
			]);
			expect(bodies[0]?.content).toContain('<figcaption>Well</figcaption>');
		});

		it('one at a time, when told to', async () => {
			storeBodies();
			const uploads = storeUploads();
			await create({ content, contentOptions: { concurrency: 1 } }, FILES);
			expect(uploads.most()).toBe(1);
		});

		it('are not uploaded again by another try', async () => {
			const bodies = storeBodies(429);
			const uploads = storeUploads();
			await create({ content }, FILES, {
				settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			});
			expect(bodies).toHaveLength(1);
			expect(uploads.sent).toHaveLength(3);
		});

		it('that are missing keep the story from being posted', async () => {
			answerMe();
			const uploads = storeUploads();
			const { error } = await create({ content: `${content}\n![f](lost.png)` }, FILES);

			expect(error?.message).toContain('The picture “lost.png” could not be uploaded');
			expect(error?.description).toMatch(/these files: one\.png, second\.png.*Nothing was posted/);
			expect(uploads.sent).toEqual([]);
		});

		it('that Medium refuses keep the story from being posted, and the others for another try', async () => {
			answerMe();
			const uploads = storeUploads(/two/);
			const { error } = await create({ content }, FILES);

			expect(error?.message).toContain('The picture “two” could not be uploaded');
			expect(error?.description).toContain('Nothing was posted');
			expect(uploads.sent.sort()).toEqual(['one', 'three']);
		});

		it('are left out, with a warning, when told to', async () => {
			const bodies = storeBodies();
			storeUploads(/two/);
			const { items } = await create(
				{
					content: `${content}\n![f](lost.png "Lost")`,
					contentOptions: { whenMissing: 'leaveOut' },
				},
				FILES,
			);

			expect(bodies[0]?.content.match(/<img/g)).toHaveLength(4);
			expect(bodies[0]?.content).not.toMatch(/two|lost|Lost/);
			expect(items('Node')[0]?.json.warnings).toEqual(
				expect.arrayContaining([
					expect.objectContaining({
						code: 'pictureLeftOut',
						message: expect.stringContaining('“lost.png”') as string,
					}),
					expect.objectContaining({
						code: 'pictureLeftOut',
						message: expect.stringContaining('“two”') as string,
					}),
				]),
			);
		});

		it('in formats that Medium does not take are named, and the story goes without them', async () => {
			const bodies = storeBodies();
			const svg = { content: '<svg/>', mimeType: 'image/svg+xml', fileName: 'map.svg' };
			const { error, items } = await create(
				{ content: '# A\n\n![m](map.svg)\n\nText' },
				{ map: svg },
			);

			expect(error).toBeUndefined();
			expect(bodies[0]?.content).toBe('<h1>A</h1><p>Text</p>');
			expect(items('Node')[0]?.json.warnings).toEqual([
				expect.objectContaining({
					code: 'pictureFormat',
					message: expect.stringContaining('map.svg') as string,
					line: 3,
				}),
			]);
		});
	});
});
