import { convertEmbeds } from '../../../../../nodes/Medium/content/steps/embeds';
import { runStep } from './runStep';

const YOUTUBE = 'https://www.youtube.com/watch?v=abc-123';
const frame = (src: string): string => `<iframe src="${src}"></iframe>`;

describe('convertEmbeds', () => {
	it.each([
		[frame('https://www.youtube.com/embed/abc-123?rel=0'), YOUTUBE],
		[frame('//www.youtube-nocookie.com/embed/abc-123'), YOUTUBE],
		[
			frame('https://www.youtube.com/embed/videoseries?list=PL1'),
			'https://www.youtube.com/playlist?list=PL1',
		],
		[frame('https://player.vimeo.com/video/12345?h=1'), 'https://vimeo.com/12345'],
		[frame('https://codepen.io/anna/embed/xyz?tab=js'), 'https://codepen.io/anna/pen/xyz'],
		[frame('https://open.spotify.com/embed/track/1a2'), 'https://open.spotify.com/track/1a2'],
		[frame('https://codesandbox.io/embed/new-1'), 'https://codesandbox.io/s/new-1'],
		[frame('https://gist.github.com/anna/1a.js'), 'https://gist.github.com/anna/1a'],
		[
			frame('https://platform.twitter.com/embed/Tweet.html?id=123'),
			'https://twitter.com/i/status/123',
		],
		[
			frame(`https://cdn.embedly.com/widgets/media.html?src=x&url=${encodeURIComponent(YOUTUBE)}`),
			YOUTUBE,
		],
		[`<iframe data-src="https://www.youtube.com/embed/abc-123"></iframe>`, YOUTUBE],
		[
			`<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${YOUTUBE}\n</div></figure>`,
			YOUTUBE,
		],
		[
			'<blockquote class="twitter-tweet"><p>a</p>— Anna <a href="https://twitter.com/anna/status/1?ref=x">June</a></blockquote>',
			'https://twitter.com/anna/status/1',
		],
		[`<p><a href="${YOUTUBE}">${YOUTUBE}</a></p>`, YOUTUBE],
	])('makes of %s a bare address', (input, url) => {
		expect(runStep(convertEmbeds, input)).toMatchObject({ html: `<p>${url}</p>`, warnings: [] });
	});

	it.each([
		`<p>See <a href="${YOUTUBE}">${YOUTUBE}</a></p>`,
		`<p><a href="${YOUTUBE}">the film</a></p>`,
		'<p><a href="https://example.com/">https://example.com/</a></p>',
	])('leaves %s as it is', (html) => {
		expect(runStep(convertEmbeds, html).html).toBe(html);
	});

	it('makes a link of what Medium may not know, and says so', () => {
		expect(runStep(convertEmbeds, `a\n${frame('https://maps.example.com/x')}`)).toEqual({
			html: 'a\n<p><a href="https://maps.example.com/x">https://maps.example.com/x</a></p>',
			warnings: ['embedUnknown'],
			lines: [2],
		});
	});

	it('keeps where a gist of a feed is, whose frame has no address', () => {
		const link =
			'<a href="https://medium.com/media/0a1b2c/href">https://medium.com/media/0a1b2c/href</a>';
		expect(runStep(convertEmbeds, `<iframe src="">${link}</iframe>`)).toMatchObject({
			html: `<p>${link}</p>`,
			warnings: ['embedUnknown'],
		});
	});

	it('leaves embeds out on demand, the words of a post not', () => {
		const post =
			'<blockquote class="twitter-tweet">a <a href="https://x.com/anna/status/1">b</a></blockquote>';
		expect(runStep(convertEmbeds, frame(YOUTUBE) + post, { embeds: 'remove' })).toMatchObject({
			html: '<blockquote>a <a href="https://x.com/anna/status/1">b</a></blockquote>',
			warnings: ['embedRemoved', 'embedRemoved'],
		});
	});

	it('says of what has no address that it was left out', () => {
		expect(runStep(convertEmbeds, frame('javascript:alert(1)'))).toMatchObject({
			html: '',
			warnings: ['removed'],
		});
	});
});
