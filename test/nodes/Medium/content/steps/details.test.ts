import { openDetails } from '../../../../../nodes/Medium/content/steps/details';
import { type Pairs, runStep } from './runStep';

const PAIRS: Pairs = [
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
	it.each(PAIRS)('opens %s', (_, input, output) => {
		expect(runStep(openDetails, input).html).toBe(output);
	});
});
