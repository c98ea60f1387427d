import type { Root } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { isElement, type Parent } from './tree';
import { MEDIUM } from './vocabulary';

/**
 * Writes a story as HTML. Whatever the steps before have left over, nothing but Medium's vocabulary
 * gets out of here.
 */
export function stringify(tree: Root, vocabulary: Schema = MEDIUM): string {
	const clean = sanitize(tree, vocabulary);
	if (clean.type !== 'root') return toHtml(clean);
	protectFirstLines(clean);
	return toHtml(clean, { characterReferences: { useNamedReferences: true } });
}

/** Parsers take a line end right after `<pre>` for the writer's; one more keeps the block's own. */
function protectFirstLines(parent: Parent): void {
	for (const child of parent.children) {
		if (!isElement(child, 'pre')) continue;
		const [first] = child.children;
		if (first?.type === 'text' && first.value.startsWith('\n')) first.value = `\n${first.value}`;
	}
}
