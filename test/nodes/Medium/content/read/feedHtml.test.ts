import { toHtml } from 'hast-util-to-html';
import { readFeedHtml } from '../../../../../nodes/Medium/content/read/feedHtml';
import { StoryProblem } from '../../../../../nodes/Medium/content/lib/storyProblem';

const PIXEL =
	'<img src="https://medium.com/_/stat?event=post.clientViewed&referrerSource=full_rss&postId=0a1b2c3d4e5f" width="1" height="1" alt="">';
const FOOTER =
	'<hr><p><a href="https://medium.com/the-potting-shed/on-moss-0a1b2c3d4e5f">On moss</a> was originally published in <a href="https://medium.com/the-potting-shed">The Potting Shed</a> on Medium, where people are continuing the conversation by highlighting and responding to this story.</p>';

const read = (html: string): string => toHtml(readFeedHtml(html));

describe('readFeedHtml', () => {
	it.each<[what: string, html: string, expected: string]>([
		['a tracking pixel', `<p>Moss.</p>${PIXEL}`, '<p>Moss.</p>'],
		['a pixel and a footer', `<p>Moss.</p>${PIXEL}${FOOTER}`, '<p>Moss.</p>'],
		['them between line feeds', `<p>Moss.</p>\n${PIXEL}\n${FOOTER}\n`, '<p>Moss.</p>'],
		['a footer without pixel', `<p>Moss.</p>${FOOTER}`, '<p>Moss.</p>'],
		['a footer before the pixel', `<p>Moss.</p>${FOOTER}${PIXEL}`, '<p>Moss.</p>'],
		[
			'a footer, and not the rule that is the story’s own',
			`<p>Moss.</p><hr>${PIXEL}${FOOTER}`,
			'<p>Moss.</p><hr>',
		],
	])('takes away %s', (_, html, expected) => {
		expect(read(html)).toBe(expected);
	});

	it.each([
		['a footer’s words in the middle', `${FOOTER}<p>That is how they all end.</p>`],
		[
			'the author’s own last line',
			'<hr><p><a href="https://example.com/moss">On moss</a> was originally published in <a href="https://example.com">The Shed</a> in May.</p>',
		],
		['small pictures of elsewhere', '<img src="https://example.com/dot.gif" width="1" height="1">'],
		[
			'a page of Medium that is not the pixel',
			'<img src="https://medium.com/_/static/moss.png" width="1" height="1">',
		],
	])('leaves %s', (_, html) => {
		expect(read(html)).toBe(html);
	});

	it('leaves of a teaser its picture and its text', () => {
		expect(
			read(
				'<div class="medium-feed-item"><p class="medium-feed-image"><a href="https://medium.com/@gardener/on-moss-0a1b2c3d4e5f?source=rss-0a1b2c3d4e5f------2"><img src="https://cdn-images-1.medium.com/max/1116/1*moss.jpeg" width="1116"></a></p><p class="medium-feed-snippet">Soft and green</p><p class="medium-feed-link"><a href="https://medium.com/@gardener/on-moss-0a1b2c3d4e5f?source=rss-0a1b2c3d4e5f------2">Continue reading on Medium »</a></p></div>',
			),
		).toBe(
			'<figure><img src="https://cdn-images-1.medium.com/max/1116/1*moss.jpeg" width="1116"></figure><p>Soft and green</p>',
		);
	});

	it.each<[what: string, iframe: string, address: string]>([
		[
			'by embedly',
			'<iframe src="https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fwww.youtube.com%2Fembed%2Fm0SsGr33nXy%3Ffeature%3Doembed&amp;display_name=YouTube&amp;url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dm0SsGr33nXy&amp;type=text%2Fhtml&amp;schema=youtube" width="854" height="480"><a href="https://medium.com/media/0a1b2c/href">https://medium.com/media/0a1b2c/href</a></iframe>',
			'https://www.youtube.com/watch?v=m0SsGr33nXy',
		],
		[
			'without an address of its own, as gists are',
			'<iframe src="" width="0" height="0"><a href="https://medium.com/media/0a1b2c/href">https://medium.com/media/0a1b2c/href</a></iframe>',
			'https://medium.com/media/0a1b2c/href',
		],
		[
			'of YouTube’s player',
			'<iframe src="//www.youtube-nocookie.com/embed/m0SsGr33nXy?rel=0"></iframe>',
			'https://www.youtube.com/watch?v=m0SsGr33nXy',
		],
		[
			'of Vimeo’s player',
			'<iframe src="https://player.vimeo.com/video/12345?h=1"></iframe>',
			'https://vimeo.com/12345',
		],
		[
			'of anything else',
			'<iframe src="https://example.com/map?a=1&amp;b=2"></iframe>',
			'https://example.com/map?a=1&#x26;b=2',
		],
	])('makes a link of an embed %s', (_, iframe, address) => {
		const link = `<a href="${address}">${address}</a>`;
		expect(read(`<p>a</p>${iframe}${iframe}`)).toBe(`<p>a</p><p>${link}</p><p>${link}</p>`);
		expect(read(`<p>a ${iframe}</p>`)).toBe(`<p>a ${link}</p>`);
	});

	it('drops an embed that leads nowhere, and what is never seen', () => {
		expect(
			read(
				'<p>a</p><iframe src="javascript:alert(1)"></iframe><style>p {}</style><script>b()</script><!-- c --><noscript>d</noscript>',
			),
		).toBe('<p>a</p>');
	});

	it('refuses what is nested without end', () => {
		expect(() => readFeedHtml('<blockquote>'.repeat(10_000))).toThrow(StoryProblem);
	});
});
