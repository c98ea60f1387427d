import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Construct, Extension } from 'micromark-util-types';

/** A part of a Markdown text that can be read for itself. */
interface Chunk {
	text: string;
	/** How many lines of the text are before it. */
	linesBefore: number;
	/** Whether it begins with a further item of the list that the one before ends with. */
	goesOn: boolean;
}

/** About so many characters; most articles are one chunk. */
const CHUNK_LENGTH = 16 * 1024;

/** A paragraph or heading that belongs to nothing before it, if there is an empty line above. */
const BEGINS_ANEW = /^(?:\p{L}|#{1,6}[ \t]|!\[)/u;

/** Quotes and list items that a line may begin in. */
const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;

/** What goes on over empty lines: how it begins, and how it ends. */
const LASTING: ReadonlyArray<{ begin: RegExp; end: (mark: string) => RegExp }> = [
	{ begin: /^(`{3,})[^`]*$|^(~{3,})/, end: (mark) => new RegExp(`^${mark}+[ \\t]*$`) },
	{ begin: /^(\${2,})[^$]*$/, end: () => /^\${2,}[ \t]*$/ },
	{
		begin: /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i,
		end: () => /<\/(?:script|pre|style|textarea)>/i,
	},
	{ begin: /^<!--/, end: () => /-->/ },
	{ begin: /^<\?/, end: () => /\?>/ },
	{ begin: /^<!\[CDATA\[/, end: () => /\]\]>/ },
	{ begin: /^<![a-z]/i, end: () => />/ },
];

/** An item at the very left, by the sign that all items of its list have. */
const ITEM = /^(?:([-+*])|(?:\d{1,9})([.)]))[ \t]+\S/;
const RULE = /^([-*])[ \t]*(?:\1[ \t]*){2,}$/;

interface Lasting {
	end: RegExp;
	/** Whether it may be in a quote or list item, with which it ends. */
	isInContainer: boolean;
}

/**
 * Divides a long text where a paragraph or heading begins that nothing before can go on in, or
 * between the items of a list. The parser goes through all that it has read for every list and quote that ends, so that a book in one
 * piece would take it an hour. Where something may or may not have ended, nothing more is divided.
 */
export function splitMarkdown(text: string): Chunk[] {
	const chunks: Chunk[] = [];
	let begin = 0;
	let linesBefore = 0;
	let goesOn = false;
	let wasBlank = true;
	let list: string | undefined;
	let lasting: Lasting | undefined;
	for (let start = 0, line = 0; start < text.length; line += 1) {
		const end = text.indexOf('\n', start);
		const content = text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
		const inner = content.replace(CONTAINERS, '');
		if (lasting !== undefined) {
			if (lasting.end.test(inner)) lasting = undefined;
			else if (lasting.isInContainer && /^[^\s>]/.test(content)) break;
		} else {
			const sign = signOf(content);
			const isNext = sign !== undefined && sign === list;
			if (start - begin >= CHUNK_LENGTH && (isNext || (wasBlank && BEGINS_ANEW.test(content)))) {
				chunks.push({ text: text.slice(begin, start), linesBefore, goesOn });
				begin = start;
				linesBefore = line;
				goesOn = isNext;
			}
			// Without an empty line above, it may be part of a paragraph or of HTML.
			if (/^\S/.test(content)) list = wasBlank || isNext ? sign : undefined;
			lasting = findLasting(content, inner);
		}
		wasBlank = content.trim() === '';
		start = end === -1 ? text.length : end + 1;
	}
	chunks.push({ text: text.slice(begin), linesBefore, goesOn });
	return chunks;
}

function signOf(line: string): string | undefined {
	const item = RULE.test(line) ? null : ITEM.exec(line);
	return item?.[1] ?? item?.[2];
}

function findLasting(content: string, inner: string): Lasting | undefined {
	// Four spaces make it code, or the text of an item that what follows a paragraph's end closes.
	if (/^(?: {4}|\t)/.test(content)) return undefined;
	for (const { begin, end } of LASTING) {
		const opened = begin.exec(inner);
		if (opened === null) continue;
		const ending = end(opened[1] ?? opened[2] ?? '');
		// It may end on its line.
		if (ending.test(inner.slice(opened[0].length))) return undefined;
		return { end: ending, isInContainer: inner.length < content.length };
	}
	return undefined;
}

/** Labels of links and notes that may be defined somewhere in a text; some may be none. */
interface Labels {
	links: string[];
	notes: string[];
}

/** Finds all labels: a chunk may call what another one defines. */
export function findLabels(text: string): Labels {
	const found = text.matchAll(/^[^\n[]{0,200}\[((?:[^[\]\\]|\\.){1,999})\]:/gm);
	const labels: Labels = { links: [], notes: [] };
	for (const label of new Set(Array.from(found, ([, one]) => one!))) {
		if (label.startsWith('^')) labels.notes.push(normalizeIdentifier(label.slice(1)));
		else labels.links.push(normalizeIdentifier(label));
	}
	return labels;
}

/** Lets the parser know, before it reads, what other chunks define. */
export function knownLabels({ links, notes }: Labels): Extension {
	let isTold = false;
	const tell: Construct = {
		tokenize(_effects, _ok, nok) {
			if (!isTold) {
				this.parser.defined.push(...links);
				(this.parser.gfmFootnotes ??= []).push(...notes);
				isTold = true;
			}
			return nok;
		},
	};
	return { flowInitial: { null: tell } };
}
