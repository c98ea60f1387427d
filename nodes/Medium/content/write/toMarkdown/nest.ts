import type { Emphasis, PhrasingContent, Strong } from 'mdast';
import { isIdle, type Side, sideOf } from './edges';
import { isPlain, linkOf, type Mark, type Run } from './runs';

/**
 * Nests runs by their marks, the longest outside, links whole. Spaces at the edges of a mark move out
 * of it, and so does a sign that would keep it from counting.
 */
export function nest(
	runs: Run[],
	before: Side = 'space',
	after: Side = 'space',
	open: Mark[] = [],
): PhrasingContent[] {
	const made: PhrasingContent[] = [];
	let index = 0;
	while (index < runs.length) {
		const group = findGroup(runs, index, open);
		if (group === undefined) {
			addLeaf(made, runs[index]!.leaf);
			index += 1;
			continue;
		}
		const { mark } = group;
		const [start, end] = visiblePart(runs, index, group.end);
		unmark(runs, [index, start], mark);
		unmark(runs, [end, group.end], mark);
		if (start > index) continue;

		const outside = index === 0 ? before : sideOf(runs[index - 1]!, 'end', open);
		const next = end === runs.length ? after : sideOf(runs[end]!, 'start', open);
		const inner = runs.slice(index, end);
		const inside = [...open, mark];
		if (!isPlain(mark)) {
			// Links within links there are none: no run has two of them.
			const children = nest(inner, 'sign', 'sign', inside);
			made.push({ type: 'link', url: mark.url, children });
		} else if (isIdle(sideOf(runs[index]!, 'start', open), outside)) {
			unmark(runs, unitAt(runs, index, open), mark);
			continue;
		} else if (isIdle(sideOf(runs[end - 1]!, 'end', open), next)) {
			unmark(runs, unitAt(runs, end - 1, open), mark);
			continue;
		} else addMarked(made, { type: mark, children: nest(inner, outside, next, inside) });
		index = end;
	}
	return made;
}

/** The mark that begins at a run and goes on for longest; of two equally long ones the link. */
function findGroup(
	runs: Run[],
	index: number,
	open: Mark[],
): { mark: Mark; end: number } | undefined {
	let found: { mark: Mark; end: number } | undefined;
	for (const mark of runs[index]!.marks) {
		if (open.includes(mark)) continue;
		let end = index + 1;
		while (runs[end]?.marks.includes(mark)) end += 1;
		if (found === undefined || end > found.end || (end === found.end && !isPlain(mark)))
			found = { mark, end };
	}
	if (found === undefined || found.end === runs.length) return found;
	// A link that is marked in part goes with its other part.
	const [start, end] = unitAt(runs, found.end, open);
	return start < found.end && end > found.end && start > index ? { ...found, end: start } : found;
}

type Range = [start: number, end: number];

/** A run, or all runs of the link that it is in. */
function unitAt(runs: Run[], index: number, open: Mark[]): Range {
	const link = linkOf(runs[index]!);
	if (link === undefined || open.includes(link)) return [index, index + 1];
	let start = index;
	let end = index + 1;
	while (runs[start - 1]?.marks.includes(link)) start -= 1;
	while (runs[end]?.marks.includes(link)) end += 1;
	return [start, end];
}

function visiblePart(runs: Run[], start: number, end: number): Range {
	const isVisible = ({ leaf }: Run): boolean =>
		leaf.type === 'text' ? leaf.value.trim() !== '' : leaf.type !== 'break';
	while (start < end && !isVisible(runs[start]!)) start += 1;
	while (end > start && !isVisible(runs[end - 1]!)) end -= 1;
	return [start, end];
}

function unmark(runs: Run[], [start, end]: Range, mark: Mark): void {
	for (let index = start; index < end; index++) {
		const { leaf, marks } = runs[index]!;
		runs[index] = { leaf, marks: marks.filter((one) => one !== mark) };
	}
}

function addLeaf(made: PhrasingContent[], leaf: Run['leaf']): void {
	const last = made.at(-1);
	const isOne =
		(leaf.type === 'text' && last?.type === 'text') ||
		(leaf.type === 'inlineCode' && last?.type === 'inlineCode');
	if (isOne) last.value += leaf.value;
	else made.push({ ...leaf });
}

/** Marked texts that touch another one, whose signs could be taken for each other's. */
const touching = new WeakSet<PhrasingContent>();

/** Adds marked text, and notes whether it touches the one before. */
export function addMarked(made: PhrasingContent[], node: Emphasis | Strong): void {
	const last = made.at(-1);
	made.push(node);
	if (last?.type !== 'emphasis' && last?.type !== 'strong') return;
	noteTouching(last);
	noteTouching(node);
}

function noteTouching(node: PhrasingContent): void {
	if (touching.has(node) || !('children' in node)) return;
	touching.add(node);
	node.children.forEach(noteTouching);
}

export function isTouching(node: PhrasingContent): boolean {
	return touching.has(node);
}
