import {
	findTitleHeadings,
	mapHeadings,
	placeTitle,
} from '../../../../../nodes/Medium/content/steps/headings';
import type { ContentOptions, StoryFacts } from '../../../../../nodes/Medium/content/story';
import { runStep } from './runStep';

function run(
	html: string,
	facts: StoryFacts = {},
	options: Partial<ContentOptions> = {},
): { html: string; facts: StoryFacts } {
	const known = { ...facts };
	const result = runStep(
		(tree, context) => {
			const titles = findTitleHeadings(tree);
			mapHeadings(tree, context, titles);
			placeTitle(tree, context, titles, {});
		},
		html,
		options,
		known,
	);
	return { html: result.html, facts: known };
}

describe('title, subtitle and headings', () => {
	it.each<[string, string, string, StoryFacts]>([
		['a title of level 1', '<h1>T</h1><p>a</p>', '<h3>T</h3><p>a</p>', { title: 'T' }],
		[
			'a subtitle below it',
			'<h1>T</h1><h2>S</h2><p>a</p><h3>b</h3><h3>c</h3>',
			'<h3>T</h3><h4>S</h4><p>a</p><h3>b</h3><h3>c</h3>',
			{ title: 'T', subtitle: 'S' },
		],
		[
			'sections directly below it',
			'<h1>T</h1><h2>b</h2><p>a</p><h2>c</h2>',
			'<h3>T</h3><h3>b</h3><p>a</p><h3>c</h3>',
			{ title: 'T' },
		],
		[
			'three levels',
			'<h1>T</h1><p>a</p><h2>b</h2><h3>c</h3><h5>d</h5>',
			'<h3>T</h3><p>a</p><h3>b</h3><h4>c</h4><h4>d</h4>',
			{ title: 'T' },
		],
		['sections only', '<h2>b</h2><p>a</p><h2>c</h2>', '<h3>b</h3><p>a</p><h3>c</h3>', {}],
		[
			'Medium’s own',
			'<h3>T</h3><h4>S</h4><p>a</p><h3>b</h3>',
			'<h3>T</h3><h4>S</h4><p>a</p><h3>b</h3>',
			{ title: 'T', subtitle: 'S' },
		],
		['Medium’s lesser heading first', '<h4>S</h4><p>a</p>', '<h4>S</h4><p>a</p>', {}],
		[
			'a picture first',
			'<figure><img src="a"></figure><h1>T</h1>',
			'<figure><img src="a"></figure><h3>T</h3>',
			{ title: 'T' },
		],
		['no heading', '<p>a</p>', '<p>a</p>', {}],
	])('are found in a text with %s', (_, input, output, facts) => {
		expect(run(input)).toEqual({ html: output, facts });
		expect(run(output).html).toBe(output);
	});

	it.each<[string, string, StoryFacts, Partial<ContentOptions>, string]>([
		['on top', '<p>a</p>', { title: 'T' }, {}, '<h3>T</h3><p>a</p>'],
		[
			'with the subtitle',
			'<p>a</p>',
			{ title: 'T', subtitle: 'S' },
			{},
			'<h3>T</h3><h4>S</h4><p>a</p>',
		],
		['never twice', '<h1>“T”  t</h1><p>a</p>', { title: '"T" T' }, {}, '<h3>“T”  t</h3><p>a</p>'],
		[
			'never twice, however it is marked',
			'<h2>T</h2><p>a</p><h2>b</h2>',
			{ title: 'T' },
			{},
			'<h3>T</h3><p>a</p><h3>b</h3>',
		],
		[
			'not over another title',
			'<h1>Other</h1><p>a</p>',
			{ title: 'T' },
			{},
			'<h3>Other</h3><p>a</p>',
		],
		[
			'over another title if it always is to be there',
			'<h1>Other</h1><p>a</p>',
			{ title: 'T' },
			{ titlePlacement: 'always' },
			'<h3>T</h3><h3>Other</h3><p>a</p>',
		],
		[
			'nowhere if it never is to be there',
			'<p>a</p>',
			{ title: 'T' },
			{ titlePlacement: 'never' },
			'<p>a</p>',
		],
		[
			'with a subtitle that stands below already',
			'<h1>T</h1><p>S</p><p>a</p>',
			{ subtitle: 'S' },
			{},
			'<h3>T</h3><h4>S</h4><p>a</p>',
		],
	])('are placed %s', (_, input, facts, options, output) => {
		expect(run(input, facts, options).html).toBe(output);
		expect(run(output, facts, options).html).toBe(output);
	});

	it('keep their levels where that is chosen', () => {
		const input = '<h2>a</h2><h1>b</h1><h3>c</h3><h4>d</h4><h5>e <strong>f</strong></h5>';
		const output = '<h3>a</h3><h3>b</h3><h4>c</h4><h4>d</h4><p><strong>e f</strong></p>';
		expect(run(input, {}, { headings: 'keepLevels' }).html).toBe(output);
		expect(run(output, {}, { headings: 'keepLevels' }).html).toBe(output);
	});
});
