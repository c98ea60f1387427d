import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { StepContext } from '../../../../../nodes/Medium/content/steps/context';
import {
	type ContentOptions,
	DEFAULTS,
	type StoryFacts,
} from '../../../../../nodes/Medium/content/story';
import { parseHtml } from '../../../../../nodes/Medium/content/read/html';

type Step = (tree: Root, context: StepContext) => void;

/** Runs one step on HTML. */
export function runStep(
	step: Step,
	html: string,
	options: Partial<ContentOptions> = {},
	facts: StoryFacts = {},
): { html: string; warnings: string[]; lines: Array<number | undefined> } {
	const { tree } = parseHtml(html, 'fragment');
	const context = new StepContext({ ...DEFAULTS, ...options }, 0, facts);
	step(tree, context);
	return {
		html: toHtml(tree),
		warnings: context.warnings.map(({ code }) => code),
		lines: context.warnings.map(({ line }) => line),
	};
}

/** Input and output of a step, with what the pair shows. */
export type Pairs = Array<[name: string, input: string, output: string]>;
