import type { Emphasis, PhrasingContent, Strong } from 'mdast';

/** Marked texts that touch another one, whose signs could be taken for each other's. */
const touching = new WeakSet<PhrasingContent>();

/** Adds marked text, and notes whether it touches the one before. */
export function addMarked(made: PhrasingContent[], node: Emphasis | Strong): void {
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

export function isTouching(node: PhrasingContent): boolean {
	return touching.has(node);
}
