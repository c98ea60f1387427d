import type { Nodes } from 'hast';
import type { Paragraph, PhrasingContent } from 'mdast';
import { findProvider } from '../../lib/providers';
import { divideEdges, joinMarks, tidySpaces } from './edges';
import { nest } from './nest';
import { collectRuns, isBreak, linkOf, type Mark, type Run } from './runs';

/** Two line breaks make a new paragraph, as far as no link goes across them. */
export function toParagraphs(nodes: Nodes[], marks: Mark[]): Paragraph[] {
	const runs = readRuns(nodes, marks);
	const paragraphs: Paragraph[] = [];
	const add = (some: Run[]): void => {
		const children = nest(some);
		if (children.length > 0) paragraphs.push({ type: 'paragraph', children: embedOf(children) });
	};
	let start = 0;
	for (let index = 1; index < runs.length - 1; index++) {
		if (!isBreak(runs[index]!) || !isBreak(runs[index + 1]!)) continue;
		let end = index + 1;
		while (isBreak(runs[end]!)) end += 1;
		const link = linkOf(runs[index - 1]!);
		if (link === undefined || link !== linkOf(runs[end]!)) {
			add(runs.slice(start, index));
			start = end;
		}
		index = end;
	}
	add(runs.slice(start));
	return paragraphs;
}

/** Reads what has one line only, as headings and captions do. */
export function toLine(nodes: Nodes[], marks: Mark[]): PhrasingContent[] {
	return nest(oneLine(readRuns(nodes, marks)));
}

function readRuns(nodes: Nodes[], marks: Mark[]): Run[] {
	return divideEdges(joinMarks(tidySpaces(collectRuns(nodes, marks))));
}

/** The bare address of a page alone in its paragraph is what Medium makes an embed of. */
function embedOf(children: PhrasingContent[]): PhrasingContent[] {
	const [only] = children;
	return children.length === 1 && only?.type === 'text' && findProvider(only.value) !== undefined
		? [{ type: 'link', url: only.value, children }]
		: children;
}

function oneLine(runs: Run[]): Run[] {
	return runs.flatMap((run, index): Run[] => {
		if (!isBreak(run)) return [run];
		return isBreak(runs[index - 1]!)
			? []
			: [{ leaf: { type: 'text', value: ' ' }, marks: run.marks }];
	});
}
