/** Quotes in quotes, lists in lists: deeper than any author writes by hand. */
export const MAX_BLOCK_NESTING = 100;

/** Elements within elements, boxes and marks included: page builders reach 60. */
export const MAX_ELEMENT_NESTING = 300;

/** A text that cannot be made a story. The message and `whatToDo` are for its author. */
export class StoryProblem extends Error {
	override readonly name = 'StoryProblem';

	constructor(
		message: string,
		readonly whatToDo: string,
	) {
		super(message);
	}
}

/** For a text that is nested deeper than can be read in reasonable time. */
export function tooDeep(limit: number, line?: number): StoryProblem {
	const place = line === undefined ? '' : ` at line ${line}`;
	return new StoryProblem(
		`The text is nested more than ${limit} levels deep${place}`,
		'Medium knows no nesting at all. Check whether the text was damaged on its way, or remove some levels of quotes, lists or boxes.',
	);
}

/** For a text with so many marks in one place that reading it would take very long. */
export function tooIntricate(what: string, limit: number, line?: number): StoryProblem {
	const place = line === undefined ? '' : ` at line ${line}`;
	return new StoryProblem(
		`The text has more than ${limit} ${what}${place}`,
		'No article needs that many. Check whether the text was damaged on its way; otherwise divide that part by empty lines.',
	);
}
