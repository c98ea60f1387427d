import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { readFrontMatter } from '../../nodes/Medium/content/read/frontMatter';
import { createBacklog } from '../../sandbox/start/backlog';
import { MARA, PUBLICATIONS, TOKENS, TOMAS } from '../sandbox/client';
import type { MediumControl, StoredStory } from '../support/localMedium';

const ARTICLES = path.join(__dirname, '../../examples/articles');

/** Where examples are run: in a real n8n, or in n8n-core alone. */
export type Stage = {
	medium: MediumControl;
	/** The local Medium's address. */
	mediumUrl: string;
	/** The folder that examples read and write in. */
	files: string;
	/** The file with what was told a chat, a line of JSON each. */
	chat: string;
	/** Runs the example that is in this file of examples/, to its end. */
	run: (file: string) => Promise<Execution>;
};

/** An execution that has ended, as n8n records it. */
export type Execution = {
	status: string;
	runs: Record<string, NodeRun[]>;
};

/** One run of one node. */
type NodeRun = {
	/** When it ran, counted from 0. */
	executionIndex: number;
	data?: { main?: (Item[] | null)[] };
};

type Item = { json: Record<string, unknown> };

/** What an example did. */
export type Outcome = {
	status: string;
	/** The stories that it has made. */
	made: StoredStory[];
	/** What it asked Medium's API, such as `GET /v1/me`. */
	calls: string[];
	/** What its last node put out. */
	last: Record<string, unknown>[];
	/** What was published before, in this order. */
	published: StoredStory[];
};

/** One pixel. */
const OTHER_PICTURE = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
	'base64',
);

/** What is published before an example that reads is run. */
type News = { token: string; route: string; stories: object[] };

const NEWS: Record<string, News> = {
	'announce-new-stories-in-chat.json': {
		token: TOKENS.tomas,
		route: `publications/${PUBLICATIONS.written}/posts`,
		stories: [
			{
				title: 'Boats & <!channel> “ropes”',
				contentFormat: 'html',
				content: '<p>Where <em>boats</em> wait.</p>',
			},
		],
	},
	'mirror-my-stories.json': {
		token: TOKENS.mara,
		route: `users/${MARA}/posts`,
		stories: [
			{ title: 'Another one', contentFormat: 'markdown', content: 'Words.' },
			{
				title: `Yes: "quotes", it's #1 \\ [tricks]\u0085 and\u2028lines`,
				contentFormat: 'markdown',
				content:
					'# A title\n\n## On boats: - a list?\n\n![A boat](https://example.com/boat.png)\n\nWhere *boats* wait.\n\n---\n\n- One\n- two\n',
				tags: ['Sea Side', 'idée'],
				publishedAt: '2025-03-13T17:39:08.000Z',
			},
		],
	},
	'save-new-stories-as-markdown.json': {
		token: TOKENS.tomas,
		route: `users/${TOMAS}/posts`,
		stories: [
			{
				title: '../A #1 *guide* to São Tomé’s boats & [ropes]',
				contentFormat: 'markdown',
				content: 'Where *boats* wait.\n\n```\none\n  two\n```\n',
				tags: ['Sea Side'],
			},
		],
	},
	'summarize-a-tag.json': {
		token: TOKENS.mara,
		route: `users/${MARA}/posts`,
		stories: [
			{
				title: 'Maps *and* [gaps]',
				contentFormat: 'html',
				content: '<p>- What <b>#maps</b> leave out.</p>',
				tags: ['Travel'],
				publishedAt: '2025-03-01T23:30:00.000Z',
			},
		],
	},
};

async function publish(
	{ medium, mediumUrl }: Stage,
	{ token, route, stories }: News,
): Promise<StoredStory[]> {
	for (const story of stories) {
		const response = await fetch(`${mediumUrl}/v1/${route}`, {
			method: 'POST',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			body: JSON.stringify({ ...story, publishStatus: 'public' }),
		});
		expect(response.status).toBe(201);
	}
	return (await medium.stories()).slice(-stories.length);
}

/** Runs the example that is in this file of examples/, with something to read if it reads. */
export async function runExample(stage: Stage, file: string): Promise<Outcome> {
	const { medium, files } = stage;
	// Pictures that no article names, before and after the others in whatever order.
	for (const name of ['a.png', 'z.png']) {
		await writeFile(path.join(files, 'articles', name), OTHER_PICTURE);
	}
	const published = NEWS[file] ? await publish(stage, NEWS[file]) : [];
	const before = await medium.stories();
	await medium.forgetRequests();
	const { status, runs } = await stage.run(file);
	const requests = await medium.requests();
	const stories = await medium.stories();
	return {
		status,
		made: stories.filter(({ id }) => !before.some((story) => story.id === id)),
		calls: requests
			.filter(({ host }) => host === 'api.medium.com')
			.map(({ method, path: address }) => `${method} ${address}`),
		last: lastOutput(runs).map(({ json }) => json),
		published,
	};
}

function lastOutput(runs: Execution['runs']): Item[] {
	const [last] = Object.values(runs).sort(
		([one], [other]) => (other?.executionIndex ?? 0) - (one?.executionIndex ?? 0),
	);
	return last?.at(-1)?.data?.main?.flatMap((items) => items ?? []) ?? [];
}

const onMedium = ({ path: address }: Pick<StoredStory, 'path'>): string =>
	`https://medium.com${address}`;
const dayOf = ({ publishedAt }: StoredStory): string =>
	new Date(publishedAt).toISOString().slice(0, 10);

/** Feeds know no milliseconds. */
const shownTime = ({ publishedAt }: StoredStory): string =>
	new Date(Math.floor(publishedAt / 1000) * 1000).toISOString();

async function storyCalled(medium: MediumControl, title: string): Promise<StoredStory> {
	return (await medium.stories()).find((story) => story.title === title)!;
}

/** What each example promises, looked up in the local Medium. */
export const PROMISES: Record<string, (outcome: Outcome, stage: Stage) => Promise<void> | void> = {
	'announce-new-stories-in-chat.json': async ({ last, published: [story] }, { chat }) => {
		expect(last).toEqual([{ data: 'ok' }]);
		const messages = (await readFile(chat, 'utf8')).trimEnd().split('\n');
		expect(messages.map((message): unknown => JSON.parse(message))).toEqual([
			{
				text: `New: “Boats &amp; &lt;!channel&gt; “ropes”” by Tomás Okafor\n${onMedium(story!)}`,
			},
		]);
	},
	'list-publications-and-contributors.json': async ({ made, last }, { medium }) => {
		expect(made).toEqual([]);
		const { publications } = await medium.accounts();
		const editors = publications
			.filter(({ contributors }) => contributors.some(({ userId }) => userId === MARA))
			.flatMap(({ id, contributors }) =>
				contributors
					.filter(({ role }) => role === 'editor')
					.map(({ userId, role }) => ({ publicationId: id, userId, role })),
			);
		expect(editors).toHaveLength(2);
		expect(last).toEqual(editors);
	},
	'mirror-my-stories.json': async ({ last, published }, { files, medium, run }) => {
		const mine = (await medium.stories())
			.filter(({ authorId, publishStatus }) => authorId === MARA && publishStatus === 'public')
			.sort((one, other) => other.publishedAt - one.publishedAt);
		const written = mine.map((story) => path.join(files, `${dayOf(story)}-${story.id}.md`));
		expect(mine.length).toBeGreaterThan(1);
		expect(last).toEqual(written.map((fileName) => ({ fileName })));
		const texts = await Promise.all(written.map((file) => readFile(file, 'utf8')));
		expect(texts.map((text) => readFrontMatter(text))).toMatchObject(
			mine.map((story) => ({
				facts: {
					title: story.title.replace(/[\u0085\u2028 ]+/g, ' '),
					canonicalUrl: onMedium(story),
					publishedAt: shownTime(story),
				},
				remarks: [],
			})),
		);
		const story = published.at(-1)!;
		const whole = path.join(files, `2025-03-13-${story.id}.md`);
		expect(await readFile(whole, 'utf8')).toBe(`---
title: "Yes: \\"quotes\\", it's #1 \\\\ [tricks] and lines"
date: 2025-03-13T17:39:08.000Z
tags: ["sea-side","idée"]
canonical_url: ${onMedium(story)}
truncated: false
---

### On boats: - a list?

![A boat](https://example.com/boat.png)

Where *boats* wait.

***

- One
- two
`);
		// When only members may read it, the feed has no more than its beginning.
		await medium.editStory(story.id, { isMemberOnly: true });
		expect(await run('mirror-my-stories.json')).toMatchObject({ status: 'success' });
		expect(await readFile(whole, 'utf8')).toContain('truncated: false');
		const beginning = await readFile(whole.replace(/\.md$/, '-beginning.md'), 'utf8');
		expect(beginning).toContain('truncated: true');
	},
	'prepare-without-a-token.json': async ({ made, calls, last }, { files }) => {
		expect([made, calls]).toEqual([[], []]);
		const written = path.join(files, 'articles/a-field-guide-to-village-wells.html');
		expect(last).toMatchObject([
			{
				title: 'A Field Guide to Village Wells',
				subtitle: 'How to tell a good one from the road',
				tags: ['history', 'walking', 'water'],
				canonicalUrl: 'https://example.com/village-wells',
				license: 'cc-40-by',
				fileName: written,
			},
		]);
		const page = await readFile(written, 'utf8');
		const [body = ''] = /<pre>.*<\/ol>/s.exec(String(last[0]?.['html'])) ?? [];
		expect(page).toContain(body.split('<h3>')[0]);
		expect(page).toContain('<h1>A Field Guide to Village Wells</h1><h2>How to tell');
		// The page lies beside the picture, so a browser shows it.
		expect(page).toContain('<img src="lighthouse.png"');
	},
	'publish-a-backlog.json': async ({ made, last }, { run }) => {
		const backlog = createBacklog();
		const titles = backlog.map(({ text }) => /^# (.+)$/m.exec(text)?.[1]);
		expect(made.map(({ title }) => title).sort()).toEqual(titles.sort());
		expect(made.every(({ publishStatus }) => publishStatus === 'draft')).toBe(true);
		expect(last.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
		const again = lastOutput((await run('publish-a-backlog.json')).runs).map(({ json }) => json);
		expect(new Set(again)).toEqual(
			new Set(
				backlog.map(({ name }) => ({ skipped: true, reason: 'alreadyPublished', key: name })),
			),
		);
	},
	'publish-a-markdown-file.json': async ({ made, calls, last }, { medium, mediumUrl }) => {
		expect(made).toMatchObject([
			{
				title: 'A Week of Quiet Automation',
				authorId: MARA,
				tags: ['automation', 'writing', 'n8n'],
				canonicalUrl: 'https://example.com/quiet-automation',
				publishStatus: 'public',
			},
		]);
		const [story] = made;
		const { kept } = await medium.story(story!.id);
		const [, picture = ''] =
			/src="https:\/\/(cdn-images-1\.medium\.com\/[^"]+)"/.exec(kept.html) ?? [];
		expect(kept).toEqual({ html: quietAutomation(`https://${picture}`), leftOut: {} });
		expect(calls).toEqual(['GET /v1/me', 'POST /v1/images', `POST /v1/users/${MARA}/posts`]);
		const stored = await fetch(`${mediumUrl}/${picture}`);
		expect(Buffer.from(await stored.arrayBuffer())).toEqual(
			await readFile(path.join(ARTICLES, 'lighthouse.png')),
		);
		expect(last).toMatchObject([
			{ id: story!.id, url: onMedium(story!), warnings: [{ code: 'tableAsCode', line: 15 }] },
		]);
	},
	'publish-to-a-publication.json': async ({ made, calls, last }, { medium }) => {
		const { publications } = await medium.accounts();
		const { id } = publications.find(({ slug }) => slug === 'slow-compiler')!;
		expect(made).toMatchObject([
			{
				title: 'Notes From the Harbor',
				authorId: MARA,
				publicationId: id,
				tags: ['harbor', 'notes'],
				publishStatus: 'draft',
			},
		]);
		const [story] = made;
		expect((await medium.story(story!.id)).kept).toEqual({
			html: '<h3>Notes From the Harbor</h3><p>The ferry was late again, so I had time to count the boats.</p><ul><li>Eleven with sails</li><li>Four without</li><li>One that somebody painted twice</li></ul><p>Tomorrow I will count them again.</p>',
			leftOut: {},
		});
		expect(calls).toEqual([
			'GET /v1/me',
			`GET /v1/users/${MARA}/publications`,
			`POST /v1/publications/${id}/posts`,
		]);
		expect(last).toMatchObject([{ id: story!.id, publicationId: id, warnings: [] }]);
	},
	'save-new-stories-as-markdown.json': async ({ last, published }, { files, medium, run }) => {
		const story = published[0]!;
		const file = path.join(files, `A-1-guide-to-São-Tomé-s-boats-ropes-${story.id}.md`);
		expect(last).toEqual([{ fileName: file }]);
		const text = await readFile(file, 'utf8');
		expect(text).toBe(`---
title: "../A #1 *guide* to São Tomé’s boats & [ropes]"
author: "Tomás Okafor"
date: ${shownTime(story)}
tags: ["sea-side"]
url: ${onMedium(story)}
truncated: false
---

Where *boats* wait.

\`\`\`
one
  two
\`\`\`
`);
		expect(readFrontMatter(text)).toMatchObject({
			facts: { title: story.title, tags: ['sea-side'] },
			remarks: [],
		});
		await medium.editStory(story.id, { isMemberOnly: true });
		const again = await run('save-new-stories-as-markdown.json');
		expect(again).toMatchObject({ status: 'success' });
		expect(await readFile(file, 'utf8')).toContain('\ntruncated: true\n');
	},
	'summarize-a-tag.json': async ({ last, published }, { medium }) => {
		const [ferry, lighthouse, tides] = await Promise.all(
			[
				'The Ferry That Waits for Nobody',
				'Notes on Writing in a Lighthouse',
				'How to Read a Tide Table',
			].map((title) => storyCalled(medium, title)),
		);
		expect(last).toEqual([
			{
				text: `Maps *and* [gaps], by Mara Lindqvist
- What #maps leave out.
${onMedium(published[0]!)}

Notes on Writing in a Lighthouse, by Tomás Okafor
There are 219 steps between the kettle and the desk. You think twice before you get up, and so the second paragraph gets written.
${onMedium(lighthouse!)}

How to Read a Tide Table, by Tomás Okafor
The columns are times, the small figures are meters. What it does not say is what the wind will add to them.
${onMedium(tides!)}

The Ferry That Waits for Nobody, by Tomás Okafor
What a timetable is worth in January
${onMedium(ferry!)}`,
			},
		]);
	},
};

/** The article as Medium keeps it, with its picture at this address. */
function quietAutomation(picture: string): string {
	return [
		'<h3>A Week of Quiet Automation</h3>',
		'<h4>What happened when I let small workflows do the boring half of my writing</h4>',
		'<p>On Monday I wrote down every step between an idea and a published article. There were eleven, and only the first one was writing.</p>',
		`<figure><img src="${picture}" alt="The old lighthouse at the harbor, drawn from memory"></figure>`,
		'<h3>What I stopped doing by hand</h3>',
		`<pre>Step                              | Minutes before | Minutes now
----------------------------------|----------------|------------
Copying the text into the browser |              4 |           0
Uploading each picture            |              9 |           0
Looking up last week's tags       |              3 |           0
Setting the canonical link        |              2 |           0</pre>`,
		'<p>None of these takes long. <em>All</em> of them together take exactly as long as it takes to lose the wish to write the next piece.</p>',
		'<blockquote>A tool is finished when you stop noticing that you use it.</blockquote>',
		'<h3>The one rule I kept</h3>',
		'<p>A machine that can publish can also publish too early, and no call takes a story back. So nothing goes <strong>public</strong> before one last check:</p>',
		`<pre>const ready = story.pictures.every(({ uploaded }) => uploaded);
return ready ? 'public' : 'draft';</pre>`,
		'<h3>What is left</h3>',
		'<ol><li>Writing.</li><li>Reading it once more, aloud.</li><li>Pressing the button.</li></ol>',
		'<p>The full list of steps, with the ones that are gone crossed out, is on <a href="https://example.com/quiet-automation">my own page</a>.</p>',
		'<hr><p><em>Written in Markdown, published from n8n.</em></p>',
	].join('');
}
