import type { Root } from 'hast';
import type { StepContext } from '../context';
import { regulariseBlocks } from './blocks';
import { convertCodeBlocks } from './codeBlocks';
import { convertDefinitionLists } from './definitionLists';
import { openDetails } from './details';
import { convertEmbeds } from './embeds';
import { convertFootnotes } from './footnotes';
import { removeForeign } from './foreign';
import { convertImages } from './images';
import { convertInline } from './inline';
import { joinLists } from './joinLists';
import { flattenLists } from './lists';
import { convertMath } from './math';
import { removeMediumFooter } from './mediumFooter';
import { convertMermaid } from './mermaid';
import { flattenQuotes } from './quotes';
import { convertTables } from './tables';
import { convertTaskLists } from './taskLists';
import { removeEmpties, tidyWhitespace } from './tidy';

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
