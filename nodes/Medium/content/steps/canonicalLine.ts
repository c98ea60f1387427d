import type { Root } from 'hast';
import type { StepContext } from '../context';
import { element, find, isElement, plainText, property, text } from '../lib/tree';

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
