import { convertTaskLists, joinLists } from '../../../../../nodes/Medium/content/steps/lists';
import { type Pairs, runStep } from './runStep';

const JOIN_LISTS: Pairs = [
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
	it.each(JOIN_LISTS)('joins what belongs together of %s', (_, input, output) => {
		expect(runStep(joinLists, input).html.replaceAll('\n', '')).toBe(output);
	});
});

const TASK_LISTS: Pairs = [
	[
		'GitHub’s',
		'<ul><li><input type="checkbox" disabled> a</li><li><input type="checkbox" checked disabled> b</li></ul>',
		'<ul><li>☐ a</li><li>☑ b</li></ul>',
	],
	['boxes close to their text', '<input type=checkbox>a', '☐ a'],
	['Notion’s', '<div class="checkbox checkbox-on"></div> <span>a</span>', '☑ <span>a</span>'],
];

describe('convertTaskLists', () => {
	it.each(TASK_LISTS)('converts %s', (_, input, output) => {
		expect(runStep(convertTaskLists, input).html).toBe(output);
	});
});
