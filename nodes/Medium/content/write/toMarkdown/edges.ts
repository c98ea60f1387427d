import { isBreak, isPlain, linkOf, type Mark, type Run, withMark } from './runs';

/** Spaces run together as in a browser, and go from beginning and end of lines; so do outer breaks. */
export function tidySpaces(runs: Run[]): Run[] {
	const tidy: Run[] = [];
	const trimEnd = (): void => {
		const last = tidy.at(-1);
		if (last?.leaf.type !== 'text' || !last.leaf.value.endsWith(' ')) return;
		if (last.leaf.value === ' ') tidy.pop();
		else last.leaf = { type: 'text', value: last.leaf.value.slice(0, -1) };
	};
	let isOpen = false;
	for (const { leaf, marks } of runs) {
		if (leaf.type === 'text') {
			const joined = leaf.value.replace(/[ \t\n\f\r]+/g, ' ');
			const value: string = isOpen ? joined : joined.replace(/^ /, '');
			if (value === '') continue;
			tidy.push({ leaf: { type: 'text', value }, marks });
			isOpen = !value.endsWith(' ');
		} else if (leaf.type === 'break') {
			trimEnd();
			if (tidy.length > 0) tidy.push({ leaf, marks });
			isOpen = false;
		} else {
			tidy.push({ leaf, marks });
			isOpen = true;
		}
	}
	trimEnd();
	while (tidy.length > 0 && isBreak(tidy.at(-1)!)) tidy.pop();
	return tidy;
}

/** A space between two equally marked runs is marked as well: `**a b**` rather than `**a** **b**`. */
export function joinMarks(runs: Run[]): Run[] {
	return runs.map((run, index) => {
		if (run.leaf.type !== 'text' || run.leaf.value !== ' ') return run;
		const before = runs[index - 1]?.marks.filter(isPlain) ?? [];
		const marks = before.filter((mark) => runs[index + 1]?.marks.includes(mark));
		return { leaf: run.leaf, marks: marks.reduce(withMark, run.marks) };
	});
}

/** Makes runs of their own of the spaces and signs at which a mark may have to begin later or end sooner. */
export function divideEdges(runs: Run[]): Run[] {
	return runs.flatMap((run): Run[] => {
		if (run.leaf.type !== 'text' || run.marks.length === 0) return [run];
		return divide(run.leaf.value)
			.filter((piece) => piece !== '')
			.map((piece) => ({ leaf: { type: 'text', value: piece }, marks: run.marks }));
	});
}

/** At both ends spaces, a sign, spaces again; what is left is in the middle. */
function divide(value: string): string[] {
	let rest = value;
	const cut = (start: number, end: number): string => {
		const piece = rest.slice(0, start) + rest.slice(rest.length - end);
		rest = rest.slice(start, rest.length - end);
		return piece;
	};
	const spaceBefore = (): string => cut(rest.length - rest.trimStart().length, 0);
	const spaceAfter = (): string => cut(0, rest.length - rest.trimEnd().length);
	const before = [spaceBefore(), cut(signLength(firstCharacter(rest)), 0), spaceBefore()];
	const after = [spaceAfter(), cut(0, signLength(lastCharacter(rest))), spaceAfter()];
	return [...before, rest, ...after.reverse()];
}

function signLength(character: string): number {
	return SIGN.test(character) ? character.length : 0;
}

function firstCharacter(value: string): string {
	return [...value.slice(0, 2)][0] ?? '';
}

function lastCharacter(value: string): string {
	return [...value.slice(-2)].at(-1) ?? '';
}

/**
 * What the sign of a mark meets. Whether it counts depends on that: in `a**(b)**` it does not.
 * Parsers disagree about emoji and the like, so these are taken for what is worse.
 */
export type Side = 'space' | 'sign' | 'letter' | 'either';

const SIGN = /[\p{P}\p{S}]/u;

/** What a run is to a mark next to it; `open` are the marks that both are in. */
export function sideOf(run: Run, which: 'start' | 'end', open: Mark[]): Side {
	const link = linkOf(run);
	if (link !== undefined && !open.includes(link)) return 'sign';
	const { leaf } = run;
	if (leaf.type === 'break') return 'space';
	if (leaf.type !== 'text') return 'sign';
	const character = which === 'end' ? lastCharacter(leaf.value) : firstCharacter(leaf.value);
	if (character.trim() === '') return 'space';
	if (!SIGN.test(character)) return 'letter';
	return character.length > 1 ? 'either' : 'sign';
}

/** Whether the sign of a mark would not count between these. */
export function isIdle(inside: Side, outside: Side): boolean {
	return inside !== 'letter' && (outside === 'letter' || outside === 'either');
}
