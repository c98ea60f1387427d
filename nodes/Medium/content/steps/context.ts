import type { Nodes } from 'hast';
import { toWarning, type WarningCode } from '../lib/warnings';
import type { ContentOptions, StoryFacts, StoryWarning } from '../story';

/** More would be read by nobody. */
const MAX_WARNINGS = 200;

/** What the steps share: the choices, what they found, and what they have to say. */
export class StepContext {
	readonly warnings: StoryWarning[] = [];

	constructor(
		readonly options: ContentOptions,
		/** Lines of front matter above what was parsed. */
		private readonly linesBefore = 0,
		/** What is known of the story from parameters, front matter and the document. */
		readonly facts: StoryFacts = {},
	) {}

	/** `place` is a node of the tree, or a line of the whole source. */
	warn(code: WarningCode, place?: Nodes | number, detail?: string): void {
		if (this.warnings.length >= MAX_WARNINGS) return;
		const line = typeof place === 'number' ? place : place && this.lineOf(place);
		this.warnings.push(toWarning(code, line, detail));
	}

	/** Where a node stands in the source; undefined for nodes that were made here. */
	lineOf(node: Nodes): number | undefined {
		const line = node.position?.start.line;
		return line === undefined ? undefined : line + this.linesBefore;
	}
}
