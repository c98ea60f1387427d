import type { Root } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { findAll, isElement } from '../lib/tree';
import { MEDIUM } from './vocabulary';

/**
 * Writes a story as HTML. Whatever the steps before have left over, nothing but Medium's vocabulary
 * gets out of here.
 */
export function stringify(tree: Root, vocabulary: Schema = MEDIUM): string {
	const clean = sanitize(tree, vocabulary);
	return clean.type === 'root' ? writeHtml(clean) : toHtml(clean);
}

/**
 * Writes a tree as HTML that is read as the same tree.
 *
 * @param raw whether `raw` nodes are written as they are; otherwise as text
 */
export function writeHtml(tree: Root, { raw = false } = {}): string {
	protectFirstLines(tree);
	return toHtml(tree, {
		characterReferences: { useNamedReferences: true },
		allowDangerousHtml: raw,
	});
}

/** Parsers take a line end right after `<pre>` for the writer's; one more keeps the block's own. */
function protectFirstLines(tree: Root): void {
	for (const block of findAll(tree, (node) => isElement(node, 'pre'))) {
		const [first] = block.children;
		if (first?.type === 'text' && first.value.startsWith('\n')) first.value = `\n${first.value}`;
	}
}
