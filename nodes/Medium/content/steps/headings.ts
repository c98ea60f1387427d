import type { Element, Root } from 'hast';
import type { StepContext } from '../context';
import { bold } from '../lib/tree';
import { type Heads, isHeading, levelOf } from './titles';

/**
 * Medium has two headings, h3 and h4. By rank, the most important level that is used below the title
 * becomes h3 and all others h4. A text that has Medium's two already keeps them, so that preparing
 * a prepared story changes nothing.
 */
export function mapHeadings(tree: Root, context: StepContext, heads: Heads): void {
	const all = tree.children.filter(isHeading);
	const isMediums = all.every((heading) => levelOf(heading) === 3 || levelOf(heading) === 4);
	if (isMediums) return;
	const sections = all.filter((heading) => heading !== heads.title && heading !== heads.subtitle);
	if (context.options.headings === 'keepLevels') {
		const hasGreater = all.some((heading) => levelOf(heading) <= 2);
		for (const heading of sections) keepLevel(heading, hasGreater);
		return;
	}
	const highest = Math.min(...new Set(sections.map(levelOf)));
	for (const heading of sections) heading.tagName = levelOf(heading) === highest ? 'h3' : 'h4';
}

/** h5 and h6 are paragraphs on Medium; bold shows that they are more. */
function keepLevel(heading: Element, hasGreater: boolean): void {
	const level = levelOf(heading);
	if (level >= 5) {
		heading.tagName = 'p';
		heading.children = [bold(heading.children, heading)];
	} else if (hasGreater) {
		heading.tagName = level <= 2 ? 'h3' : 'h4';
	}
}
