import { decodeEntities, hasManyEntities } from './entities';

/** An element of a document. */
export interface XmlElement {
	/** As written, with its prefix. */
	name: string;
	attributes: ReadonlyMap<string, string>;
	children: XmlElement[];
	/** Its own text, that of CDATA sections included, without that of its children. */
	text: string;
}

/** Why a text could not be read as XML. `cut`: it ends before it should. */
export type XmlObstacle = 'notXml' | 'cut' | 'tooDeep' | 'tooMany' | 'documentType';

export type XmlReading = { kind: 'document'; root: XmlElement } | { kind: XmlObstacle };

/** Feeds are five levels deep; Atom with markup as elements is deeper. */
const MAX_DEPTH = 64;
/** Ten items make about 200. */
const MAX_ELEMENTS = 100_000;
/** For one element. */
const MAX_ATTRIBUTES = 64;

/** Sticky; of elements and attributes. Bounded, as a name without an end can exhaust a pattern. */
const NAME = /[^\s<>/"'=&!?]{1,200}/y;

/**
 * Reads XML as far as feeds need it, in one pass that takes linear time. What is not well-formed is
 * not guessed at: that is how a cut feed is told from one with fewer stories. What follows the root
 * element is passed over, as are comments and processing instructions. There are no entities but
 * the five of XML and those by number; a document type, which could define others, is refused.
 * Prefixes are not resolved.
 *
 * Written out here because fast-xml-parser 5.12 takes a feed cut between two tags as a whole one,
 * needs 6 s for an element with 200,000 attributes, and throws.
 */
export function readXml(text: string): XmlReading {
	if (hasManyEntities(text)) return { kind: 'tooMany' };
	const holder: XmlElement = { name: '', attributes: new Map(), children: [], text: '' };
	const open: XmlElement[] = [holder];
	let elements = 0;
	let at = 0;

	for (;;) {
		const parent = open[open.length - 1]!;
		const next = text.indexOf('<', at);
		const between = next === -1 ? text.slice(at) : text.slice(at, next);
		if (parent !== holder) parent.text += decodeEntities(between);
		else if (between.trim() !== '') return { kind: 'notXml' };
		// Whatever began has not come to its end.
		if (next === -1) return { kind: text.trim() === '' ? 'notXml' : 'cut' };

		if (text.startsWith('<!', next) || text.startsWith('<?', next)) {
			const aside = readAside(text, next);
			if ('kind' in aside) return aside;
			if (aside.cdata !== undefined) {
				if (parent === holder) return { kind: 'notXml' };
				parent.text += aside.cdata;
			}
			at = aside.end;
			continue;
		}

		if (text.startsWith('</', next)) {
			const end = endOfClosingTag(text, next + 2, parent.name);
			if (typeof end !== 'number') return { kind: end };
			open.pop();
			if (open.length === 1) return { kind: 'document', root: parent };
			at = end;
			continue;
		}

		const tag = readOpeningTag(text, next + 1);
		if ('kind' in tag) return tag;
		elements += 1;
		if (elements > MAX_ELEMENTS) return { kind: 'tooMany' };
		parent.children.push(tag.element);
		if (!tag.isEmpty) {
			if (open.length > MAX_DEPTH) return { kind: 'tooDeep' };
			open.push(tag.element);
		} else if (parent === holder) return { kind: 'document', root: tag.element };
		at = tag.end;
	}
}

/** A comment, a processing instruction or a CDATA section, which alone says something. */
function readAside(
	text: string,
	start: number,
): { end: number; cdata?: string } | { kind: XmlObstacle } {
	const [opening, closing] = ASIDES.find(([mark]) => text.startsWith(mark, start)) ?? [];
	if (opening === undefined || closing === undefined) {
		if (/^<!DOCTYPE/i.test(text.slice(start, start + 9))) return { kind: 'documentType' };
		return { kind: ASIDES.some(([mark]) => mark.startsWith(text.slice(start))) ? 'cut' : 'notXml' };
	}
	const end = text.indexOf(closing, start + opening.length);
	if (end === -1) return { kind: 'cut' };
	const isCdata = opening === CDATA;
	return {
		end: end + closing.length,
		...(isCdata && { cdata: text.slice(start + opening.length, end) }),
	};
}

const CDATA = '<![CDATA[';
const ASIDES: ReadonlyArray<readonly [opening: string, closing: string]> = [
	[CDATA, ']]>'],
	['<!--', '-->'],
	['<?', '?>'],
];

function readOpeningTag(
	text: string,
	start: number,
): { element: XmlElement; isEmpty: boolean; end: number } | { kind: XmlObstacle } {
	const name = nameAt(text, start);
	if (name === '') return { kind: start >= text.length ? 'cut' : 'notXml' };
	const attributes = new Map<string, string>();
	let at = start + name.length;
	for (;;) {
		const next = passSpace(text, at);
		const isEmpty = text.startsWith('/>', next);
		if (isEmpty || text.startsWith('>', next)) {
			const element = { name, attributes, children: [], text: '' };
			return { element, isEmpty, end: next + (isEmpty ? 2 : 1) };
		}
		const attribute = next > at ? readAttribute(text, next) : undefined;
		// A tag that nothing closes runs to the end; any other is none.
		if (!attribute) return { kind: text.indexOf('>', at) === -1 ? 'cut' : 'notXml' };
		if (attributes.size >= MAX_ATTRIBUTES) return { kind: 'tooMany' };
		attributes.set(attribute.name, decodeEntities(attribute.value));
		at = attribute.end;
	}
}

function readAttribute(
	text: string,
	start: number,
): { name: string; value: string; end: number } | undefined {
	const name = nameAt(text, start);
	const sign = passSpace(text, start + name.length);
	if (name === '' || text[sign] !== '=') return undefined;
	const opening = passSpace(text, sign + 1);
	const quote = text[opening];
	if (quote !== '"' && quote !== "'") return undefined;
	const closing = text.indexOf(quote, opening + 1);
	if (closing === -1) return undefined;
	return { name, value: text.slice(opening + 1, closing), end: closing + 1 };
}

function endOfClosingTag(text: string, start: number, name: string): number | XmlObstacle {
	if (!text.startsWith(name, start)) {
		return name.startsWith(text.slice(start)) ? 'cut' : 'notXml';
	}
	const end = passSpace(text, start + name.length);
	if (text[end] === '>') return end + 1;
	return end === text.length ? 'cut' : 'notXml';
}

function nameAt(text: string, at: number): string {
	NAME.lastIndex = at;
	return NAME.exec(text)?.[0] ?? '';
}

/** Where the space that begins here ends. */
function passSpace(text: string, start: number): number {
	let at = start;
	while (XML_SPACE.has(text.charCodeAt(at))) at += 1;
	return at;
}

/** Tab, line feed, carriage return and space: what XML takes for space. */
const XML_SPACE: ReadonlySet<number> = new Set([9, 10, 13, 32]);
