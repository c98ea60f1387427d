import type { Root } from 'hast';
import { normalizeBlocks } from './blocks';
import { convertCodeBlocks } from './codeBlocks';
import type { StepContext } from './context';
import { convertDefinitionLists, openDetails } from './definitionsAndDetails';
import { convertEmbeds } from './embeds';
import { flattenLists } from './flattenLists';
import { flattenQuotes } from './flattenQuotes';
import { removeMediumFooter } from './footer';
import { convertFootnotes } from './footnotes';
import { convertImages } from './images';
import { convertInline } from './inline';
import { convertTaskLists, joinLists } from './lists';
import { convertMath, convertMermaid } from './mathAndMermaid';
import { convertTables } from './tables';
import { removeEmpties, tidyWhitespace } from './tidy';
import { removeUnsupported } from './unsupported';

type Step = (tree: Root, context: StepContext) => void;

/** What cannot be in a story becomes what can, piece by piece. */
const CONVERSIONS: readonly Step[] = [
	removeUnsupported,
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
	normalizeBlocks,
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
