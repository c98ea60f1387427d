import type { Element, Root } from 'hast';
import { bold, element, isElement, plainText, text } from '../lib/tree';
import type { Origin } from '../story';
import type { StepContext } from './context';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** What the text begins with: a heading that is its title, and one directly below that is its subtitle. */
export interface TitleHeadings {
	title?: Element;
	subtitle?: Element;
}

/**
 * Finds title and subtitle at the top of the story, also below a picture. A title is a heading whose
 * level nothing else surpasses, and which is the only one of its level unless that is the first, or
 * Medium's own; a subtitle stands directly below, and is the only one of its level.
 */
export function findTitleHeadings(tree: Root): TitleHeadings {
	const blocks = tree.children.filter((node) => node.type === 'element');
	const first = blocks.findIndex((block) => !isElement(block, 'figure', 'hr'));
	const title = blocks[first];
	if (title === undefined || !isHeading(title)) return {};
	const levels = blocks.filter(isHeading).map(levelOf);
	const level = levelOf(title);
	const isMediums = levels.every((one) => one === 3 || one === 4);
	const isAlone = levels.filter((one) => one === level).length === 1;
	const isTop = levels.every((one) => one >= level);
	if (!(isMediums ? level === 3 : isTop && (isAlone || level === 1))) return {};
	const subtitle = blocks[first + 1];
	if (subtitle === undefined || !isHeading(subtitle)) return { title };
	const isSubtitle = isMediums
		? levelOf(subtitle) === 4
		: levelOf(subtitle) > level && levels.filter((one) => one === levelOf(subtitle)).length === 1;
	return isSubtitle ? { title, subtitle } : { title };
}

export function isHeading(node: Root['children'][number] | undefined): node is Element {
	return isElement(node, ...HEADINGS);
}

export function levelOf(heading: Element): number {
	return Number(heading.tagName.slice(1));
}

/**
 * Medium has two headings, h3 and h4. By rank, the most important level that is used below the title
 * becomes h3 and all others h4. A text that has Medium's two already keeps them, so that preparing
 * a prepared story changes nothing.
 */
export function mapHeadings(tree: Root, context: StepContext, titles: TitleHeadings): void {
	const all = tree.children.filter(isHeading);
	const isMediums = all.every((heading) => levelOf(heading) === 3 || levelOf(heading) === 4);
	if (isMediums) return;
	const sections = all.filter((heading) => heading !== titles.title && heading !== titles.subtitle);
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

/**
 * Puts title and subtitle on top as Medium reads them (h3 and h4), never twice, and tells what they
 * are. What the text begins with counts where nothing else was said.
 */
export function placeTitle(
	tree: Root,
	context: StepContext,
	titles: TitleHeadings,
	from: Partial<Record<'title' | 'subtitle', Origin>>,
): void {
	const { facts, options } = context;
	const written = titles.title && plainText(titles.title);
	if (facts.title === undefined && written) {
		facts.title = written;
		from.title = 'heading';
	}
	const below = titles.subtitle && plainText(titles.subtitle);
	if (facts.subtitle === undefined && below) {
		facts.subtitle = below;
		from.subtitle = 'heading';
	}
	if (titles.title !== undefined) titles.title.tagName = 'h3';
	if (titles.subtitle !== undefined) titles.subtitle.tagName = 'h4';
	if (options.titlePlacement === 'never') return;
	let top = titles.title;
	const isThere =
		written !== undefined &&
		(options.titlePlacement === 'auto' || isSame(written, facts.title ?? written));
	if (!isThere && facts.title !== undefined && !beginsWith(tree, facts.title)) {
		top = element('h3', [text(facts.title)]);
		tree.children.unshift(top);
	}
	if (top !== undefined && facts.subtitle !== undefined) placeSubtitle(tree, top, facts.subtitle);
}

function placeSubtitle(tree: Root, title: Element, subtitle: string): void {
	const at = tree.children.indexOf(title) + 1;
	const next = tree.children[at];
	const isThere =
		(isElement(next, 'h4') || isElement(next, 'p')) && isSame(plainText(next), subtitle);
	if (isThere || isElement(next, 'h4')) {
		if (isThere) next.tagName = 'h4';
		return;
	}
	tree.children.splice(at, 0, element('h4', [text(subtitle)]));
}

/** Whether the first words are the title, however they are marked. */
function beginsWith(tree: Root, title: string): boolean {
	const first = tree.children.find((node) => !isElement(node, 'figure', 'hr'));
	return first !== undefined && isHeading(first) && isSame(plainText(first), title);
}

/** Case, spaces and what editors make of quotes and dashes make no other title. */
function isSame(one: string, other: string): boolean {
	return toKey(one) === toKey(other);
}

function toKey(value: string): string {
	return value.toLowerCase().replace(/[^\p{L}\p{N}\p{S}]+/gu, '');
}
