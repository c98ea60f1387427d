/**
 * A text that cannot be made a story. The message says what is the matter, `whatToDo` what helps;
 * both are for the author.
 */
export class StoryProblem extends Error {
	override readonly name = 'StoryProblem';

	constructor(
		message: string,
		readonly whatToDo: string,
		/** In the source, counted from 1. */
		readonly line?: number,
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
		line,
	);
}

/** For a text with so many marks in one place that reading it would take very long. */
export function tooIntricate(what: string, limit: number, line?: number): StoryProblem {
	const place = line === undefined ? '' : ` at line ${line}`;
	return new StoryProblem(
		`The text has more than ${limit} ${what}${place}`,
		'No article needs that many. Check whether the text was damaged on its way; otherwise divide that part by empty lines.',
		line,
	);
}
