import type { Root } from 'hast';
import { isBlank, isElement, plainText } from '../tree';

const FOOTER =
	/was originally published in .+ on Medium, where people are continuing the conversation/;

/** The line that Medium adds to a publication's stories in feeds, and the rule above it. */
export function removeMediumFooter(tree: Root): void {
	const { children } = tree;
	while (children.length > 0 && isBlank(children.at(-1)!)) children.pop();
	const last = children.at(-1);
	if (!isElement(last, 'p') || !FOOTER.test(plainText(last))) return;
	children.pop();
	while (children.length > 0 && isBlank(children.at(-1)!)) children.pop();
	if (isElement(children.at(-1), 'hr')) children.pop();
}
