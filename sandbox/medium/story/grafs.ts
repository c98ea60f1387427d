import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { BOXES, isEmbed, LEFT_OUT } from './elements.ts';
import { cleanInline, hasText, textOf } from './inline.ts';
import { judgePicture } from './pictures.ts';

/** Kinds of paragraph that hold text. */
export type TextKind = 'title' | 'subtitle' | 'h3' | 'h4' | 'p' | 'blockquote' | 'ul' | 'ol';

/** A story on Medium is a flat list of these; nothing is ever inside something else. */
export type Graf =
	| { type: TextKind; children: ElementContent[] }
	| { type: 'pre'; text: string }
	| { type: 'figure'; url: string; alt: string; caption: ElementContent[] }
	| { type: 'embed'; url: string }
	| { type: 'hr' };

/** What Medium kept of a story, and what it left out, each with how often. */
export type Grafs = { grafs: Graf[]; leftOut: Map<string, number> };

/** Deeper nesting than any author writes by hand; what lies below is read as plain text. */
const DEEPEST = 200;

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
	 * Emits the blocks of `nodes` in order. `kind` is what running text becomes; inside a list item
	 * only the first block is the item, whatever follows stands on its own behind it.
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
			if (depth > DEEPEST) {
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

	/** First h1 and h2 are title and subtitle; the rest keeps two levels, which Medium calls h3 and h4. */
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
		const verdict = judgePicture(typeof src === 'string' ? src : '');
		if ('notLoaded' in verdict) return lost(verdict.notLoaded);
		grafs.push({
			type: 'figure',
			url: verdict.url,
			alt: typeof alt === 'string' ? alt : '',
			caption,
		});
	}
}

const BLOCKS = new Set('h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr img figure'.split(' '));

function isBlock(node: Element): boolean {
	return BLOCKS.has(node.tagName) || BOXES.has(node.tagName) || node.tagName in LEFT_OUT;
}

/** Running text: no block, and no block hidden inside (a picture in a link, for one). */
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

/** Drops line breaks and spaces at both ends of a paragraph. */
function trim(nodes: ElementContent[]): ElementContent[] {
	const isFiller = (node: ElementContent): boolean =>
		node.type === 'text'
			? node.value.trim() === ''
			: node.type === 'element' && node.tagName === 'br';
	const from = nodes.findIndex((node) => !isFiller(node));
	const to = nodes.findLastIndex((node) => !isFiller(node));
	return nodes.slice(Math.max(from, 0), to + 1).map((node, index, { length }) => {
		if (node.type !== 'text') return node;
		const value = index === 0 ? node.value.trimStart() : node.value;
		return { ...node, value: index === length - 1 ? value.trimEnd() : value };
	});
}
