import type { Element, Nodes, RootContent } from 'hast';
import type {
	BlockContent,
	Emphasis,
	Heading,
	Image,
	InlineCode,
	Link,
	ListItem,
	Paragraph,
	Parents,
	PhrasingContent,
	Root,
	Strong,
	Text,
} from 'mdast';
import { gfmAutolinkLiteralToMarkdown } from 'mdast-util-gfm-autolink-literal';
import {
	type Attention,
	defaultHandlers,
	type Info,
	type Options,
	type State,
	toMarkdown as write,
	type Unsafe,
} from 'mdast-util-to-markdown';
import { MAX_BLOCK_NESTING } from './defaults';
import { readFeedHtml } from './feedHtml';
import { tooDeep } from './problem';
import { findProvider } from './providers';
import { find, isElement, plainText, property, textOf } from './tree';
import { MEDIUM } from './vocabulary';

export interface MarkdownOptions {
	/** The story's title. Where its first great heading says the same, that becomes the title of the Markdown, too. */
	title?: string;
}

/**
 * Writes the HTML of a story from a Medium feed as Markdown: CommonMark, which GitHub's Markdown reads
 * the same way. Pixel and footer are left out, embeds are addresses alone on their line, pictures have
 * their caption below in emphasis. Medium's two headings become `##` and `###`.
 *
 * @returns Markdown that ends in a line feed; '' for a story without content
 * @throws StoryProblem for HTML that is nested without end
 */
export function toMarkdown(html: string, options: MarkdownOptions = {}): string {
	return write(toMarkdownTree(html, options), STYLE);
}

/** The same as a tree, for whoever writes it in another way. */
export function toMarkdownTree(html: string, { title = '' }: MarkdownOptions = {}): Root {
	const tree = readFeedHtml(html);
	const heading = find(tree, ({ tagName }) => tagName === 'h3');
	if (heading !== undefined && plainText(heading) === title.replace(/\s+/g, ' ').trim())
		heading.tagName = 'h1';
	return { type: 'root', children: toBlocks(tree.children, 0, []) };
}

// Blocks

/** Elements that begin on a line of their own; all others run along with the text. */
const BLOCKS = new Set([
	...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr'],
	...['figure', 'figcaption', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside'],
	...['nav', 'address', 'details', 'summary', 'dl', 'dt', 'dd', 'form', 'fieldset', 'center'],
	...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
]);

const HEADINGS: Record<string, Heading['depth']> = { h1: 1, h2: 2, h3: 2, h4: 3, h5: 4, h6: 5 };

/** `marks` are those of elements around the blocks, as of a link around a figure. */
function toBlocks(nodes: RootContent[], depth: number, marks: Mark[]): BlockContent[] {
	if (depth > MAX_BLOCK_NESTING) throw tooDeep(MAX_BLOCK_NESTING);
	const blocks: BlockContent[] = [];
	let running: Nodes[] = [];
	const add = (block: BlockContent): void => {
		const last = blocks.at(-1);
		// Medium has a quote for each paragraph; they are shown as one.
		if (last?.type === 'blockquote' && block.type === 'blockquote') {
			for (const child of block.children) last.children.push(child);
		} else blocks.push(block);
	};
	const addRunning = (): void => {
		toParagraphs(readRuns(running, marks)).forEach(add);
		running = [];
	};
	for (const node of nodes) {
		if (isElement(node) && holdsBlock(node)) {
			addRunning();
			toBlock(node, depth, marks).forEach(add);
		} else running.push(node);
	}
	addRunning();
	return blocks;
}

/** What is known already, as the question comes once for each level. */
const holders = new WeakMap<Element, boolean>();

function holdsBlock(node: Element): boolean {
	const known = holders.get(node);
	if (known !== undefined) return known;
	const holds =
		BLOCKS.has(node.tagName) ||
		node.children.some((child) => child.type === 'element' && holdsBlock(child));
	holders.set(node, holds);
	return holds;
}

function toBlock(node: Element, depth: number, marks: Mark[]): BlockContent[] {
	switch (node.tagName) {
		case 'h1':
		case 'h2':
		case 'h3':
		case 'h4':
		case 'h5':
		case 'h6': {
			const children = nest(oneLine(readRuns(node.children, marks)));
			return children.length === 0
				? []
				: [{ type: 'heading', depth: HEADINGS[node.tagName]!, children }];
		}
		case 'ul':
		case 'ol':
			return toList(node, depth, marks);
		case 'blockquote': {
			const children = toBlocks(node.children, depth + 1, marks);
			return children.length === 0 ? [] : [{ type: 'blockquote', children }];
		}
		case 'pre': {
			// A carriage return would become another line.
			const value = textOf(node).replace(/\r\n?/g, '\n');
			return value === '' ? [] : [{ type: 'code', value }];
		}
		case 'hr':
			return [{ type: 'thematicBreak' }];
		case 'figure':
			return toFigure(node, depth, marks);
		case 'figcaption':
			return toCaption(node, marks);
		default:
			return toBlocks(node.children, depth, withMark(marks, markOf(node)));
	}
}

function toList(node: Element, depth: number, marks: Mark[]): BlockContent[] {
	const items = node.children.flatMap((child): ListItem[] => {
		const content = isElement(child, 'li') ? child.children : [child];
		const children = toBlocks(content, depth + 1, marks);
		// An empty item has a number all the same.
		return isElement(child, 'li') || children.length > 0
			? [{ type: 'listItem', spread: false, children }]
			: [];
	});
	if (items.length === 0) return [];
	const ordered = node.tagName === 'ol';
	const start = property(node, 'start');
	return [
		{
			type: 'list',
			ordered,
			...(ordered && { start: /^\d{1,8}$/.test(start) ? Number(start) : 1 }),
			spread: false,
			children: items,
		},
	];
}

function toFigure(node: Element, depth: number, marks: Mark[]): BlockContent[] {
	const isCaption = (child: Nodes): child is Element => isElement(child, 'figcaption');
	const blocks = toBlocks(
		node.children.filter((child) => !isCaption(child)),
		depth,
		marks,
	);
	for (const caption of node.children.filter(isCaption).flatMap((one) => toCaption(one, marks))) {
		const last = blocks.at(-1);
		if (last?.type === 'paragraph' && endsInPicture(last))
			last.children.push({ type: 'break' }, ...caption.children);
		else blocks.push(caption);
	}
	return blocks;
}

function toCaption(node: Element, marks: Mark[]): Paragraph[] {
	const children = nest(oneLine(readRuns(node.children, withMark(marks, 'emphasis'))));
	return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}

function endsInPicture({ children }: Paragraph | Link): boolean {
	const last = children.at(-1);
	return last?.type === 'image' || (last?.type === 'link' && endsInPicture(last));
}

/** Two line breaks make a new paragraph, as far as no link goes across them. */
function toParagraphs(runs: Run[]): Paragraph[] {
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

/** The bare address of a page alone in its paragraph is what Medium makes an embed of. */
function embedOf(children: PhrasingContent[]): PhrasingContent[] {
	const [only] = children;
	return children.length === 1 && only?.type === 'text' && findProvider(only.value) !== undefined
		? [{ type: 'link', url: only.value, children }]
		: children;
}

// Running text: runs with marks, as Medium itself keeps it. Elements overlap and repeat themselves
// (“<em>a </em><a><em>b</em></a><em> c</em>”); runs can be nested anew, in the way that needs fewest signs.

/** A link is itself and no other, also where another one has the same address. */
type Mark = 'strong' | 'emphasis' | { url: string };

interface Run {
	leaf: Text | InlineCode | Image | { type: 'break' };
	marks: Mark[];
}

const MARKS: Record<string, Mark> = {
	strong: 'strong',
	b: 'strong',
	em: 'emphasis',
	i: 'emphasis',
};

const PROTOCOLS = MEDIUM.protocols?.href ?? [];

function markOf(node: Element): Mark | undefined {
	if (node.tagName !== 'a') return MARKS[node.tagName];
	const url = property(node, 'href').trim();
	const protocol = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1];
	const leads = protocol === undefined ? url !== '' : PROTOCOLS.includes(protocol.toLowerCase());
	return leads ? { url } : undefined;
}

function withMark(marks: Mark[], mark: Mark | undefined): Mark[] {
	if (mark === undefined || marks.includes(mark)) return marks;
	return [...(typeof mark === 'string' ? marks : marks.filter(isPlain)), mark];
}

function isPlain(mark: Mark): mark is 'strong' | 'emphasis' {
	return typeof mark === 'string';
}

function linkOf({ marks }: Run): Mark | undefined {
	return marks.find((mark) => !isPlain(mark));
}

function isBreak({ leaf }: Run): boolean {
	return leaf.type === 'break';
}

function readRuns(nodes: Nodes[], marks: Mark[]): Run[] {
	const runs: Run[] = [];
	for (const node of nodes) collect(node, marks, runs);
	return divideEdges(joinMarks(tidySpaces(runs)));
}

function collect(node: Nodes, marks: Mark[], runs: Run[]): void {
	const add = (leaf: Run['leaf']): void => void runs.push({ leaf, marks });
	if (node.type === 'text') add({ type: 'text', value: node.value });
	if (node.type !== 'element') return;
	switch (node.tagName) {
		case 'br':
			return add({ type: 'break' });
		case 'img': {
			const url = property(node, 'src').trim();
			const alt = property(node, 'alt').replace(/\s+/g, ' ').trim();
			return url === '' ? add({ type: 'text', value: alt }) : add({ type: 'image', url, alt });
		}
		case 'code': {
			const value = textOf(node).replace(/\s+/g, ' ');
			const trimmed = value.trim();
			if (value.startsWith(' ')) add({ type: 'text', value: ' ' });
			// A bracket in code cannot be escaped, so it could end the link that it is in.
			const isText = trimmed.includes(']') && marks.some((mark) => !isPlain(mark));
			if (isText) add({ type: 'text', value: trimmed });
			else if (trimmed !== '') add({ type: 'inlineCode', value: trimmed });
			return value.endsWith(' ') ? add({ type: 'text', value: ' ' }) : undefined;
		}
		default: {
			const isBlock = BLOCKS.has(node.tagName);
			if (isBlock) add({ type: 'break' });
			const inner = withMark(marks, markOf(node));
			for (const child of node.children) collect(child, inner, runs);
			if (isBlock) add({ type: 'break' });
		}
	}
}

/** Spaces run together as in a browser, and go from beginning and end of lines; so do outer breaks. */
function tidySpaces(runs: Run[]): Run[] {
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
function joinMarks(runs: Run[]): Run[] {
	return runs.map((run, index) => {
		if (run.leaf.type !== 'text' || run.leaf.value !== ' ') return run;
		const before = runs[index - 1]?.marks.filter(isPlain) ?? [];
		const marks = before.filter((mark) => runs[index + 1]?.marks.includes(mark));
		return { leaf: run.leaf, marks: marks.reduce(withMark, run.marks) };
	});
}

/** Makes runs of their own of the spaces and signs at which a mark may have to begin later or end sooner. */
function divideEdges(runs: Run[]): Run[] {
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

/** For headings and captions, which have one line only. */
function oneLine(runs: Run[]): Run[] {
	return runs.flatMap((run, index): Run[] => {
		if (!isBreak(run)) return [run];
		return isBreak(runs[index - 1]!)
			? []
			: [{ leaf: { type: 'text', value: ' ' }, marks: run.marks }];
	});
}

/**
 * Nests runs by their marks, the longest outside, links whole. Spaces at the edges of a mark move out
 * of it, and so does a sign that would keep it from counting.
 */
function nest(
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

function addMarked(made: PhrasingContent[], node: Emphasis | Strong): void {
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

/**
 * What the sign of a mark meets. Whether it counts depends on that: in `a**(b)**` it does not.
 * Parsers disagree about emoji and the like, so these are taken for what is worse.
 */
type Side = 'space' | 'sign' | 'letter' | 'either';

const SIGN = /[\p{P}\p{S}]/u;

function sideOf(run: Run, which: 'start' | 'end', open: Mark[]): Side {
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

function isIdle(inside: Side, outside: Side): boolean {
	return inside !== 'letter' && (outside === 'letter' || outside === 'either');
}

// How it is written

const NO_MARKS: Unsafe['notInConstruct'] = [
	...(['autolink', 'destinationLiteral', 'destinationRaw', 'reference'] as const),
	...(['titleQuote', 'titleApostrophe'] as const),
];

/** Where the library escapes more than has to be, as what is written here has no definitions. */
const SAFE: Array<(pattern: Unsafe) => boolean> = [
	({ character }) => character === '&',
	({ character, inConstruct }) => character === '[' && inConstruct === 'phrasing',
	({ character, atBreak }) => (character === '[' || character === '#') && atBreak === true,
];

const DOLLARS = [
	['(?<=[^ \\t\\r\\n])', '(?!\\d)'],
	['', '(?=\\$)'],
] as const;

const UNSAFE: Unsafe[] = [
	{ character: '&', after: '#?[\\dA-Za-z]{1,31};', inConstruct: ['phrasing', 'destinationRaw'] },
	// A definition, of a footnote as well, or the box of a task: `[a]:`, `[^a]:`, `[ ]`.
	// In `before`, as the library leaves out an `after` where the next character is escaped.
	{
		atBreak: true,
		before: '(?=\\[(?!(?:[^\\[\\]\\\\ xX]|[^\\[\\]\\\\]{2,999})\\][^:]))',
		character: '[',
	},
	{ atBreak: true, character: '#', after: '#{0,5}(?:[ \\t\\r\\n]|$)' },
	// GitHub's: struck-out text, and the line below a table's head.
	{ character: '~', inConstruct: 'phrasing', notInConstruct: NO_MARKS },
	{ atBreak: true, character: '|', after: '[\\t :-]' },
	{ atBreak: true, character: ':', after: '-' },
	{ atBreak: true, character: '-', after: '[:|-]' },
	// Addresses that are no links; an escape further on would become part of them.
	...(gfmAutolinkLiteralToMarkdown().unsafe ?? []),
	// E-mail addresses may begin with nearly anything (`<1@a>`).
	{ character: '<', after: '[^\\s<>@]+@', inConstruct: 'phrasing', notInConstruct: NO_MARKS },
	// A definition list, which some readers know.
	{ atBreak: true, character: ':', after: '[ \\t\\r\\n]' },
	// A dollar that could end a formula or be half of its sign (`mathText.ts`); not those of prices. One
	// pattern for each side, or the library would leave it out where its neighbour there is escaped.
	...DOLLARS.flatMap(([before, after]): Unsafe[] => [
		{ character: '$', before: `${before}(?=\\$${after})`, inConstruct: 'phrasing' },
		{ character: '$', after: `(?<=${before}\\$)${after}`, inConstruct: 'phrasing' },
	]),
];

function writeRoot(node: Root, _: Parents | undefined, state: State, info: Info): string {
	state.unsafe = [
		...state.unsafe.filter((pattern) => !SAFE.some((isSafe) => isSafe(pattern))),
		...UNSAFE,
	];
	return defaultHandlers.root(node, _, state, info);
}

function writeText(node: Text, parent: Parents | undefined, state: State, info: Info): string {
	return (
		defaultHandlers
			.text(node, parent, state, info)
			// Between spaces these are no marks, and a tilde that cannot end a mark begins none (“~5 m”).
			.replace(/(?<=[^\s\\] )\\([*_])(?= )/g, '$1')
			.replace(/(?<=[^\s\\] )\\~(?=[\p{L}\p{N}])/gu, '~')
	);
}

/** Addresses that GitHub's Markdown, and whoever looks for embeds, finds whole without brackets. */
const PLAIN_ADDRESS =
	/^https?:\/\/[a-z\d-]+(?:\.[a-z\d-]+)+(?:[/?#](?:[a-z\d\-.%/?#=&+]|(?<=[a-z\d])_(?=[a-z\d]))*)?(?<=[a-z\d/=-])$/i;

function writeLink(node: Link, parent: Parents | undefined, state: State, info: Info): string {
	const [content] = node.children;
	const isAlone = parent?.type === 'paragraph' && parent.children.length === 1;
	return isAlone &&
		node.children.length === 1 &&
		content?.type === 'text' &&
		content.value === node.url &&
		PLAIN_ADDRESS.test(node.url)
		? node.url
		: defaultHandlers.link(node, parent, state, info);
}
writeLink.peek = defaultHandlers.link.peek;

/** Always asterisks, but where only underscores can tell marks apart. */
function attention(construct: 'emphasis' | 'strong', size: number): Attention {
	return (node: PhrasingContent) => ({
		construct,
		markers: touching.has(node) ? ['*', '_'] : ['*'],
		sizes: [size],
	});
}

const STYLE: Options = {
	bullet: '-',
	emphasis: '*',
	// Dashes in the first line would begin front matter.
	rule: '*',
	strong: '*',
	handlers: {
		root: writeRoot,
		text: writeText,
		link: writeLink,
		emphasis: Object.assign(defaultHandlers.emphasis.bind(undefined), {
			attention: attention('emphasis', 1),
			peek: () => '*',
		}),
		strong: Object.assign(defaultHandlers.strong.bind(undefined), {
			attention: attention('strong', 2),
			peek: () => '*',
		}),
	},
};
