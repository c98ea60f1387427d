import type { Element, ElementContent, Root } from 'hast';
import { isBlank, isElement, type Parent } from '../lib/tree';

/**
 * Spaces and line ends as one sees them: runs of them are one space, none at the ends of a block or
 * around a line break that the source has on its own line. Code stays as it is.
 */
export function tidyWhitespace(tree: Root): void {
	for (const block of blocksOf(tree)) {
		joinTexts(block);
		collapse(block);
		trim(block, 'start');
		trim(block, 'end');
	}
}

/** What holds running text. */
function blocksOf(tree: Root): Element[] {
	return tree.children.flatMap((node) => {
		if (isElement(node, 'pre') || node.type !== 'element') return [];
		if (isElement(node, 'ul', 'ol')) return node.children.filter((child) => isElement(child, 'li'));
		if (isElement(node, 'figure')) {
			return node.children.filter((child) => isElement(child, 'figcaption'));
		}
		return [node];
	});
}

/** Pieces of text that have come to stand side by side are one text. */
function joinTexts(parent: Element): void {
	const joined: ElementContent[] = [];
	for (const child of parent.children) {
		const last = joined.at(-1);
		if (child.type === 'text' && last?.type === 'text') {
			joined[joined.length - 1] = { ...last, value: last.value + child.value };
		} else joined.push(child);
		if (child.type === 'element') joinTexts(child);
	}
	parent.children = joined;
}

function collapse(parent: Element): void {
	parent.children.forEach((child, index) => {
		if (child.type === 'element') collapse(child);
		if (child.type !== 'text') return;
		let value = child.value.replace(/[ \t\r\n\f]+/g, (run) => (/[\r\n]/.test(run) ? '\n' : ' '));
		// The line end after a line break is how Markdown writes it, nothing to see.
		if (isElement(parent.children[index - 1], 'br')) value = value.replace(/^\n/, '');
		if (isElement(parent.children[index + 1], 'br')) value = value.replace(/\n$/, '');
		child.value = value.replace(/\n/g, ' ');
	});
}

/** Takes spaces and line breaks off one end, also within marks. */
function trim(parent: Element, end: 'start' | 'end'): void {
	const { children } = parent;
	for (;;) {
		const outer = end === 'start' ? children[0] : children.at(-1);
		if (outer === undefined) return;
		if (outer.type === 'text') {
			outer.value = outer.value.replace(end === 'start' ? /^[ \t\r\n\f]+/ : /[ \t\r\n\f]+$/, '');
			if (outer.value !== '') return;
		} else if (outer.type === 'element' && outer.tagName !== 'br') {
			trim(outer, end);
			if (outer.children.length > 0 || outer.tagName === 'img') return;
		}
		if (end === 'start') children.shift();
		else children.pop();
	}
}

/** What shows nothing goes: paragraphs without text, marks without words, rules at the ends. */
export function removeEmpties(tree: Root): void {
	clean(tree);
	const { children } = tree;
	const isRule = (node: Root['children'][number] | undefined): boolean => isElement(node, 'hr');
	tree.children = children.filter((node, index) => !isRule(node) || !isRule(children[index + 1]));
}

function clean(parent: Parent): void {
	const kept: ElementContent[] = [];
	for (const child of parent.children) {
		if (child.type === 'element') {
			clean(child);
			if (!isEmpty(child)) kept.push(child);
		} else if (
			child.type === 'text' &&
			child.value !== '' &&
			(parent.type !== 'root' || !isBlank(child))
		) {
			kept.push(child);
		}
	}
	parent.children = kept;
}

const INLINE = ['strong', 'em', 'a', 'code'];

function isEmpty(node: Element): boolean {
	if (isElement(node, 'br', 'hr', 'img')) return false;
	if (node.children.length === 0) return true;
	// A space in a mark separates words.
	return !isElement(node, ...INLINE) && isBlank(node);
}
