import { isPlain, withMark } from './marks';
import { isBreak, type Run } from './runs';

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
