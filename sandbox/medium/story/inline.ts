import type { ElementContent, RootContent } from 'hast';
import { h } from 'hastscript';

/** Formatting that Medium keeps, with the element it uses. */
const MARKS: Record<string, 'strong' | 'em'> = { strong: 'strong', b: 'strong', em: 'em', i: 'em' };

/** Formatting that Medium does not have. The text stays, and the story's page reports the loss. */
const LOST_MARKS: Record<string, string> = {
	code: 'inline code',
	kbd: 'inline code',
	samp: 'inline code',
	del: 'strike-through',
	s: 'strike-through',
	strike: 'strike-through',
	u: 'underline',
	ins: 'underline',
	mark: 'highlight',
	sub: 'subscript',
	sup: 'superscript',
	small: 'small print',
};

/** Keeps text, strong, em, a and br, and unwraps everything else. Calls `lost` for what it drops. */
export function cleanInline(node: RootContent, lost: (what: string) => void): ElementContent[] {
	if (node.type === 'text')
		return [{ type: 'text', value: node.value.replace(/[ \t\r\n\f]+/g, ' ') }];
	if (node.type !== 'element') return [];
	if (node.tagName === 'br') return [h('br')];

	const children = node.children.flatMap((child) => cleanInline(child, lost));
	const mark = MARKS[node.tagName];
	if (mark !== undefined) return [h(mark, children)];
	if (node.tagName === 'a') {
		const address = linkAddress(node.properties.href);
		if (address !== undefined) return [h('a', { href: address }, children)];
		if (node.properties.href !== undefined) lost('link that is not http, https or mailto');
		return children;
	}
	const what = LOST_MARKS[node.tagName];
	if (what !== undefined) lost(what);
	return children;
}

/** Whether there is any text besides spaces and line breaks. */
export function hasText(nodes: readonly ElementContent[]): boolean {
	return textOf(nodes).trim() !== '';
}

/** The text of inline nodes; `br` becomes a line break. */
export function textOf(nodes: readonly ElementContent[]): string {
	return nodes
		.map((node) => {
			if (node.type === 'text') return node.value;
			if (node.type !== 'element') return '';
			return node.tagName === 'br' ? '\n' : textOf(node.children);
		})
		.join('');
}

function linkAddress(href: unknown): string | undefined {
	if (typeof href !== 'string' || !URL.canParse(href)) return undefined;
	const url = new URL(href);
	return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
}
