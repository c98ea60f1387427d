import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import { unified } from 'unified';
import type { Story } from '../store.ts';
import { parseContent } from './parse.ts';
import { checkPicture } from './pictures.ts';
import { missingPicture, type PictureView } from './render.ts';

/** Allows what a browser shows, including tables and code; no scripts, and nothing loaded. */
const sanitizer = unified().use(rehypeSanitize, {
	...defaultSchema,
	attributes: { ...defaultSchema.attributes, '*': [], a: ['href'], img: ['src', 'alt'] },
	protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https', 'data'] },
});

/** The headings of a story are below those of the page. */
const HEADINGS: Record<string, string> = {
	h1: 'h3',
	h2: 'h4',
	h3: 'h5',
	h4: 'h6',
	h5: 'h6',
	h6: 'h6',
};

/** The story as sent, before Medium changes it. */
export function toSentTree(
	{ content, contentFormat }: Pick<Story, 'content' | 'contentFormat'>,
	view: (url: string) => PictureView,
): ElementContent[] {
	try {
		return shown(sanitizer.runSync(parseContent(content, contentFormat)).children, view);
	} catch {
		// Thousands of nested levels exhaust the parser's stack.
		return [h('pre', content)];
	}
}

function shown(nodes: Root['children'], view: (url: string) => PictureView): ElementContent[] {
	return nodes.flatMap((node): ElementContent[] => {
		if (node.type === 'text') return [node];
		if (node.type !== 'element') return [];
		if (node.tagName === 'img') return [picture(node, view)];
		const tagName = HEADINGS[node.tagName] ?? node.tagName;
		return [{ ...node, tagName, children: shown(node.children, view) }];
	});
}

function picture({ properties }: Element, view: (url: string) => PictureView): Element {
	const [address, alt] = [String(properties.src ?? ''), String(properties.alt ?? '')];
	const check = checkPicture(address);
	if ('notLoaded' in check) {
		return missingPicture(
			address.slice(0, 80),
			alt,
			`Medium does not load this: ${check.notLoaded}.`,
		);
	}
	const seen = view(check.url);
	return 'src' in seen
		? h('img', { src: seen.src, alt })
		: missingPicture(check.url, alt, seen.note);
}
