import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { BOXES, isEmbed, LEFT_OUT } from './elements.ts';
import { cleanInline, hasText, textOf } from './inline.ts';
import { checkPicture } from './pictures.ts';

/** Kinds of paragraph that hold text. */
export type TextKind = 'title' | 'subtitle' | 'h3' | 'h4' | 'p' | 'blockquote' | 'ul' | 'ol';

/** A paragraph ("graf" in Medium's own HTML). A story on Medium is a flat list of them. */
export type Graf =
	| { type: TextKind; children: ElementContent[] }
	| { type: 'pre'; text: string }
	| { type: 'figure'; url: string; alt: string; caption: ElementContent[] }
	| { type: 'embed'; url: string }
	| { type: 'hr' };

/** What Medium keeps of a story, and what it drops, with the number of times. */
export type Grafs = { grafs: Graf[]; leftOut: Map<string, number> };

/** Deeper than any author nests by hand. Below this depth, only plain text is read. */
const MAX_DEPTH = 200;

/** Flattens a tree into Medium's paragraphs. */
export function toGrafs(tree: Root): Grafs {
	const grafs: Graf[] = [];
	const leftOut = new Map<string, number>();
	const lost = (what: string): void => void leftOut.set(what, (leftOut.get(what) ?? 0) + 1);
	let titleSeen = false;
	let subtitleSeen = false;
	let listDepth = 0;

	walk(tree.children, 'p', 0);
	return { grafs, leftOut };

	/**
	 * Emits the blocks of `nodes` in order. Plain text becomes a paragraph of this `kind`. Only the
	 * first block of a list item becomes the item; the others become paragraphs after it.
	 */
	function walk(nodes: RootContent[], kind: TextKind, depth: number): void {
		let run: ElementContent[] = [];
		let current = kind;
		const emit = (type: TextKind, children: ElementContent[]): void => {
			if (!hasText(children)) return;
			const text = textOf(children).trim();
			grafs.push(type === 'p' && isEmbed(text) ? { type: 'embed', url: text } : { type, children });
			if (current === 'ul' || current === 'ol') current = 'p';
		};
		const flush = (): void => {
			emit(current, trim(run));
			run = [];
		};
		for (const node of nodes) {
			if (node.type === 'comment' || node.type === 'doctype') continue;
			if (depth > MAX_DEPTH) {
				run.push({ type: 'text', value: toString(node) });
			} else if (node.type !== 'element' || isInline(node)) {
				run.push(...cleanInline(node, lost));
			} else {
				flush();
				const before = grafs.length;
				block(node, current, depth + 1);
				if (grafs.length > before && (current === 'ul' || current === 'ol')) current = 'p';
			}
		}
		flush();
	}

	function block(node: Element, kind: TextKind, depth: number): void {
		const what = LEFT_OUT[node.tagName];
		if (what !== undefined) return lost(what);
		switch (node.tagName) {
			case 'h1':
			case 'h2':
			case 'h3':
			case 'h4':
				return walk(node.children, kind === 'p' ? headingKind(node.tagName) : kind, depth);
			case 'ul':
			case 'ol':
				if (kind === 'blockquote') lost('list in a quote');
				else if (listDepth > 0) lost('nesting of a list');
				return list(node, kind === 'blockquote' ? kind : node.tagName, depth);
			case 'blockquote':
				return walk(node.children, 'blockquote', depth);
			case 'pre':
				return pre(node);
			case 'hr':
				return void grafs.push({ type: 'hr' });
			case 'img':
				return picture(node, []);
			case 'figure':
				return figure(node, kind, depth);
			default:
				return walk(node.children, kind, depth);
		}
	}

	/** The first h1 and h2 are title and subtitle. All others become h3 or h4, Medium's two levels. */
	function headingKind(tagName: 'h1' | 'h2' | 'h3' | 'h4'): TextKind {
		if (tagName === 'h1') {
			if (titleSeen) return 'h3';
			titleSeen = true;
			return 'title';
		}
		if (tagName === 'h2' && !subtitleSeen) {
			subtitleSeen = true;
			return 'subtitle';
		}
		return 'h4';
	}

	function list(node: Element, kind: TextKind, depth: number): void {
		listDepth += 1;
		for (const item of node.children) {
			if (item.type === 'element') walk(item.children, kind, depth);
		}
		listDepth -= 1;
	}

	function pre(node: Element): void {
		if (hasLanguage(node)) lost('language of a code block');
		const text = codeOf(node).replace(/\n$/, '');
		if (text.trim() !== '') grafs.push({ type: 'pre', text });
	}

	function figure(node: Element, kind: TextKind, depth: number): void {
		const image = find(node, 'img');
		if (image === undefined) return walk(node.children, kind, depth);
		const caption = find(node, 'figcaption')?.children ?? [];
		return picture(image, trim(caption.flatMap((child) => cleanInline(child, lost))));
	}

	function picture(node: Element, caption: ElementContent[]): void {
		const { src, alt } = node.properties;
		const check = checkPicture(typeof src === 'string' ? src : '');
		if ('notLoaded' in check) return lost(check.notLoaded);
		grafs.push({
			type: 'figure',
			url: check.url,
			alt: typeof alt === 'string' ? alt : '',
			caption,
		});
	}
}

const BLOCKS = new Set('h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr img figure'.split(' '));

function isBlock(node: Element): boolean {
	return BLOCKS.has(node.tagName) || BOXES.has(node.tagName) || node.tagName in LEFT_OUT;
}

/** Whether this is inline text with no block inside, such as a picture in a link. */
function isInline(node: Element): boolean {
	return !isBlock(node) && findWhere(node, isBlock) === undefined;
}

function find(node: Element, tagName: string): Element | undefined {
	return findWhere(node, (one) => one.tagName === tagName);
}

function findWhere(node: Element, matches: (one: Element) => boolean): Element | undefined {
	for (const child of node.children) {
		if (child.type !== 'element') continue;
		const found = matches(child) ? child : findWhere(child, matches);
		if (found !== undefined) return found;
	}
	return undefined;
}

function hasLanguage(node: Element): boolean {
	const classes = [node, find(node, 'code')].flatMap((one) => one?.properties.className ?? []);
	return classes.some((name) => /^(language|lang)-/.test(String(name)));
}

function codeOf(node: ElementContent): string {
	if (node.type === 'text') return node.value;
	if (node.type !== 'element') return '';
	return node.tagName === 'br' ? '\n' : node.children.map(codeOf).join('');
}

/** Removes line breaks and spaces at both ends of a paragraph. */
function trim(nodes: ElementContent[]): ElementContent[] {
	const isBlank = (node: ElementContent): boolean =>
		node.type === 'text'
			? node.value.trim() === ''
			: node.type === 'element' && node.tagName === 'br';
	const from = nodes.findIndex((node) => !isBlank(node));
	const to = nodes.findLastIndex((node) => !isBlank(node));
	return nodes.slice(Math.max(from, 0), to + 1).map((node, index, { length }) => {
		if (node.type !== 'text') return node;
		const value = index === 0 ? node.value.trimStart() : node.value;
		return { ...node, value: index === length - 1 ? value.trimEnd() : value };
	});
}
