import type { Root } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { findAll, isElement } from '../lib/tree';
import { MEDIUM } from './vocabulary';

/** Copies a story with nothing in it but a vocabulary, whatever the steps before have left over. */
export function keepVocabulary(tree: Root, vocabulary: Schema = MEDIUM): Root {
	const kept = sanitize(tree, vocabulary);
	return kept.type === 'root' ? kept : { type: 'root', children: [kept] };
}

/** Writes a story as HTML. Nothing but the vocabulary gets out of here. */
export function writeStory(tree: Root, vocabulary: Schema = MEDIUM): string {
	return writeHtml(keepVocabulary(tree, vocabulary));
}

/**
 * Writes a tree as HTML that is read as the same tree. Changes the tree.
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
