import { joinLists } from '../../../../../nodes/Medium/content/steps/joinLists';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
	[
		'bullets',
		'<ul class="bulleted-list"><li>a</li></ul>\n<ul class="bulleted-list"><li>b</li></ul>',
		'<ul class="bulleted-list"><li>a</li><li>b</li></ul>',
	],
	[
		'numbers',
		'<ol class="numbered-list" start="1"><li>a</li></ol><ol class="numbered-list" start="2"><li>b</li></ol>',
		'<ol class="numbered-list" start="1"><li>a</li><li>b</li></ol>',
	],
	[
		'lists of others',
		'<ul><li>a</li></ul><ul><li>b</li></ul>',
		'<ul><li>a</li></ul><ul><li>b</li></ul>',
	],
	[
		'a new list',
		'<ol class="numbered-list" start="1"><li>a</li></ol><ol class="numbered-list" start="1"><li>b</li></ol>',
		'<ol class="numbered-list" start="1"><li>a</li></ol><ol class="numbered-list" start="1"><li>b</li></ol>',
	],
];

describe('joinLists', () => {
	it.each(PAIRS)('joins what belongs together of %s', (_, input, output) => {
		expect(runStep(joinLists, input).html.replaceAll('\n', '')).toBe(output);
	});
});
