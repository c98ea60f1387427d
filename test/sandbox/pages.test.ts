import { type KeptStory, type LocalMedium, startLocalMedium } from '../support/localMedium';
import { call, post, PUBLICATIONS, textAt } from './client';

let medium: LocalMedium;
beforeAll(async () => {
	medium = await startLocalMedium();
});
beforeEach(() => medium.control.reset());
afterAll(() => medium.stop());

type Format = 'html' | 'markdown';

async function publish(
	content: string,
	contentFormat: Format = 'html',
	fields: Record<string, unknown> = {},
): Promise<KeptStory> {
	const answer = await post(medium, { content, contentFormat, ...fields });
	expect(answer.status).toBe(201);
	return medium.control.story(textAt(answer.data, 'data', 'id'));
}

async function kept(content: string, contentFormat: Format = 'html'): Promise<string> {
	return (await publish(content, contentFormat)).kept.html;
}

async function page(path: string): Promise<{ html: string; policy: string }> {
	const answer = await call(medium, { path, token: null });
	expect(answer.status).toBe(200);
	expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
	return { html: String(answer.data), policy: answer.headers['content-security-policy'] ?? '' };
}

/** Publishes a story and returns the part of its page that is the story. */
async function article(content: string, contentFormat: Format = 'html'): Promise<string> {
	const story = await publish(content, contentFormat);
	const [, html = ''] =
		/<article class="story">(.*)<\/article>/s.exec((await page(story.path)).html) ?? [];
	expect(html).not.toBe('');
	return html;
}

async function upload(hex: string): Promise<string> {
	const body = new FormData();
	body.append('image', new Blob([Buffer.from(hex, 'hex')]), 'picture');
	const answer = await call(medium, { method: 'POST', path: '/v1/images', body });
	return textAt(answer.data, 'data', 'url');
}

describe('what Medium keeps', () => {
	it.each<[string, string, string]>([
		[
			'titles',
			'<h1>A</h1><h2>B</h2><h1>C</h1><h2>D</h2><h3>E</h3><h4>F</h4>',
			'<h3>A</h3><h4>B</h4><h3>C</h3><h4>D</h4><h4>E</h4><h4>F</h4>',
		],
		['lower headings', '<h5>A</h5><h6>B</h6>', '<p>A</p><p>B</p>'],
		[
			'marks',
			'<p><b>a</b> <i>b</i> <strong>c</strong> <em>d</em><br>e</p>',
			'<p><strong>a</strong> <em>b</em> <strong>c</strong> <em>d</em><br>e</p>',
		],
		[
			'lost marks',
			'<p><u>a</u><s>b</s><code>c</code><sub>d</sub><mark>e</mark></p>',
			'<p>abcde</p>',
		],
		[
			'lists',
			'<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>',
			'<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>',
		],
		[
			'nested lists',
			'<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>',
			'<ul><li>a</li><li>b</li><li>c</li></ul>',
		],
		[
			'list items with several blocks',
			'<ul><li><p>a</p><p>b</p><pre>c</pre></li><li>d</li></ul>',
			'<ul><li>a</li></ul><p>b</p><pre>c</pre><ul><li>d</li></ul>',
		],
		[
			'quotes',
			'<blockquote><p>a</p><blockquote>b</blockquote><h2>c</h2></blockquote>',
			'<blockquote>a</blockquote><blockquote>b</blockquote><blockquote>c</blockquote>',
		],
		[
			'code',
			'<pre><code class="language-ts">a &lt; b;<br>  c</code></pre>',
			'<pre>a &#x3C; b;\n  c</pre>',
		],
		['rules', '<p>a</p><hr>', '<p>a</p><hr>'],
		[
			'figures',
			'<figure><img src="https://x.example/a.png" alt="b"><figcaption>c <em>d</em></figcaption></figure>',
			'<figure><img src="https://x.example/a.png" alt="b"><figcaption>c <em>d</em></figcaption></figure>',
		],
		[
			'pictures in links and paragraphs',
			'<p>a<a href="https://x.example/"><img src="https://x.example/a.gif" alt=""></a>b</p>',
			'<p>a</p><figure><img src="https://x.example/a.gif" alt=""></figure><p>b</p>',
		],
		[
			'containers',
			'<div class="x" style="color:red"><section><p align="right">a</p></section>b</div>',
			'<p>a</p><p>b</p>',
		],
		['comments', '<p>a<!-- b --></p>', '<p>a</p>'],
	])('treats %s as Medium does', async (_case, content, expected) => {
		expect(await kept(content)).toBe(expected);
	});

	it.each<[string, string, string]>([
		['tables', '<table><tr><td>gone</td></tr></table>', 'table'],
		['iframes', '<iframe src="https://www.youtube.com/embed/x">gone</iframe>', 'iframe'],
		['videos', '<video src="https://x.example/v.mp4">gone</video>', 'video'],
		['forms', '<form><input value="gone"></form>', 'form'],
		['scripts', '<script>gone()</script>', 'script'],
		['style sheets', '<style>.gone{}</style>', 'style sheet'],
		['SVG drawings', '<svg><text>gone</text></svg>', 'SVG drawing'],
		['formulas', '<math><mi>gone</mi></math>', 'formula'],
		['relative pictures', '<img src="./gone.png">', 'picture with a relative address'],
		['data: pictures', '<img src="data:image/png;base64,gone">', 'picture in a data: address'],
		['SVG pictures', '<img src="https://x.example/gone.svg?a=b">', 'SVG or WebP picture'],
		['WebP pictures', '<img src="https://x.example/gone.WEBP">', 'SVG or WebP picture'],
		['local pictures', '<img src="file:///gone.png">', 'picture with a file: address'],
	])('drops %s and reports it', async (_case, content, what) => {
		const story = await publish(`<p>before</p>${content}<p>after</p>`);
		expect(story.kept).toEqual({ html: '<p>before</p><p>after</p>', leftOut: { [what]: 1 } });
		expect((await page(story.path)).html).toContain(`<li>${what}</li>`);
	});

	it('converts Markdown to the same elements', async () => {
		const markdown =
			'# A\n\n## B\n\nText with **bold**, *italics* and [a link](https://x.example/).\n\n' +
			'- a\n  - b\n\n```ts\nconst a = 1;\n```\n\n| a |\n|---|\n| gone |\n\n<p>raw <u>HTML</u></p>\n\n> quote\n';
		expect(await kept(markdown, 'markdown')).toBe(
			'<h3>A</h3><h4>B</h4><p>Text with <strong>bold</strong>, <em>italics</em> and ' +
				'<a href="https://x.example/">a link</a>.</p>' +
				'<ul><li>a</li><li>b</li></ul><pre>const a = 1;</pre><p>raw HTML</p><blockquote>quote</blockquote>',
		);
	});

	it('accepts markup that is nested too deeply for the parser', async () => {
		const depth = 30_000;
		const html = await kept(`${'<div>'.repeat(depth)}text${'</div>'.repeat(depth)}`);
		expect(html).toContain('text');
	});
});

describe('a story’s page', () => {
	it('shows title, subtitle, author, status, tags, license, canonical link and dates', async () => {
		const story = await publish('<h1>The title</h1><h2>The subtitle</h2><p>Words.</p>', 'html', {
			tags: ['Canals', 'A & B'],
			publishStatus: 'unlisted',
			license: 'cc-40-by',
			canonicalUrl: 'https://blog.example.com/a?b=1&c=2',
			publishedAt: '2020-02-03T00:00:00Z',
		});
		const { html } = await page(story.path);
		expect(html).toContain(
			'<h1 class="title">The title</h1><h2 class="subtitle">The subtitle</h2>',
		);
		expect(html.match(/<h1/g)).toHaveLength(1);
		expect(html).toContain('<a href="/@mara.lindqvist">Mara Lindqvist</a>');
		expect(html).toContain('<span class="badge unlisted">unlisted</span>');
		expect(html).toContain('<li>Canals</li><li>A &#x26; B</li>');
		expect(html).toContain('>CC BY 4.0</a>');
		expect(html).toContain('href="https://blog.example.com/a?b=1&#x26;c=2"');
		expect(html).toContain('<dt>License</dt>');
		expect(html).toContain('<time datetime="2020-02-03T00:00:00.000Z">February 3, 2020</time>');
	});

	it('is found by its id, also below its publication', async () => {
		const to = { path: `/v1/publications/${PUBLICATIONS.edited}/posts` };
		const answer = await post(medium, {}, to);
		const id = textAt(answer.data, 'data', 'id');
		const authors = new URL(textAt(answer.data, 'data', 'url')).pathname;
		expect(authors).toBe(`/@mara.lindqvist/a-title-${id}`);
		expect((await page(authors)).html).toContain('The Slow Compiler');
		const { path } = await medium.control.story(id);
		expect(path).toBe(`/slow-compiler/a-title-${id}`);
		expect((await page(path)).html).toContain('The Slow Compiler');
		expect((await page(`/p/${id}`)).html).toContain('Words.');
		const missing = await call(medium, { path: '/p/0123456789ab', token: null });
		expect(missing.status).toBe(404);
		expect(missing.headers['content-type']).toContain('text/html');
	});

	it.each([
		['on the profile', undefined, '@mara.lindqvist'],
		['in a publication', PUBLICATIONS.written, 'harbour-notes'],
	])('is found for a draft %s at the address that the API returns', async (_where, to, owner) => {
		const request = to === undefined ? {} : { path: `/v1/publications/${to}/posts` };
		const answer = await post(medium, { publishStatus: 'draft' }, request);
		const id = textAt(answer.data, 'data', 'id');
		const { pathname } = new URL(textAt(answer.data, 'data', 'url'));
		expect(pathname).toBe(`/@mara.lindqvist/${id}`);
		expect((await page(pathname)).html).toContain('Words.');
		const { path } = await medium.control.story(id);
		expect(path).toBe(`/${owner}/${id}`);
		expect((await page(path)).html).toContain('Words.');
		expect((await page('/')).html).toContain(`href="${path}"`);
	});

	it('says that Medium does not show a title that is only in the title field', async () => {
		const untitled = await publish('<p>Words.</p>');
		expect((await page(untitled.path)).html).toContain('This story shows no title');
		const titled = await publish('<h1>Seen</h1><p>Words.</p>');
		expect((await page(titled.path)).html).not.toContain('This story shows no title');
	});

	it('has heading levels without gaps', async () => {
		const html = await article('<h1>A</h1><h2>B</h2><h2>C</h2><h1>D</h1><h2>E</h2>');
		expect(html).toContain('<h4 aria-level="2">C</h4><h3 aria-level="2">D</h3>');
		expect(html).toContain('<h4 aria-level="3">E</h4>');
	});

	it('shows uploaded pictures from this server, and others as a note', async () => {
		const png = await upload('89504e470d0a1a0a');
		const tiff = await upload('49492a00');
		const html = await article(
			`<img src="${png}" alt="Mine"><img src="${tiff}"><img src="https://x.example/a.png" alt="Theirs">`,
		);
		expect(html).toContain(`<img src="${png.replace('https:/', '')}" alt="Mine"`);
		expect(html.match(/<img/g)).toHaveLength(1);
		expect(html).toContain('Theirs');
		expect(html).toContain('https://x.example/a.png</a>');
		expect(html.match(/class="missing"/g)).toHaveLength(2);
	});

	it('marks links as user-generated', async () => {
		const html = await article('<p><a href="https://x.example/">x</a></p>');
		expect(html).toContain('rel="nofollow noopener noreferrer ugc"');
	});

	it('shows a bare address as an embed if Medium would', async () => {
		const html = await article('https://www.youtube.com/watch?v=abc', 'markdown');
		expect(html).toContain('<figure class="embed"><a href="https://www.youtube.com/watch?v=abc"');
	});
});

describe('the list', () => {
	it('says that nothing is published yet', async () => {
		expect((await page('/')).html).toContain('Nothing published yet');
	});

	it('shows what was published, newest first, with status, tags and first picture', async () => {
		const png = await upload('89504e470d0a1a0a');
		await publish(`<p>First.</p><img src="${png}" alt="A lock">`, 'html', { title: 'Older' });
		await publish('<p>Second.</p>', 'html', {
			title: 'Newer',
			publishStatus: 'draft',
			tags: ['T'],
		});
		const { html } = await page('/');
		expect(html.indexOf('Newer')).toBeGreaterThan(0);
		expect(html.indexOf('Newer')).toBeLessThan(html.indexOf('Older'));
		expect(html).toContain('<span class="badge draft">draft</span>');
		expect(html).toContain('<span class="badge public">public</span>');
		expect(html).toContain('<li>T</li>');
		expect(html).toContain('alt="A lock"');
	});

	it('exists for each author and publication', async () => {
		await publish('<p>x</p>', 'html', { title: 'On the profile' });
		expect((await page('/@mara.lindqvist')).html).toContain('On the profile');
		expect((await page('/@tomas-okafor')).html).toContain('Nothing published yet');
		expect((await page('/harbour-notes')).html).toContain('Harbor Notes');
	});
});

describe('malicious content', () => {
	const ATTACKS = [
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'<img src="https://x.example/a.png" onerror="alert(1)">',
		'<a href="javascript:alert(1)">x</a>',
		'<a href=" java\nscript:alert(1)">x</a>',
		'<a href="data:text/html,<script>alert(1)</script>">x</a>',
		'<a href="https://x.example/" onclick="alert(1)" style="position:fixed">x</a>',
		'<svg><script>alert(1)</script></svg>',
		'<svg onload=alert(1)>',
		'<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
		'<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
		'<template><script>alert(1)</script></template>',
		'<style>@import "https://x.example/a.css"</style>',
		'<link rel="stylesheet" href="https://x.example/a.css">',
		'<base href="https://x.example/">',
		'<meta http-equiv="refresh" content="0;url=https://x.example/">',
		'<form action="https://x.example/"><button formaction="javascript:alert(1)">x</button></form>',
		'<iframe srcdoc="<script>alert(1)</script>"></iframe>',
		'<object data="https://x.example/"></object><embed src="https://x.example/">',
		'</article></main><script>alert(1)</script>',
		'<pre></pre><script>alert(1)</script>',
		'<figure class="title" id="main"><img src="https://x.example/a.png" srcset="javascript:alert(1)"></figure>',
		'<h1 class="skip" id="main" onmouseover="alert(1)">x</h1>',
	];

	it.each(ATTACKS)('does not let through %s', async (attack) => {
		for (const format of ['html', 'markdown'] as const) {
			const html = await article(`<p>safe</p>\n\n${attack}\n\n<p>sound</p>`, format);
			expect(html).toContain('safe');
			expect(html).not.toMatch(
				/<(script|style|svg|math|iframe|object|embed|form|link|meta|base)\b/i,
			);
			expect(html).not.toMatch(/<[^>]+\s(on\w+|style|srcset|id|formaction|srcdoc)\s*=/i);
			expect(html).not.toMatch(/(href|src)="(?!https?:|mailto:|\/)/i);
		}
	});

	it('escapes titles, tags and canonical links', async () => {
		const attack = '"><script>alert(1)</script>';
		const story = await publish('<p>x</p>', 'html', {
			title: attack,
			tags: ['<script>1</script>'],
			canonicalUrl: `javascript:alert(1)//${attack}`,
		});
		for (const { html } of [await page(story.path), await page('/')]) {
			expect(html).not.toMatch(/<script/i);
			expect(html).toContain('&#x3C;script>');
			expect(html).not.toContain('href="javascript:');
		}
	});

	it('has a policy that allows neither scripts nor other hosts', async () => {
		const story = await publish('<p>x</p>');
		for (const { policy, html } of [await page(story.path), await page('/')]) {
			expect(policy).toContain("default-src 'none'");
			expect(policy).toContain("img-src 'self'");
			expect(policy).toContain("frame-ancestors 'none'");
			expect(policy).not.toMatch(/unsafe|https:|\*/);
			expect(html).not.toMatch(/ style="/);
		}
	});
});

describe('a comparison', () => {
	const ARTICLE =
		'<h1>Wells</h1><table><tr><th>Depth</th></tr><tr><td>12 m</td></tr></table><ul><li>a<ul><li>b</li></ul></li></ul>';

	async function columns(path: string): Promise<string[]> {
		const { html } = await page(path);
		return [...html.matchAll(/<section aria-labelledby="column-\d">(.*?)<\/section>/gs)].map(
			([, column = '']) => column,
		);
	}

	it('shows the text as sent next to what Medium keeps', async () => {
		const { path } = await publish(ARTICLE);
		const [sent, kept] = await columns(`${path}?raw`);

		expect(sent).toContain('What was sent (HTML)');
		expect(sent).toContain('<td>12 m</td>');
		expect(sent).toContain('<li>a<ul><li>b</li></ul></li>');
		expect(sent).toContain('<h3>Wells</h3>');
		expect(kept).toContain('What Medium keeps');
		expect(kept).not.toContain('12 m');
		expect(kept).toContain('<li>a</li><li>b</li>');
	});

	it('shows two stories side by side; a story’s page links to stories with the same title', async () => {
		const first = await publish(ARTICLE, 'html', { title: 'Wells' });
		const second = await publish('<h1>Wells</h1><pre>12 m</pre>', 'html', { title: 'Wells' });
		await publish('<p>x</p>', 'html', { title: 'Other' });

		const { html } = await page(second.path);
		expect(html.match(/href="\?raw[^"]*"/g)).toEqual(['href="?raw"', `href="?raw=${first.id}"`]);
		const [other, own] = await columns(`${second.path}?raw=${first.id}`);
		expect(other).not.toContain('12 m');
		expect(own).toContain('<pre tabindex="0">12 m</pre>');
	});

	it('removes scripts and pictures from other hosts', async () => {
		const { path } = await publish(
			'<script>alert(1)</script><p onclick="alert(1)" style="x" class="y" id="z">a</p><a href="javascript:alert(1)">b</a><img src="https://example.com/a.png" alt="Well"><img src="data:image/png;base64,AA"><iframe src="https://example.com"></iframe>',
		);
		const [sent = ''] = await columns(`${path}?raw`);

		expect(sent).not.toMatch(/script|onclick|style|class="y"|id="z"|<img|<iframe|alert/);
		expect(sent).toContain('Medium copies this picture');
		expect(sent).toContain('picture in a data: address');
	});

	it('shows Markdown as HTML', async () => {
		const { path } = await publish('# A\n\n| b |\n| - |\n| c |\n', 'markdown');
		expect((await columns(`${path}?raw`))[0]).toMatch(/Markdown.*<td>c<\/td>/s);
	});

	it('returns 404 if the other story does not exist', async () => {
		const { path } = await publish('<p>a</p>');
		expect((await call(medium, { path: `${path}?raw=000000000000`, token: null })).status).toBe(
			404,
		);
	});
});
