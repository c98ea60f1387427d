import type { Element, Nodes, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/**
 * An independent judge of what is prepared: reads HTML as a browser does, and knows Medium's
 * vocabulary from a table of its own.
 */
const parser = unified().use(rehypeParse, { fragment: true });

export function parse(html: string): Root {
	return parser.parse(html);
}

/** What may directly contain what; `#` stands for text. */
const INLINE = ['#', 'br', 'strong', 'em', 'a', 'code'];
const MAY_CONTAIN: Record<string, string[]> = {
	root: ['p', 'h3', 'h4', 'ul', 'ol', 'blockquote', 'pre', 'figure', 'hr'],
	p: INLINE,
	h3: INLINE,
	h4: INLINE,
	blockquote: INLINE,
	li: INLINE,
	figcaption: INLINE,
	strong: INLINE,
	em: INLINE,
	a: [...INLINE, 'img'],
	code: ['#', 'a', 'strong', 'em', 'br'],
	pre: ['#', 'br', 'strong', 'em', 'a'],
	ul: ['li'],
	ol: ['li'],
	figure: ['img', 'a', 'figcaption'],
	img: [],
	hr: [],
	br: [],
};
const ATTRIBUTES: Record<string, string[]> = { a: ['href'], img: ['src', 'alt'] };
const ADDRESSES: Record<string, RegExp> = {
	href: /^(?:https?:\/\/|mailto:)/,
	src: /^(?:https?:\/\/|data:image\/(?!svg)|(?![a-z][a-z\d+.-]*:))/i,
};

/** What of a prepared story is not Medium's; empty for a good one. */
export function findOffences(html: string): string[] {
	const offences: string[] = [];
	const visit = (parent: Root | Element): void => {
		const name = parent.type === 'root' ? 'root' : parent.tagName;
		for (const child of parent.children) {
			const own =
				child.type === 'text' ? '#' : child.type === 'element' ? child.tagName : child.type;
			if (!MAY_CONTAIN[name]?.includes(own)) offences.push(`${own} in ${name}`);
			if (child.type !== 'element') continue;
			for (const [attribute, value] of Object.entries(child.properties)) {
				if (!ATTRIBUTES[own]?.includes(attribute)) offences.push(`${own} ${attribute}`);
				if (ADDRESSES[attribute]?.test(String(value)) === false)
					offences.push(`${attribute}=${String(value)}`);
			}
			visit(child);
		}
	};
	visit(parse(html));
	return offences;
}

const UNSEEN = [
	'script',
	'style',
	'template',
	'head',
	'title',
	'iframe',
	'noembed',
	'noframes',
	'svg',
];

/** What a reader sees of HTML, without any spaces, raised letters as plain ones. */
export function visibleText(html: string | Nodes): string {
	return textOf(typeof html === 'string' ? parse(html) : html)
		.normalize('NFKC')
		.replace(/[\s\u200B\uFEFF]/g, '');
}

function textOf(node: Nodes): string {
	if (node.type === 'text') return node.value;
	if (!('children' in node)) return '';
	if (node.type === 'element' && UNSEEN.includes(node.tagName)) return '';
	return node.children.map(textOf).join(' ');
}

/** The first piece of `part` that is not found in `whole` in order; undefined where all is. */
export function findLoss(part: string, whole: string): string | undefined {
	let at = 0;
	for (let index = 0; index < part.length; index++) {
		const found = whole.indexOf(part[index]!, at);
		if (found === -1) return part.slice(Math.max(0, index - 20), index + 20);
		at = found + 1;
	}
	return undefined;
}
