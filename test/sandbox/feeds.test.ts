import { looksLikeResponse } from '../../nodes/Medium/feed/filters';
import { parseFeed } from '../../nodes/Medium/feed/parse';
import { type FeedStory, readOwner, readStories } from '../../nodes/Medium/feed/story';
import { type LocalMedium, startLocalMedium } from '../support/localMedium';
import { type Answer, call, post, PUBLICATIONS, textAt, TOKENS, TOMAS } from './client';

let medium: LocalMedium;
beforeAll(async () => {
	medium = await startLocalMedium();
});
beforeEach(() => medium.control.reset());
afterAll(() => medium.stop());

const HARBOUR = 'Where *boats* wait & ropes “talk”.';
const ARTICLE = `# Salt & Sand\n\n## On boats\n\n${HARBOUR}\n\n![A boat](https://example.com/boat.png)\n\n\`\`\`\none\ntwo\n\`\`\`\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n`;

async function publish(fields: Record<string, unknown> = {}): Promise<string> {
	const answer = await post(medium, { publishStatus: 'public', ...fields });
	return textAt(answer.data, 'data', 'id');
}

async function publishIn(id: string, fields: Record<string, unknown> = {}): Promise<string> {
	const answer = await post(
		medium,
		{ publishStatus: 'public', ...fields },
		{ path: `/v1/publications/${id}/posts` },
	);
	return textAt(answer.data, 'data', 'id');
}

const get = (path: string, request: Record<string, unknown> = {}): Promise<Answer> =>
	call(medium, { path, token: null, ...request });

const control = async (method: string, path: string, json?: unknown): Promise<Answer> => {
	const answer = await call(medium, { method, path: `/sandbox${path}`, token: null, json });
	expect(answer.status).toBeLessThan(300);
	return answer;
};

async function storiesOf(path: string, host?: string): Promise<FeedStory[]> {
	const answer = await get(path, { host });
	expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/xml; charset=UTF-8']);
	const reading = parseFeed(String(answer.data));
	if (reading.kind !== 'feed') throw new Error(reading.why);
	return readStories(reading);
}

async function ownerOf(path: string): Promise<ReturnType<typeof readOwner>> {
	const reading = parseFeed(String((await get(path)).data));
	if (reading.kind !== 'feed') throw new Error(reading.why);
	return readOwner(reading.channel);
}

const idsOf = async (path: string, host?: string): Promise<string[]> =>
	(await storiesOf(path, host)).map(({ id }) => id);

describe('a user’s feed', () => {
	it('has the story as Medium’s has it', async () => {
		const id = await publish({
			title: 'Salt & Sand',
			contentFormat: 'markdown',
			content: ARTICLE,
			tags: ['Sea Side', 'idée'],
		});
		const raw = String((await get('/feed/@mara.lindqvist')).data);
		expect(raw).toContain(`<link>https://medium.com/@mara.lindqvist/salt-sand-${id}?source=rss-`);
		expect(raw).toContain('<atom:link href="http://medium.superfeedr.com" rel="hub"/>');

		const [story] = await storiesOf('/feed/@mara.lindqvist');
		expect(story).toMatchObject({
			id,
			title: 'Salt & Sand',
			subtitle: 'On boats',
			url: `https://medium.com/@mara.lindqvist/salt-sand-${id}`,
			author: 'Mara Lindqvist',
			tags: ['sea-side', 'idée'],
			imageUrl: 'https://example.com/boat.png',
			snippet: 'Where boats wait & ropes “talk”.',
			isTruncated: false,
			readingTime: 1,
		});
		expect(story?.publicationId).toBeUndefined();
		expect(story?.contentHtml).toMatch(/^<h4>On boats<\/h4><p>/);
		expect(story?.contentHtml).toContain('<pre>one<br>two</pre>');
		expect(story?.contentHtml).toMatch(
			/<iframe src="https:\/\/cdn\.embedly\.com\/[^"]*dQw4w9WgXcQ/,
		);
		expect(story?.contentHtml).toMatch(new RegExp(`postId=${id}" width="1" height="1" alt="">$`));
	});

	it('is at every address that Medium has for it', async () => {
		const id = await publish();
		expect(await idsOf('/feed/@mara.lindqvist')).toEqual([id]);
		expect(await idsOf('/@mara.lindqvist/feed')).toEqual([id]);
		expect(await idsOf('/@mara.lindqvist/feed', 'medium.com')).toEqual([id]);
		expect(await idsOf('/feed', 'mara-lindqvist.medium.com')).toEqual([id]);
		expect(await idsOf('/feed?x=1', 'mara-lindqvist.medium.com:443')).toEqual([id]);
	});

	it('has the ten newest public stories, by their date', async () => {
		for (let hour = 0; hour < 12; hour++) {
			const publishedAt = new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
			await publish({ title: `Story ${hour}`, publishedAt });
		}
		await publish({ title: 'A draft', publishStatus: 'draft' });
		await publish({ title: 'Unlisted', publishStatus: 'unlisted' });
		await post(medium, {}, { path: `/v1/users/${TOMAS}/posts`, token: TOKENS.tomas });
		const titles = (await storiesOf('/feed/@mara.lindqvist')).map(({ title }) => title);
		expect(titles).toEqual(Array.from({ length: 10 }, (_, index) => `Story ${11 - index}`));
	});

	it('says whose it is', async () => {
		expect(await ownerOf('/feed/@mara.lindqvist')).toMatchObject({
			name: 'Mara Lindqvist',
			url: 'https://medium.com/@mara.lindqvist',
		});
		const raw = String((await get('/feed/@mara.lindqvist')).data);
		expect(raw).toMatch(
			/<link>https:\/\/medium\.com\/@mara\.lindqvist\?source=rss-[0-9a-f]{12}-{6}2</,
		);
		expect(raw).toContain('href="https://medium.com/@mara.lindqvist/feed" rel="self"');
		expect(raw).toContain('href="http://medium.superfeedr.com" rel="hub"');
		expect(await idsOf('/feed/@tomas-okafor')).toEqual([]);
	});

	it('has responses, which no other feed has', async () => {
		const content = '<p>Thank you, that helped me a lot.</p>';
		await control('POST', '/responses', { username: 'mara.lindqvist', content });
		const [response, ...others] = await storiesOf('/feed/@mara.lindqvist');
		expect(others).toEqual([]);
		expect(response).toMatchObject({ title: 'Thank you, that helped me a lot.', tags: [] });
		expect(response && looksLikeResponse(response)).toBe(true);
	});

	it('shows edits, deletions, and only the beginning of stories for members', async () => {
		const [edited, member, gone] = [await publish(), await publish(), await publish()];
		await medium.control.advanceClock(60_000);
		await control('PATCH', `/stories/${edited}`, { content: '<p>Other words.</p>' });
		await control('PATCH', `/stories/${member}`, { isMemberOnly: true });
		await control('DELETE', `/stories/${gone}`);
		const stories = await storiesOf('/feed/@mara.lindqvist');
		expect(stories.map(({ id, isTruncated }) => [id, isTruncated])).toEqual([
			[member, true],
			[edited, false],
		]);
		for (const { publishedAt, updatedAt } of stories) {
			const later = Date.parse(updatedAt ?? '') - Date.parse(publishedAt ?? '');
			expect(later).toBeGreaterThanOrEqual(60_000);
		}
		expect(stories[1]?.snippet).toBe('Other words.');
	});

	it('keeps what would end a section or escape one', async () => {
		const title = 'a ]]> b <c> & "d" &amp; \'e\'';
		await publish({ title, content: '<p>x ]]&gt; y</p>' });
		const [story] = await storiesOf('/feed/@mara.lindqvist');
		expect(story).toMatchObject({ title, snippet: 'x ]]> y' });
	});
});

describe('a publication’s feed', () => {
	it('has its stories with their footer, and its ID', async () => {
		const id = await publishIn(PUBLICATIONS.edited, { title: 'Loops', tags: ['code'] });
		await publish({ title: 'Elsewhere' });
		const [story, ...others] = await storiesOf('/feed/slow-compiler');
		expect(others).toEqual([]);
		expect(story).toMatchObject({
			id,
			publicationId: PUBLICATIONS.edited,
			url: `https://medium.com/slow-compiler/loops-${id}`,
			snippet: 'Words.',
		});
		expect(story?.contentHtml).toMatch(/<hr><p><a [^>]*>Loops<\/a> was originally published in /);
		expect(await ownerOf('/feed/slow-compiler')).toMatchObject({
			name: 'The Slow Compiler',
			description: 'Essays on programs that take their time.',
			publicationId: PUBLICATIONS.edited,
		});
		expect(String((await get('/feed/slow-compiler')).data)).toContain(
			'href="https://medium.com/feed/slow-compiler" rel="self"',
		);
	});

	it('keeps every character of its name', async () => {
		const { name, description } = await ownerOf('/feed/ampersand-quarterly');
		expect(name).toBe('Ampersand & Söhne “Quarterly”');
		expect(description).toBe(
			'He said "quotes", she said <none>; it\'s about 文字, emoji 🖋️ & naïve façades.',
		);
	});

	it('can be had for one tag', async () => {
		const id = await publishIn(PUBLICATIONS.edited, { tags: ['Slow Code'] });
		await publishIn(PUBLICATIONS.edited, { tags: ['other'] });
		expect(await idsOf('/feed/slow-compiler/tagged/slow-code')).toEqual([id]);
		expect(await ownerOf('/feed/slow-compiler/tagged/slow-code')).toMatchObject({
			name: 'Slow Code in The Slow Compiler',
			publicationId: PUBLICATIONS.edited,
		});
	});

	it('has teasers only when its owner wants that', async () => {
		await publishIn(PUBLICATIONS.edited, {
			content: '<p>It’s a — test</p><img src="https://example.com/a.png">',
		});
		await control('POST', '/settings', { truncatedFeeds: true });
		const answer = await get('/feed/slow-compiler');
		expect(String(answer.data)).toContain('It&#x2019;s a &#x2014; test');
		expect(String(answer.data)).toContain('Continue reading on The Slow Compiler »');
		expect(await storiesOf('/feed/slow-compiler')).toMatchObject([
			{ isTruncated: true, snippet: 'It’s a — test', imageUrl: 'https://example.com/a.png' },
		]);
	});
});

describe('a tag’s feed', () => {
	it('has everybody’s stories, truncated', async () => {
		const one = await publish({ tags: ['Idée fixe'] });
		const other = await publishIn(PUBLICATIONS.edited, { tags: ['idée-fixe'] });
		await publish({ tags: ['sea'] });
		const path = `/feed/tag/${encodeURIComponent('idée-fixe')}`;
		const stories = await storiesOf(path);
		expect(stories.map(({ id, isTruncated }) => [id, isTruncated])).toEqual([
			[other, true],
			[one, true],
		]);
		expect(stories.every(({ publicationId }) => publicationId === undefined)).toBe(true);
		expect(await ownerOf(path)).toMatchObject({ name: 'Idée Fixe' });
		expect(await idsOf('/feed/tag/nobody')).toEqual([]);
	});
});

describe('what is not there', () => {
	it.each<[string, string | undefined]>([
		['/feed/@nobody', undefined],
		['/feed/nothing', undefined],
		['/feed/nothing/tagged/sea', undefined],
		['/slow-compiler/feed', undefined],
		['/feed', 'nobody.medium.com'],
		['/feed/@mara.lindqvist', 'api.medium.com'],
	])('%s on %s', async (path, host) => {
		expect((await get(path, { host })).status).toBe(404);
	});
});

describe('lag', () => {
	it('keeps a story out of all feeds for a quarter of an hour, and the older ones in', async () => {
		const older = await publish();
		await medium.control.advanceClock(16 * 60_000);
		await control('POST', '/settings', { laggingFeeds: true });
		const newer = await publish();
		expect(await idsOf('/feed/@mara.lindqvist')).toEqual([older]);
		await medium.control.advanceClock(16 * 60_000);
		expect(await idsOf('/feed/@mara.lindqvist')).toEqual([newer, older]);
	});
});

describe('throttling', () => {
	it.each<[string | object, number, string]>([
		['tooManyFeedRequests', 429, 'throttled'],
		[{ name: 'tooManyFeedRequests', status: 403 }, 403, 'throttled'],
		['htmlInsteadOfJson', 200, 'html'],
		['cloudflareChallenge', 403, 'html'],
		['emptyBody', 200, 'empty'],
		['malformedJson', 200, 'cut'],
	])('%j', async (fault, status, why) => {
		await publish();
		await medium.control.addFault({
			match: { path: '/feed/' },
			fault: fault as string | { name: string },
		});
		const answer = await get('/feed/@mara.lindqvist');
		expect(answer.status).toBe(status);
		expect(parseFeed(String(answer.data), answer.headers['content-type'])).toEqual({
			kind: 'notAFeed',
			why,
		});
		await medium.control.clearFaults();
		expect(await storiesOf('/feed/@mara.lindqvist')).toHaveLength(1);
	});
});

describe('the settings', () => {
	it.each([{}, { truncatedFeeds: 'yes' }, { unheardOf: true }])('%j are refused', async (json) => {
		const request = { method: 'POST', path: '/sandbox/settings', token: null, json };
		expect((await call(medium, request)).status).toBe(400);
	});

	it('go back with everything else', async () => {
		await control('POST', '/settings', {
			truncatedFeeds: true,
			laggingFeeds: true,
		});
		await medium.control.reset();
		const { data } = await get('/sandbox/state');
		expect(data).toMatchObject({
			settings: {
				dailyLimit: false,
				truncatedFeeds: false,
				laggingFeeds: false,
			},
		});
	});
});
