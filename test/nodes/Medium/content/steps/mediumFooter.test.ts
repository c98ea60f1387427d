import { removeMediumFooter } from '../../../../../nodes/Medium/content/steps/mediumFooter';
import { runStep } from './runStep';

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
