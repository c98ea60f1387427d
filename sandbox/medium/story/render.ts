import type { Element, Properties, Root } from 'hast';
import { h } from 'hastscript';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Graf } from './grafs.ts';
import { VOCABULARY } from './vocabulary.ts';

/** How the page shows a picture: from this server, or as a note. */
export type PictureView = { src: string } | { note: string };

const sanitizer = unified().use(rehypeSanitize, VOCABULARY);
const serializer = unified().use(rehypeStringify);

/** The story as HTML with Medium's elements only, as in a feed: the title is h3, the subtitle h4. */
export function toMediumHtml(grafs: readonly Graf[]): string {
	return serializer.stringify(
		sanitizer.runSync({
			type: 'root',
			children: assemble(grafs, (graf) => {
				// How Medium renders an embed is not known, so this keeps the paragraph with the address.
				if (graf.type === 'embed') return h('p', [h('a', { href: graf.url }, graf.url)]);
				return element(graf, (url) => ({ src: url }), MEDIUM_HEADINGS);
			}),
		}),
	);
}

/** The story as a column of a comparison; its headings are below those of the page. */
export function toColumnTree(grafs: readonly Graf[], view: (url: string) => PictureView): Root {
	const tree = assemble(grafs, (graf) => element(graf, view, MEDIUM_HEADINGS));
	return sanitizer.runSync({ type: 'root', children: tree.map(decorate) });
}

/** The story for its page, sanitized: the title is h1, the subtitle h2; `view` shows pictures. */
export function toPageTree(grafs: readonly Graf[], view: (url: string) => PictureView): Root {
	let level = 2;
	const tree = assemble(grafs, (graf) => {
		const node = element(graf, view, PAGE_HEADINGS);
		// Medium has h3 and h4 only. ARIA levels without gaps help screen readers.
		if (graf.type === 'h3') level = 3;
		if (graf.type === 'h3') node.properties.ariaLevel = 2;
		if (graf.type === 'h4') node.properties.ariaLevel = level;
		return node;
	});
	return sanitizer.runSync({ type: 'root', children: tree.map(decorate) });
}

const MEDIUM_HEADINGS = { title: 'h3', subtitle: 'h4' };
const PAGE_HEADINGS = { title: 'h1.title', subtitle: 'h2.subtitle' };

/** Combines adjacent list items into one list. */
function assemble(grafs: readonly Graf[], render: (graf: Graf) => Element): Element[] {
	const nodes: Element[] = [];
	for (const graf of grafs) {
		const node = render(graf);
		if (graf.type !== 'ul' && graf.type !== 'ol') {
			nodes.push(node);
			continue;
		}
		const last = nodes.at(-1);
		if (last?.tagName === graf.type) last.children.push(node);
		else nodes.push(h(graf.type, [node]));
	}
	return nodes;
}

function element(
	graf: Graf,
	view: (url: string) => PictureView,
	headings: { title: string; subtitle: string },
): Element {
	switch (graf.type) {
		case 'title':
		case 'subtitle':
			return h(headings[graf.type], graf.children);
		case 'ul':
		case 'ol':
			return h('li', graf.children);
		case 'h3':
		case 'h4':
		case 'p':
		case 'blockquote':
			return h(graf.type, graf.children);
		case 'pre':
			return h('pre', graf.text);
		case 'hr':
			return h('hr');
		case 'embed':
			return h('figure.embed', [
				h('a', { href: graf.url }, graf.url),
				h('figcaption', 'Medium usually shows an address that is alone on a line as an embed.'),
			]);
		case 'figure':
			return figure(graf, view(graf.url));
	}
}

function figure(graf: Extract<Graf, { type: 'figure' }>, view: PictureView): Element {
	const caption = graf.caption.length > 0 ? [h('figcaption', graf.caption)] : [];
	if ('src' in view) {
		return h('figure', [h('img', { src: view.src, alt: graf.alt }), ...caption]);
	}
	const missing = missingPicture(graf.url, graf.alt, view.note);
	return { ...missing, children: [...missing.children, ...caption] };
}

/** A note in place of a picture that cannot be shown. */
export function missingPicture(address: string, alt: string, note: string): Element {
	return h('figure.missing', [
		...(alt === '' ? [] : [h('p', alt)]),
		h('p', [/^https?:/i.test(address) ? h('a', { href: address }, address) : address]),
		h('p', note),
	]);
}

const LINK_REL = ['nofollow', 'noopener', 'noreferrer', 'ugc'];

/** Adds attributes for the page: `rel` to links, lazy loading to pictures, keyboard focus to code. */
function decorate(node: Element): Element {
	const children = node.children.map((child) =>
		child.type === 'element' ? decorate(child) : child,
	);
	return { ...node, properties: { ...node.properties, ...EXTRAS[node.tagName] }, children };
}

const EXTRAS: Record<string, Properties> = {
	a: { rel: LINK_REL },
	img: { loading: 'lazy' },
	// Keyboard users need focus to scroll long lines.
	pre: { tabIndex: 0 },
};
