import type { Element, ElementContent, Root } from 'hast';
import { toSuperscript } from '../lib/superscript';
import {
	classesOf,
	element,
	find,
	hasClass,
	isElement,
	plainText,
	property,
	replaceElements,
	text,
} from '../lib/tree';

/** Between two notes in a row, so that 1 and 2 do not read as 12. */
const BETWEEN = '\u202F';

/**
 * Footnotes: raised numbers in the text, and the notes as a list at the end under a rule. Knows what
 * GitHub, Pandoc, Kramdown and WordPress write.
 */
export function convertFootnotes(tree: Root): void {
	const notes: Element[] = [];
	let wasReference: Element | undefined;
	replaceElements(tree, (node, parent, index) => {
		if (isNotes(node)) {
			const list = isElement(node, 'ol') ? node : find(node, (one) => isElement(one, 'ol'));
			if (list === undefined) return undefined;
			removeBackReferences(list);
			notes.push(element('ol', list.children, list));
			return [];
		}
		const label = referenceLabel(node);
		if (label === undefined) return undefined;
		const previous = parent.children[index - 1];
		const isNext = wasReference !== undefined && previous === wasReference;
		wasReference = node;
		return [text((isNext ? BETWEEN : '') + toSuperscript(label))];
	});
	if (notes.length > 0) {
		tree.children.push(element('hr', [], notes[0]), ...notes);
	}
}

const NOTES = ['footnotes', 'wp-block-footnotes', 'footnote-definitions', 'footnotes-list'];

function isNotes(node: Element): boolean {
	return (
		isElement(node, 'section', 'div', 'aside', 'ol', 'footer') &&
		(hasClass(node, ...NOTES) || node.properties.dataFootnotes !== undefined)
	);
}

/** What a reference shows, `1` mostly; undefined for all that is no reference. */
function referenceLabel(node: Element): string | undefined {
	const link = isElement(node, 'a')
		? node
		: isElement(node, 'sup')
			? find(node, (one) => isElement(one, 'a'))
			: undefined;
	if (link === undefined || !isReference(link, isElement(node, 'sup'))) return undefined;
	const label = plainText(node).replace(/^[[(]|[\])]$/g, '');
	return label === '' || label.length > 12 ? undefined : label;
}

function isReference(link: Element, isRaised: boolean): boolean {
	const href = property(link, 'href');
	if (!href.includes('#')) return false;
	return (
		link.properties.dataFootnoteRef !== undefined ||
		classesOf(link).some((name) => /^(?:footnote-ref|footnote|footnote-reference)$/.test(name)) ||
		(isRaised && /^[^#]*#(?:user-content-)?_?(?:fn|ftn|footnote|note|[\da-f]{8}-)/i.test(href))
	);
}

/** The arrows that lead from a note to its place in the text lead nowhere on Medium. */
function removeBackReferences(list: Element): void {
	replaceElements(list, (node) => (isBackReference(node) ? [] : undefined));
	for (const item of list.children) if (item.type === 'element') trimEnd(item);
}

function isBackReference(node: Element): boolean {
	if (!isElement(node, 'a')) return false;
	return (
		node.properties.dataFootnoteBackref !== undefined ||
		hasClass(
			node,
			'footnote-back',
			'reversefootnote',
			'footnote-backref',
			'data-footnote-backref',
		) ||
		(property(node, 'href').includes('#') && /^[↩↑⏎^\uFE0E\uFE0F\s]+$/.test(plainText(node)))
	);
}

function trimEnd(node: Element): void {
	const last: ElementContent | undefined = node.children
		.filter((child) => !(child.type === 'text' && child.value.trim() === ''))
		.at(-1);
	if (last?.type === 'text') last.value = last.value.trimEnd();
	else if (last?.type === 'element') trimEnd(last);
}
