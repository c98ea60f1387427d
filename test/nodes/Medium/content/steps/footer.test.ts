import {
	addCanonicalLine,
	removeMediumFooter,
} from '../../../../../nodes/Medium/content/steps/footer';
import { runStep } from './runStep';

const facts = { canonicalUrl: 'https://www.example.com/boats?a=1' };
const LINE =
	'<p><em>Originally published at <a href="https://www.example.com/boats?a=1">example.com</a>.</em></p>';

describe('addCanonicalLine', () => {
	it('says at the end where the story comes from, once', () => {
		const once = runStep(addCanonicalLine, '<p>a</p>', { canonicalLine: true }, facts).html;
		expect(once).toBe(`<p>a</p>${LINE}`);
		expect(runStep(addCanonicalLine, once, { canonicalLine: true }, facts).html).toBe(once);
	});

	it('says nothing where it is not wanted, or where there is nothing to say', () => {
		expect(runStep(addCanonicalLine, '<p>a</p>', {}, facts).html).toBe('<p>a</p>');
		expect(runStep(addCanonicalLine, '<p>a</p>', { canonicalLine: true }).html).toBe('<p>a</p>');
	});
});

const FOOTER =
	'<hr><p><a href="https://medium.com/harbour/x">Boats</a> was originally published in <a href="https://medium.com/harbour">Harbour</a> on Medium, where people are continuing the conversation by highlighting and responding to this story.</p>';

describe('removeMediumFooter', () => {
	it('takes off the last line, and the rule above it', () => {
		expect(runStep(removeMediumFooter, `<p>a</p>${FOOTER}`).html).toBe('<p>a</p>');
	});

	it.each(['<p>a</p><hr><p>b</p>', `${FOOTER}<p>a</p>`])('leaves %s as it is', (html) => {
		expect(runStep(removeMediumFooter, html).html).toBe(html);
	});
});
