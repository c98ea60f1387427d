import type { Root } from 'hast';
import { element, find, isBlank, isElement, plainText, property, text } from '../lib/tree';
import type { StepContext } from './context';

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

/** “Originally published at …” at the end, in Medium's own words. Not where it is there already. */
export function addCanonicalLine(tree: Root, context: StepContext): void {
	const url = context.facts.canonicalUrl;
	if (!context.options.canonicalLine || url === undefined) return;
	const isThere = tree.children
		.slice(-3)
		.some(
			(node) =>
				isElement(node, 'p') &&
				/^originally published (?:at|on|in)\b/i.test(plainText(node)) &&
				find(node, (one) => isElement(one, 'a') && property(one, 'href') === url) !== undefined,
		);
	if (isThere) return;
	const site = new URL(url).hostname.replace(/^www\./, '');
	tree.children.push(
		element('p', [
			element('em', [
				text('Originally published at '),
				element('a', [text(site)], undefined, { href: url }),
				text('.'),
			]),
		]),
	);
}
