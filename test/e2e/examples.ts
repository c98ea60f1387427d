import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EditorClient, Execution, Item, Workflow } from '../../sandbox/n8n/rest';
import { readFrontMatter } from '../../nodes/Medium/content/frontMatter';
import { MARA, PUBLICATIONS, TOKENS, TOMAS } from '../sandbox/client';
import type { MediumControl, StoredStory } from '../support/localMedium';
import type { Bench } from './bench';

const EXAMPLES = path.join(__dirname, '../../examples');

/** What is published, by whom and where, before an example that reads is run. */
const NEWS: Record<string, { token: string; route: string; story: object }> = {
	'announce-new-stories-in-chat.json': {
		token: TOKENS.tomas,
		route: `publications/${PUBLICATIONS.written}/posts`,
		story: {
			title: 'Boats & <!channel> “ropes”',
			contentFormat: 'html',
			content: '<p>Where <em>boats</em> wait.</p>',
		},
	},
	'mirror-my-stories.json': {
		token: TOKENS.mara,
		route: `users/${MARA}/posts`,
		story: {
			title: `Yes: "quotes", it's #1 \\ [tricks]\u0085`,
			contentFormat: 'markdown',
			content:
				'# A title\n\n## On boats: - a list?\n\n![A boat](https://example.com/boat.png)\n\nWhere *boats* wait.\n\n---\n\n- One\n- two\n',
			tags: ['Sea Side', 'idée'],
			publishedAt: '2025-03-13T17:39:08.000Z',
		},
	},
	'save-new-stories-as-markdown.json': {
		token: TOKENS.tomas,
		route: `users/${TOMAS}/posts`,
		story: {
			title: '../A #1 *guide* to São Tomé’s boats & [ropes]',
			contentFormat: 'markdown',
			content: 'Where *boats* wait.\n\n```\none\n  two\n```\n',
		},
	},
	'summarise-a-tag.json': {
		token: TOKENS.mara,
		route: `users/${MARA}/posts`,
		story: {
			title: 'Maps *and* [gaps]',
			contentFormat: 'html',
			content: '<p>- What <b>#maps</b> leave out.</p>',
			tags: ['Travel'],
			publishedAt: '2025-03-01T23:30:00.000Z',
		},
	},
};

async function publish(
	{ report, medium }: Bench,
	{ token, route, story }: (typeof NEWS)[string],
): Promise<StoredStory> {
	const response = await fetch(`${report.medium.url}/v1/${route}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ ...story, publishStatus: 'public' }),
	});
	expect(response.status).toBe(201);
	return (await medium.stories()).at(-1)!;
}

/** What an example did. */
export type Outcome = {
	execution: Execution;
	/** The stories that it has made. */
	made: StoredStory[];
	/** What its last node put out. */
	last: Item[];
	/** What was published before. */
	published?: StoredStory;
};

/** Runs the example that is in this file of examples/. */
export async function runExample(bench: Bench, file: string): Promise<Outcome> {
	const { editor, medium, report } = bench;
	const published = NEWS[file] && (await publish(bench, NEWS[file]));
	const before = await medium.stories();
	const execution = await editor.runWorkflow(report.workflows[file] ?? '');
	const stories = await medium.stories();
	return {
		execution,
		made: stories.filter(({ id }) => !before.some((story) => story.id === id)),
		last: lastOutput(execution),
		...(published && { published }),
	};
}

function lastOutput({ runs }: Execution): Item[] {
	const [last] = Object.values(runs).sort(
		([one], [other]) => (other?.executionIndex ?? 0) - (one?.executionIndex ?? 0),
	);
	return last?.at(-1)?.data?.main?.flatMap((items) => items ?? []) ?? [];
}

const onMedium = ({ path: address }: Pick<StoredStory, 'path'>): string =>
	`https://medium.com${address}`;
const dayOf = ({ publishedAt }: StoredStory): string =>
	new Date(publishedAt).toISOString().slice(0, 10);

async function storyCalled(medium: MediumControl, title: string): Promise<StoredStory> {
	return (await medium.stories()).find((story) => story.title === title)!;
}

/** The text that the example makes of a publication when that is chosen as its source. */
async function digestOf(editor: EditorClient, publication: string): Promise<unknown> {
	const file = path.join(EXAMPLES, 'summarise-a-tag.json');
	const workflow = JSON.parse(await readFile(file, 'utf8')) as Workflow;
	const reader = workflow.nodes.find(({ name }) => name === 'Get Stories');
	Object.assign(reader?.parameters ?? {}, {
		source: 'publication',
		feedPublication: publication,
	});
	const { id } = await editor.createWorkflow(workflow);
	return lastOutput(await editor.runWorkflow(id))[0]?.json['text'];
}

/** What each example promises, looked up in the local Medium. */
export const PROMISES: Record<string, (outcome: Outcome, bench: Bench) => Promise<void> | void> = {
	'announce-new-stories-in-chat.json': async ({ last, published }, { report }) => {
		expect(last.map(({ json }) => json)).toEqual([{ data: 'ok' }]);
		const messages = (await readFile(report.chat, 'utf8')).trimEnd().split('\n');
		expect(messages.map((message): unknown => JSON.parse(message))).toEqual([
			{
				text: [
					'New: “Boats &amp; &lt;!channel&gt; “ropes”” by Tomás Okafor, 1 min read',
					'Where boats wait.',
					onMedium(published!),
				].join('\n'),
			},
		]);
	},
	'list-publications-and-contributors.json': async ({ made, last }, { medium }) => {
		expect(made).toEqual([]);
		const { users, publications } = await medium.accounts();
		const mine = users[0]?.id;
		const editors = publications
			.filter(({ contributors }) => contributors.some(({ userId }) => userId === mine))
			.flatMap(({ id, contributors }) =>
				contributors
					.filter(({ role }) => role === 'editor')
					.map(({ userId, role }) => ({ publicationId: id, userId, role })),
			);
		expect(editors).toHaveLength(2);
		expect(last.map(({ json }) => json)).toEqual(editors);
	},
	'mirror-my-stories.json': async ({ last, published }, { editor, medium, report }) => {
		const mine = (await medium.stories())
			.filter(({ authorId, publishStatus }) => authorId === MARA && publishStatus === 'public')
			.sort((one, other) => other.publishedAt - one.publishedAt);
		const files = mine.map((story) => path.join(report.files, `${dayOf(story)}-${story.id}.md`));
		expect(mine.length).toBeGreaterThan(1);
		expect(last.map(({ json }) => json['fileName'])).toEqual(files);
		const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
		expect(texts.map((text) => readFrontMatter(text))).toMatchObject(
			mine.map((story) => ({
				facts: { title: story.title, canonicalUrl: onMedium(story) },
				remarks: [],
			})),
		);
		const at = mine.findIndex(({ id }) => id === published?.id);
		expect(texts[at]).toBe(`---
title: "Yes: \\"quotes\\", it's #1 \\\\ [tricks]\\u0085"
subtitle: "On boats: - a list?"
author: "Mara Lindqvist"
date: "2025-03-13T17:39:08.000Z"
updated: "2025-03-13T17:39:08.000Z"
tags: ["sea-side","idée"]
cover_image: "https://example.com/boat.png"
canonical_url: "${onMedium(published!)}"
medium_id: "${published?.id}"
truncated: false
---

### On boats: - a list?

![A boat](https://example.com/boat.png)

Where *boats* wait.

***

- One
- two
`);
		await medium.editStory(published!.id, { isMemberOnly: true });
		const again = await editor.runWorkflow(report.workflows['mirror-my-stories.json'] ?? '');
		expect(again.status).toBe('success');
		const whole = files[at]!;
		expect(await readFile(whole, 'utf8')).toContain('truncated: false');
		const beginning = await readFile(whole.replace(/\.md$/, '-beginning.md'), 'utf8');
		expect(beginning).toContain('truncated: true');
	},
	'prepare-without-a-token.json': async ({ execution, made }, { report }) => {
		expect(made).toEqual([]);
		const [item] = execution.runs['Prepare Story']?.[0]?.data?.main?.[0] ?? [];
		expect(item?.json).toMatchObject({
			title: 'A Field Guide to Village Wells',
			tags: ['history', 'walking', 'water'],
			canonicalUrl: 'https://example.com/village-wells',
		});
		const written = path.join(report.files, 'a-field-guide-to-village-wells.html');
		const page = await readFile(written, 'utf8');
		const [body = ''] = /<pre>.*<\/em><\/p>/s.exec(String(item?.json['html'])) ?? [];
		expect(page).toContain(body.split('<h3>')[0]);
		expect(page).toContain('<h1>A Field Guide to Village Wells</h1><h2>How to tell');
	},
	'publish-a-backlog.json': ({ made, last }) => {
		expect(new Set(made.map(({ title }) => title)).size).toBe(35);
		expect(made.every(({ publishStatus }) => publishStatus === 'draft')).toBe(true);
		expect(last.map(({ json }) => json['id'])).toEqual(made.map(({ id }) => id));
	},
	'publish-a-markdown-file.json': async ({ made }, { report }) => {
		expect(made).toHaveLength(1);
		const [story] = made;
		expect(story?.tags.length).toBeGreaterThan(0);
		expect(story?.canonicalUrl).toMatch(/^https:\/\//);
		const [, picture] =
			/https:\/\/(cdn-images-1\.medium\.com\/[^\s)"']+)/.exec(story?.content ?? '') ?? [];
		const stored = await fetch(`${report.medium.url}/${picture}`);
		expect(stored.status).toBe(200);
		expect(stored.headers.get('content-type')).toMatch(/^image\//);
	},
	'publish-to-a-publication.json': async ({ made }, { medium }) => {
		const { publications } = await medium.accounts();
		const publication = publications.find(({ slug }) => slug === 'slow-compiler');
		expect(made).toMatchObject([
			{ publicationId: publication?.id, publishStatus: 'draft', tags: ['harbour', 'notes'] },
		]);
	},
	'save-new-stories-as-markdown.json': async ({ last, published }, { editor, medium, report }) => {
		const story = published!;
		const name = `${dayOf(story)}-a-1-guide-to-são-tomé-s-boats-ropes-${story.id}.md`;
		const file = path.join(report.files, name);
		expect(last.map(({ json }) => json['fileName'])).toEqual([file]);
		expect(await readFile(file, 'utf8'))
			.toBe(`# ../A \\#1 \\*guide\\* to São Tomé’s boats \\& \\[ropes\\]

Where *boats* wait.

\`\`\`
one
  two
\`\`\`

---

A story by Tomás Okafor: <${onMedium(story)}>
`);
		await medium.editStory(story.id, { isMemberOnly: true });
		const again = await editor.runWorkflow(
			report.workflows['save-new-stories-as-markdown.json'] ?? '',
		);
		expect(again.status).toBe('success');
		expect(await readFile(file, 'utf8')).toContain(
			'\n\nThe beginning of a story by Tomás Okafor: ',
		);
	},
	'summarise-a-tag.json': async ({ last, published }, bench) => {
		const [ferry, lighthouse, tides] = await Promise.all(
			[
				'The Ferry That Waits for Nobody',
				'Notes on Writing in a Lighthouse',
				'How to Read a Tide Table',
			].map((title) => storyCalled(bench.medium, title)),
		);
		expect(last).toHaveLength(1);
		expect(last[0]?.json).toEqual({
			title: 'New on Medium: 4 stories',
			text: `# New on Medium: 4 stories

## 2025-03-01

- [Maps \\*and\\* \\[gaps\\]](${onMedium(published!)}) by Mara Lindqvist: - What \\#maps leave out.

## 2025-02-03

- [Notes on Writing in a Lighthouse](${onMedium(lighthouse!)}) by Tomás Okafor: There are 219 steps between the kettle and the desk. One thinks twice before one gets up, and so the second paragraph gets written.
- [How to Read a Tide Table](${onMedium(tides!)}) by Tomás Okafor: The columns are times, the small figures are metres. What it does not say is what the wind will add to them.

## 2025-01-14

- [The Ferry That Waits for Nobody](${onMedium(ferry!)}) by Tomás Okafor: What a timetable is worth in January
`,
		});
		expect(await digestOf(bench.editor, 'harbour-notes')).toContain(
			`](${onMedium(tides!)}) by Tomás Okafor, 1 min read: The columns are times, `,
		);
	},
};
