import { placeCoverImage } from '../../../../../nodes/Medium/content/steps/coverImage';
import { runStep } from './runStep';

const SRC = 'https://example.com/a.png';
const FIGURE = `<figure><img src="${SRC}" alt=""></figure>`;
const place = (html: string, coverImage = SRC, options = {}): ReturnType<typeof runStep> =>
	runStep(placeCoverImage, html, options, { coverImage });

describe('placeCoverImage', () => {
	it.each([
		['<p>a</p>', `${FIGURE}<p>a</p>`],
		['<h3>a</h3><p>b</p>', `<h3>a</h3>${FIGURE}<p>b</p>`],
		['<h3>a</h3><h4>b</h4><p>c</p>', `<h3>a</h3><h4>b</h4>${FIGURE}<p>c</p>`],
		[`<p>a</p>${FIGURE}`, `<p>a</p>${FIGURE}`],
	])('comes first in %s', (input, output) => {
		expect(place(input)).toMatchObject({ html: output, warnings: [] });
	});

	it('is completed, or told of', () => {
		expect(place('', 'a.png', { baseUrl: 'https://example.com/' }).html).toBe(FIGURE);
		expect(place('', 'a.png').warnings).toEqual(['pictureRelative']);
		expect(place('', 'javascript:x')).toMatchObject({ html: '', warnings: ['pictureAddress'] });
	});
});
