import { MAX_BLOCK_NESTING, tooDeep, tooIntricate } from '../lib/storyProblem';

/**
 * How many of these the Markdown parser takes in one paragraph. Each costs it a look at all the
 * others, so that tens of thousands take minutes; measured, these numbers take about a second.
 */
const MOST_IN_PARAGRAPH = {
	'marks (*, _, ~) in one paragraph': { of: /\*+|_+|~+/g, limit: 4_000 },
	'brackets in one paragraph': { of: /\]/g, limit: 4_000 },
	'openings of comments in one paragraph': { of: /<[!?]/g, limit: 2_000 },
} as const;
/** Lines that continue a quote or list item without saying so. */
const MOST_LAZY_LINES = 4_000;
/** For each of these the parser goes through all that it has read. */
const MOST_UNDERLINED_HEADINGS = 4_000;
const MOST_ENDS = 4_000;
/** Each call of a note is compared with all of them. */
const MOST_NOTES = 2_000;

const QUOTE_OR_ITEM = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const FENCE = /^[ \t>]*(`{3,}|~{3,})/;

/**
 * Refuses so many footnotes that the parser would take minutes for them.
 *
 * @throws StoryProblem
 */
export function guardNotes(count: number): void {
	if (count > MOST_NOTES) throw tooIntricate('footnotes', MOST_NOTES);
}

/**
 * Refuses Markdown that the parser would take minutes for or break down over: it is nested without
 * end, or has thousands of marks in one paragraph. Takes one look at every line.
 *
 * @param text what the parser reads in one go
 * @param linesBefore of the author's text
 * @throws StoryProblem
 */
export function guardMarkdown(text: string, linesBefore: number): void {
	const nesting = new Nesting();
	const paragraph = new Paragraph();
	let fence: string | undefined;
	let underlines = 0;
	let number = linesBefore;
	let wasBlank = true;
	for (const line of linesOf(text)) {
		number += 1;
		const isBlankLine = /^[ \t>]*$/.test(line);
		const opened = FENCE.exec(line)?.[1];
		if (fence !== undefined) {
			if (opened?.startsWith(fence)) fence = undefined;
			continue;
		}
		if (opened !== undefined) fence = opened;
		if (isBlankLine) {
			paragraph.end();
			wasBlank = true;
			continue;
		}
		nesting.read(line, number);
		paragraph.read(line, number);
		if (!wasBlank && /^ {0,3}(?:=+|-+)[ \t]*$/.test(line)) underlines += 1;
		wasBlank = false;
	}
	if (underlines > MOST_UNDERLINED_HEADINGS) {
		throw tooIntricate('underlined headings in one piece', MOST_UNDERLINED_HEADINGS, number);
	}
	if (nesting.ends > MOST_ENDS) {
		throw tooIntricate('lists within one list', MOST_ENDS, number);
	}
}

function* linesOf(text: string): Generator<string> {
	let start = 0;
	while (start <= text.length) {
		const end = text.indexOf('\n', start);
		yield text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
		if (end === -1) return;
		start = end + 1;
	}
}

/** Quotes and list items that are open, by the columns at which their text begins. */
class Nesting {
	/** How many lists have ended. */
	ends = 0;
	private readonly columns: number[] = [];

	read(line: string, number: number): void {
		if (RULE.test(line)) return;
		let quotes = 0;
		let column = /^[ \t>]*/.exec(line)![0].length;
		let closed = 0;
		while (this.columns.length > 0 && this.columns.at(-1)! > column) {
			this.columns.pop();
			closed += 1;
		}
		// The first that is closed is the item before this one; with each further a list ends.
		this.ends += Math.max(0, closed - 1);
		QUOTE_OR_ITEM.lastIndex = 0;
		for (let found = QUOTE_OR_ITEM.exec(line); found; found = QUOTE_OR_ITEM.exec(line)) {
			column = QUOTE_OR_ITEM.lastIndex;
			if (found[0].endsWith('>')) quotes += 1;
			else this.columns.push(column);
			if (this.columns.length + quotes > MAX_BLOCK_NESTING)
				throw tooDeep(MAX_BLOCK_NESTING, number);
		}
	}
}

/** What the parser reads as one piece of running text, or a table, whose cells are pieces of their own. */
class Paragraph {
	private counts = new Map<string, number>();
	private isTable = false;
	private isContinued = false;
	private lazyLines = 0;

	end(): void {
		this.counts.clear();
		this.isTable = false;
		this.isContinued = false;
		this.lazyLines = 0;
	}

	read(line: string, number: number): void {
		QUOTE_OR_ITEM.lastIndex = 0;
		if (QUOTE_OR_ITEM.test(line)) {
			// A quote's next line may go on with its paragraph; an item's begins one.
			if (!/^[ \t]*>/.test(line)) this.counts.clear();
			this.isContinued = true;
			this.lazyLines = 0;
		} else if (this.isContinued && ++this.lazyLines > MOST_LAZY_LINES) {
			throw tooIntricate('lines in one quote or list item', MOST_LAZY_LINES, number);
		}
		if (/^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\||$)/.test(line)) this.isTable = true;
		if (this.isTable) this.counts.clear();
		for (const [what, { of, limit }] of Object.entries(MOST_IN_PARAGRAPH)) {
			const count = (this.counts.get(what) ?? 0) + countMatches(line, of);
			if (count > limit) throw tooIntricate(what, limit, number);
			this.counts.set(what, count);
		}
	}
}

function countMatches(line: string, pattern: RegExp): number {
	let count = 0;
	pattern.lastIndex = 0;
	while (pattern.exec(line) !== null) count += 1;
	return count;
}
