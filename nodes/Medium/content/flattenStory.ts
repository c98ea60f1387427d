import type { Root } from 'hast';
import type { StepContext } from './context';
import { regulariseBlocks } from './steps/blocks';
import { convertCodeBlocks } from './steps/codeBlocks';
import { convertDefinitionLists } from './steps/definitionLists';
import { openDetails } from './steps/details';
import { convertEmbeds } from './steps/embeds';
import { convertFootnotes } from './steps/footnotes';
import { removeForeign } from './steps/foreign';
import { convertImages } from './steps/images';
import { convertInline } from './steps/inline';
import { joinLists } from './steps/joinLists';
import { flattenLists } from './steps/lists';
import { convertMath } from './steps/math';
import { removeMediumFooter } from './steps/mediumFooter';
import { convertMermaid } from './steps/mermaid';
import { flattenQuotes } from './steps/quotes';
import { convertTables } from './steps/tables';
import { convertTaskLists } from './steps/taskLists';
import { removeEmpties, tidyWhitespace } from './steps/tidy';

type Step = (tree: Root, context: StepContext) => void;

/** What cannot be in a story becomes what can, piece by piece. */
const CONVERSIONS: readonly Step[] = [
	removeForeign,
	convertMath,
	convertMermaid,
	convertCodeBlocks,
	convertFootnotes,
	convertTables,
	openDetails,
	convertDefinitionLists,
	convertEmbeds,
	convertImages,
	joinLists,
	convertTaskLists,
	convertInline,
];

/** What is inside each other comes to stand one after the other, as it does on Medium. */
const FLATTENING: readonly Step[] = [
	regulariseBlocks,
	flattenLists,
	flattenQuotes,
	removeEmpties,
	tidyWhitespace,
	removeEmpties,
	removeMediumFooter,
];

/** Makes a tree flat and Medium's, all but its headings and what is added at the top and the end. */
export function flattenStory(tree: Root, context: StepContext): void {
	for (const step of CONVERSIONS) step(tree, context);
	for (const step of FLATTENING) step(tree, context);
}
