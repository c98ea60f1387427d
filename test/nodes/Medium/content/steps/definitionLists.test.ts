import { convertDefinitionLists } from '../../../../../nodes/Medium/content/steps/definitionLists';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
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
	it.each(PAIRS)('converts %s', (_, input, output) => {
		expect(runStep(convertDefinitionLists, input).html).toBe(output);
	});
});
