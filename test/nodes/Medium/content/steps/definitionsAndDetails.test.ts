import {
	convertDefinitionLists,
	openDetails,
} from '../../../../../nodes/Medium/content/steps/definitionsAndDetails';
import { type Pairs, runStep } from './runStep';

const DEFINITION_LISTS: Pairs = [
	[
		'a term and its meaning',
		'<dl><dt>Boat</dt><dd>Floats</dd></dl>',
		'<div><p><strong>Boat</strong><br>Floats</p></div>',
	],
	[
		'several of both',
		'<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd></dl>',
		'<div><p><strong>a</strong><br><strong>b</strong><br>c<br>d</p></div>',
	],
	[
		'entries in boxes',
		'<dl><div><dt>a</dt><dd>b</dd></div><div><dt>c</dt><dd>d</dd></div></dl>',
		'<div><p><strong>a</strong><br>b</p><p><strong>c</strong><br>d</p></div>',
	],
	[
		'paragraphs',
		'<dl><dt>a</dt><dd><p>b</p><pre>c</pre></dd></dl>',
		'<div><p><strong>a</strong><br>b</p><pre>c</pre></div>',
	],
	[
		'a list in a list',
		'<dl><dt>a</dt><dd><dl><dt>b</dt><dd>c</dd></dl></dd></dl>',
		'<div><p><strong>a</strong></p><div><p><strong>b</strong><br>c</p></div></div>',
	],
	['a meaning alone', '<dl><dd>a</dd></dl>', '<div><p>a</p></div>'],
];

describe('convertDefinitionLists', () => {
	it.each(DEFINITION_LISTS)('converts %s', (_, input, output) => {
		expect(runStep(convertDefinitionLists, input).html).toBe(output);
	});
});

const DETAILS: Pairs = [
	[
		'closed ones',
		'<details><summary>More</summary><p>a</p></details>',
		'<div><p><strong>More</strong></p><p>a</p></div>',
	],
	['those without a summary', '<details>a</details>', '<div>a</div>'],
	[
		'one in another',
		'<details><summary>a</summary><details><summary>b</summary>c</details></details>',
		'<div><p><strong>a</strong></p><div><p><strong>b</strong></p>c</div></div>',
	],
];

describe('openDetails', () => {
	it.each(DETAILS)('opens %s', (_, input, output) => {
		expect(runStep(openDetails, input).html).toBe(output);
	});
});
