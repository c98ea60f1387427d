import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import { unified } from 'unified';
import type { Story } from '../store.ts';
import { parseContent } from './parse.ts';
import { judgePicture } from './pictures.ts';
import { missingPicture, type PictureView } from './render.ts';

/** What a browser shows of a text, tables and code included; nothing that acts, nothing from afar. */
const sanitiser = unified().use(rehypeSanitize, {
	...defaultSchema,
	attributes: { ...defaultSchema.attributes, '*': [], a: ['href'], img: ['src', 'alt'] },
	protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https', 'data'] },
});

/** Headings of a story stand below those of the page. */
const HEADINGS: Record<string, string> = {
	h1: 'h3',
	h2: 'h4',
	h3: 'h5',
	h4: 'h6',
	h5: 'h6',
	h6: 'h6',
};

/** A story as it was sent, before Medium made anything of it. */
export function toSentTree(
	{ content, contentFormat }: Pick<Story, 'content' | 'contentFormat'>,
	view: (url: string) => PictureView,
): ElementContent[] {
	try {
		return shown(sanitiser.runSync(parseContent(content, contentFormat)).children, view);
	} catch {
		// Nesting of many thousand levels exhausts the parser's stack.
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
	const verdict = judgePicture(address);
	if ('notLoaded' in verdict) {
		return missingPicture(
			address.slice(0, 80),
			alt,
			`Medium does not load it: ${verdict.notLoaded}.`,
		);
	}
	const seen = view(verdict.url);
	return 'src' in seen
		? h('img', { src: seen.src, alt })
		: missingPicture(verdict.url, alt, seen.note);
}
