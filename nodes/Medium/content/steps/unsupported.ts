import type { Element, ElementContent, Root, RootContent } from 'hast';
import {
	classesOf,
	element,
	find,
	hasClass,
	isElement,
	type Parent,
	plainText,
	property,
	text,
	textOf,
} from '../lib/tree';
import type { StepContext } from './context';

/** What nobody sees. */
const UNSEEN = new Set(
	'head style template link meta base title param track source wbr col colgroup rp datalist'.split(
		' ',
	),
);
/** What a story cannot have, and how it is called. */
const LEFT_OUT = new Map([
	['canvas', 'a drawing (canvas)'],
	['select', 'a form field'],
	['meter', 'a meter'],
	['progress', 'a progress bar'],
	['frame', 'a frame'],
	['frameset', 'a frame'],
	['applet', 'an applet'],
]);
const HIDDEN_CLASSES = ['sr-only', 'screen-reader-text', 'visually-hidden', 'MathJax_Preview'];
/** Other names of what is dealt with under one. */
const RENAMED = new Map([
	['b', 'strong'],
	['i', 'em'],
	['xmp', 'pre'],
	['listing', 'pre'],
	['plaintext', 'pre'],
	['center', 'div'],
	['dir', 'ul'],
	['menu', 'ul'],
]);

/**
 * Takes out what is not text or picture: scripts, styles, comments, what is hidden, form fields.
 * Scripts that stand for something to see (a gist, a formula) become what the later steps know. Bold
 * and italics made with styles become marks.
 */
export function removeUnsupported(tree: Root, context: StepContext): void {
	visit(tree, context);
}

function visit(parent: Parent, context: StepContext): void {
	const kept: RootContent[] = [];
	for (const child of parent.children) {
		if (child.type === 'text') kept.push(child);
		if (child.type === 'element') for (const one of toKnown(child, kept, context)) kept.push(one);
	}
	parent.children = kept;
}

/** `before` is what has been kept of its parent up to here. */
function toKnown(node: Element, before: RootContent[], context: StepContext): ElementContent[] {
	const name = node.tagName;
	if (UNSEEN.has(name) || isHidden(node)) return [];
	if (name === 'script') return fromScript(node);
	if (name === 'svg') return fromDrawing(node, context);
	if (name === 'math')
		return [formula(formulaSource(node), node.properties.display === 'block', node)];
	const what = LEFT_OUT.get(name);
	if (what !== undefined) {
		context.warn('removed', node, what);
		return [];
	}
	if (name === 'input' && node.properties.type !== 'checkbox') {
		if (node.properties.type !== 'hidden') context.warn('removed', node, 'a form field');
		return [];
	}
	// What is there for browsers without scripts: of use only where a script brings a picture later.
	if (name === 'noscript' && before.some((one) => isElement(one, 'img', 'figure', 'picture')))
		return [];

	if (isElement(node, 'video', 'audio', 'picture')) adoptSources(node);
	visit(node, context);
	node.tagName = RENAMED.get(name) ?? name;
	return fromStyle(node, name);
}

function isHidden(node: Element): boolean {
	const { properties } = node;
	return (
		(properties.hidden !== undefined &&
			properties.hidden !== false &&
			properties.hidden !== null) ||
		/(?:^|;)\s*display\s*:\s*none/i.test(property(node, 'style')) ||
		hasClass(node, ...HIDDEN_CLASSES) ||
		// KaTeX writes each formula twice; the other one has its source.
		hasClass(node, 'katex-html')
	);
}

/** Players and pictures have their addresses in elements of their own. */
function adoptSources(node: Element): void {
	const sources = node.children.filter((child) => isElement(child, 'source'));
	const first = sources.find((source) => property(source, 'src') !== '');
	if (first !== undefined && property(node, 'src') === '')
		node.properties.src = property(first, 'src');
	const image = find(node, (one) => isElement(one, 'img'));
	const set = sources.filter(({ properties }) => properties.srcSet !== undefined).at(-1);
	if (image !== undefined && set !== undefined && image.properties.dataSrcset === undefined) {
		image.properties.dataSrcset = set.properties.srcSet ?? null;
	}
}

/** Google Docs and others mark with styles, and undo a mark with a style. */
function fromStyle(node: Element, name: string): ElementContent[] {
	const style = property(node, 'style');
	if (style === '') return [node];
	const weight = /font-weight\s*:\s*(\w+)/i.exec(style)?.[1] ?? '';
	if (name === 'b' && /^(?:normal|[1-4]00)$/i.test(weight)) return node.children;
	if (name !== 'span' && name !== 'font') return [node];
	let { children } = node;
	if (/font-style\s*:\s*(?:italic|oblique)/i.test(style))
		children = [element('em', children, node)];
	if (/^(?:bold|bolder|[6-9]00)$/i.test(weight)) children = [element('strong', children, node)];
	if (/text-decoration[^;]*line-through/i.test(style)) children = [element('del', children, node)];
	if (/vertical-align\s*:\s*super/i.test(style)) children = [element('sup', children, node)];
	if (/vertical-align\s*:\s*sub/i.test(style)) children = [element('sub', children, node)];
	node.children = children;
	return [node];
}

function fromScript(node: Element): ElementContent[] {
	const source = property(node, 'src');
	if (/^(?:https?:)?\/\/gist\.github\.com\//i.test(source)) {
		return [element('iframe', [], node, { src: source })];
	}
	const type = property(node, 'type');
	if (!/^math\/tex\b/i.test(type)) return [];
	return [formula(textOf(node), /mode=display/i.test(type), node)];
}

/** As the Markdown parser writes formulas. */
function formula(source: string, isBlock: boolean, node: Element): Element {
	const code = element('code', [text(source.trim())], node, { className: ['language-math'] });
	return isBlock ? element('pre', [code], node) : code;
}

function formulaSource(node: Element): string {
	const source = find(
		node,
		(one) => isElement(one, 'annotation') && /tex/i.test(property(one, 'encoding')),
	);
	return source === undefined ? plainText(node) : textOf(source);
}

/** Signs on buttons and the like are drawings too; those that hold text or are big are meant. */
function fromDrawing(node: Element, context: StepContext): ElementContent[] {
	const isSign =
		property(node, 'ariaHidden') === 'true' ||
		Number(property(node, 'width') || 100) <= 32 ||
		classesOf(node).some((name) => /icon/i.test(name));
	if (!isSign) context.warn('removed', node, 'an SVG drawing');
	return [];
}
