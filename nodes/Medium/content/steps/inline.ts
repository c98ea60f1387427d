import type { Element, ElementContent, Root } from 'hast';
import { readLink } from '../lib/addresses';
import { toSubscript, toSuperscript } from '../lib/superscript';
import { element, isBlank, isElement, type Parent, plainText, property, text } from '../lib/tree';
import type { StepContext } from './context';

/** What Medium has no mark for, and the mark it has that says nearly the same. */
const NEAREST = new Map([
	['mark', 'strong'],
	['u', 'em'],
	['ins', 'em'],
	['cite', 'em'],
	['dfn', 'em'],
	['var', 'em'],
	['kbd', 'strong'],
	['samp', 'code'],
	['tt', 'code'],
]);
/** Written around a text that stands for itself otherwise. */
const AROUND = new Map([
	['del', '~~'],
	['s', '~~'],
	['strike', '~~'],
]);

/**
 * Marks within the text: Medium's own (strong, em, a) once each; the nearest of these for
 * others; signs for those that have none. Links lead to a whole address or are text.
 */
export function convertInline(tree: Root, context: StepContext): void {
	visit(tree, new Set(), context);
}

/** `open` are the marks around this. */
function visit(parent: Parent, open: ReadonlySet<string>, context: StepContext): void {
	const made: ElementContent[] = [];
	for (const child of parent.children) {
		if (child.type === 'text') made.push(child);
		if (child.type === 'element') for (const one of convert(child, open, context)) made.push(one);
	}
	parent.children = made;
}

function convert(node: Element, open: ReadonlySet<string>, context: StepContext): ElementContent[] {
	const name = NEAREST.get(node.tagName) ?? node.tagName;
	const inside = (mark?: string): ElementContent[] => {
		visit(node, mark === undefined ? open : new Set([...open, mark]), context);
		return node.children;
	};
	switch (name) {
		case 'strong':
		case 'em':
			if (open.has(name)) return inside();
			return [element(name, inside(name), node)];
		case 'code':
			return code(node, open, context);
		case 'a':
			return link(node, open, context);
		case 'sup':
			return isPlain(node) && !isBlank(node) ? [text(toSuperscript(plainText(node)))] : inside();
		case 'sub':
			return isPlain(node) && !isBlank(node) ? [text(toSubscript(plainText(node)))] : inside();
		case 'q':
			return [text('“'), ...inside(), text('”')];
		case 'rt':
			return isBlank(node) ? [] : [text('('), ...inside(), text(')')];
		default:
			break;
	}
	const sign = AROUND.get(name);
	if (sign !== undefined) {
		return isBlank(node) || open.has('del') ? inside() : [text(sign), ...inside('del'), text(sign)];
	}
	node.children = inside();
	return KEPT.has(name)
		? [node]
		: BOXES.has(name)
			? [element('div', node.children, node)]
			: node.children;
}

/**
 * Code within the text is in none of Medium's feeds, and its mark is lost. The backticks that it is
 * written with say the same to those who read code.
 */
function code(node: Element, open: ReadonlySet<string>, context: StepContext): ElementContent[] {
	const isPlainCode = isPlain(node);
	const written = plainText(node);
	visit(node, new Set([...open, 'code']), context);
	if (open.has('code') || written === '') return node.children;
	const longest = Math.max(0, ...(written.match(/`+/g) ?? []).map(({ length }) => length));
	const ticks = '`'.repeat(longest + 1);
	const space = /^`|`$/.test(written) ? ' ' : '';
	// Nothing else is marked within code, but pictures and lines in it stay.
	const inside = isPlainCode ? [text(written)] : node.children;
	return [text(`${ticks}${space}`), ...inside, text(`${space}${ticks}`)];
}

/** Elements that the steps after this know. */
const KEPT = new Set(
	'p h1 h2 h3 h4 h5 h6 ul ol li blockquote figure figcaption img pre hr br div'.split(' '),
);
/** What stands for itself in the flow of the text; all others are part of the text around them. */
const BOXES = new Set(
	`address article aside body details dd dialog dl dt fieldset footer form header hgroup html legend main nav optgroup
	option output search section summary table tbody td tfoot th thead tr caption object video audio noscript iframe
	textarea button`.split(/\s+/),
);

/** Nothing but text, or marks around text. */
function isPlain(node: Element): boolean {
	return node.children.every(
		(child) =>
			child.type === 'text' ||
			(child.type === 'element' &&
				!KEPT.has(child.tagName) &&
				!BOXES.has(child.tagName) &&
				isPlain(child)),
	);
}

function link(node: Element, open: ReadonlySet<string>, context: StepContext): ElementContent[] {
	const href = property(node, 'href');
	const isText = open.has('a') || href === '' || href.startsWith('#') || isBlankLink(node);
	if (isText) {
		visit(node, open, context);
		return node.children;
	}
	const address = readLink(href, context.options.baseUrl);
	if (address.kind !== 'whole') {
		if (address.kind === 'relative') context.warn('linkRelative', node, address.reference);
		else context.warn('linkAddress', node, href.trim());
		visit(node, open, context);
		return node.children;
	}
	visit(node, new Set([...open, 'a']), context);
	return [element('a', node.children, node, { href: address.url })];
}

function isBlankLink(node: Element): boolean {
	return isBlank(node) && !node.children.some((child) => isElement(child, 'br'));
}
