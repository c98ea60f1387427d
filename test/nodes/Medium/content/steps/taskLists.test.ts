import { convertTaskLists } from '../../../../../nodes/Medium/content/steps/taskLists';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
	[
		'GitHub’s',
		'<ul><li><input type="checkbox" disabled> a</li><li><input type="checkbox" checked disabled> b</li></ul>',
		'<ul><li>☐ a</li><li>☑ b</li></ul>',
	],
	['boxes close to their text', '<input type=checkbox>a', '☐ a'],
	['Notion’s', '<div class="checkbox checkbox-on"></div> <span>a</span>', '☑ <span>a</span>'],
];

describe('convertTaskLists', () => {
	it.each(PAIRS)('converts %s', (_, input, output) => {
		expect(runStep(convertTaskLists, input).html).toBe(output);
	});
});
