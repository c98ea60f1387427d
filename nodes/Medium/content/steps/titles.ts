import type { Element, Root } from 'hast';
import type { StepContext } from '../context';
import type { Origin } from '../story';
import { element, isElement, plainText, text } from '../lib/tree';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** What the text begins with: a heading that is its title, and one directly below that is its subtitle. */
export interface Heads {
	title?: Element;
	subtitle?: Element;
}

/**
 * Finds title and subtitle at the top of the story, also below a picture. A title is a heading whose
 * level nothing else surpasses, and which is the only one of its level unless that is the first, or
 * Medium's own; a subtitle stands directly below, and is the only one of its level.
 */
export function findHeads(tree: Root): Heads {
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
 * Puts title and subtitle on top as Medium reads them (h3 and h4), never twice, and tells what they
 * are. What the text begins with counts where nothing else was said.
 */
export function placeTitle(
	tree: Root,
	context: StepContext,
	heads: Heads,
	from: Partial<Record<'title' | 'subtitle', Origin>>,
): void {
	const { facts, options } = context;
	const written = heads.title && plainText(heads.title);
	if (facts.title === undefined && written) {
		facts.title = written;
		from.title = 'heading';
	}
	const below = heads.subtitle && plainText(heads.subtitle);
	if (facts.subtitle === undefined && below) {
		facts.subtitle = below;
		from.subtitle = 'heading';
	}
	if (heads.title !== undefined) heads.title.tagName = 'h3';
	if (heads.subtitle !== undefined) heads.subtitle.tagName = 'h4';
	if (options.titlePlacement === 'never') return;
	let top = heads.title;
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
