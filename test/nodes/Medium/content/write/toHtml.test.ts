import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { toHtml as write } from 'hast-util-to-html';
import { StoryProblem } from '../../../../../nodes/Medium/content/lib/storyProblem';
import { toHtml } from '../../../../../nodes/Medium/content/write/toHtml';
import { parse } from '../judge';

const PIXEL =
	'<img src="https://medium.com/_/stat?event=post.clientViewed&referrerSource=full_rss&postId=0a1b2c3d4e5f" width="1" height="1" alt="">';
const FOOTER =
	'<hr><p><a href="https://medium.com/the-potting-shed/on-moss-0a1b2c3d4e5f">On moss</a> was originally published in <a href="https://medium.com/the-potting-shed">The Potting Shed</a> on Medium, where people are continuing the conversation by highlighting and responding to this story.</p>';
const FRAME =
	'<iframe src="https://cdn.embedly.com/widgets/media.html?url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dm0SsGr33nXy&amp;type=text%2Fhtml" width="854" height="480" frameborder="0"><a href="https://medium.com/media/0a1b2c/href">https://medium.com/media/0a1b2c/href?a=1&b=2</a></iframe>';

describe('toHtml', () => {
	it.each<[what: string, html: string, expected: string]>([
		['a pixel', `<p>Moss.</p>${PIXEL}`, '<p>Moss.</p>'],
		['a pixel and a footer', `<p>Moss.</p><hr>${PIXEL}${FOOTER}`, '<p>Moss.</p><hr>'],
		['a footer after a frame', `${FRAME}${PIXEL}${FOOTER}`, FRAME],
		[
			'the link to go on reading',
			'<div class="medium-feed-item"><p class="medium-feed-image"><a href="https://medium.com/p/0a1b2c3d4e5f"><img src="https://cdn-images-1.medium.com/max/1116/1*moss.jpeg" width="1116"></a></p><p class="medium-feed-snippet">Soft and green</p><p class="medium-feed-link"><a href="https://medium.com/p/0a1b2c3d4e5f">Continue reading on Medium »</a></p></div>',
			'<div class="medium-feed-item"><p class="medium-feed-image"><a href="https://medium.com/p/0a1b2c3d4e5f"><img src="https://cdn-images-1.medium.com/max/1116/1*moss.jpeg" width="1116"></a></p><p class="medium-feed-snippet">Soft and green</p></div>',
		],
		['all there is', PIXEL, ''],
	])('takes away %s', (_, html, expected) => {
		expect(toHtml(html)).toBe(expected);
	});

	it.each<[what: string, html: string]>([
		[
			'all that Medium has',
			'<h3>Moss &amp; stone</h3><h4>Soft</h4><p>1 &lt; 2, <em>a “b”</em> 🌱<br><a href="https://example.com/?a=1&amp;b=2" rel="nofollow">c</a></p><ul><li>d</li></ul><blockquote>e</blockquote><figure><img alt="" src="https://example.com/1.png"><figcaption>f</figcaption></figure><hr><p>g</p>',
		],
		['frames with what is in them', `<p>a</p>${FRAME}<p>b</p>`],
		['frames with a page of their own', '<iframe srcdoc="<p>a</p>"></iframe>'],
		['frames that lead nowhere', '<iframe src=""></iframe>'],
		['code to the byte', '<pre>\n\n  if a &amp;&amp; b:<br>\tc()  </pre>'],
		['code in lists', '<ul><li><pre>\n\na</pre></li></ul>'],
		[
			'what is not Medium’s',
			'<table><tbody><tr><td>a</td></tr></tbody></table><!-- b --><svg></svg>',
		],
		['scripts and styles', '<style>a > b {}</style><script>a && b < c</script>'],
		[
			'text that is nothing but text to parsers',
			'<xmp><b>a</b> & b</xmp><noframes>&amp;</noframes>',
		],
		['nothing', ''],
	])('leaves %s', (_, html) => {
		expect(toHtml(html)).toBe(html);
	});

	it('makes links of frames that would be empty', () => {
		const gist =
			'<iframe src="" width="0" height="0"><a href="https://medium.com/media/0a1b2c/href">https://medium.com/media/0a1b2c/href</a></iframe>';
		const link =
			'<a href="https://medium.com/media/0a1b2c/href">https://medium.com/media/0a1b2c/href</a>';
		expect(toHtml(`<p>a</p>${gist}<p>b ${gist}</p>`)).toBe(
			`<p>a</p><p>${link}</p><p>b ${link}</p>`,
		);
	});

	it('refuses what is nested without end', () => {
		expect(() => toHtml('<blockquote>'.repeat(10_000))).toThrow(StoryProblem);
	});
});

/** Real feeds; they are not part of this repository. */
const FEEDS = path.resolve(__dirname, '../../../../../shared/feeds');

function readStories(): Array<[name: string, html: string]> {
	return readdirSync(FEEDS).flatMap((file) => {
		const feed = readFileSync(path.join(FEEDS, file), 'utf8');
		const bodies = feed.matchAll(
			/<(content:encoded|description)>\s*<!\[CDATA\[([^]*?)\]\]>\s*<\/\1>/g,
		);
		return Array.from(bodies, ([, , html], index): [string, string] => [
			`${file}, ${index + 1}`,
			html!,
		]);
	});
}

/** The same by the text alone, which holds for these feeds. */
function withoutAdditions(html: string): string {
	return html
		.replace(/<img src="https:\/\/medium\.com\/_\/stat[^>]*>/, '')
		.replace(
			/<hr><p><a [^>]*>[^<]*<\/a> was originally published in <a [^>]*>[^<]*<\/a> on .*$/s,
			'',
		)
		.replace(/<p class="medium-feed-link">.*?<\/p>/s, '');
}

if (!existsSync(FEEDS)) {
	it('has no feeds to read: the folder ../shared/feeds is absent', () => {
		expect(existsSync(FEEDS)).toBe(false);
	});
} else {
	const stories = readStories();

	it('finds stories with all that Medium adds', () => {
		for (const addition of ['medium.com/_/stat', 'was originally published', 'medium-feed-link']) {
			expect(stories.some(([, html]) => html.includes(addition))).toBe(true);
		}
	});

	it.each(stories)('leaves the story alone: %s', (_, html) => {
		const written = toHtml(html);
		expect(write(parse(written)).trim()).toBe(write(parse(withoutAdditions(html))).trim());
		expect(written).not.toMatch(
			/medium\.com\/_\/stat|continuing the conversation|Continue reading/,
		);
		expect(toHtml(written)).toBe(written);
	});
}
