import type { Root } from 'hast';
import { isBlank, isElement, plainText } from '../lib/tree';

const FOOTER =
	/was originally published in .+ on Medium, where people are continuing the conversation/;

/** The line that Medium adds to a publication's stories in feeds, and the rule above it. */
export function removeMediumFooter(tree: Root): void {
	const { children } = tree;
	removeBlankEnd(tree);
	const last = children.at(-1);
	if (!isElement(last, 'p') || !FOOTER.test(plainText(last))) return;
	children.pop();
	removeBlankEnd(tree);
	if (isElement(children.at(-1), 'hr')) children.pop();
	removeBlankEnd(tree);
}

/** Text only: elements without text may be a frame, which is seen. */
function removeBlankEnd({ children }: Root): void {
	for (let last = children.at(-1); last?.type === 'text' && isBlank(last); last = children.at(-1)) {
		children.pop();
	}
}
