import type { Element, Properties, Root } from 'hast';
import { h } from 'hastscript';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Graf } from './grafs.ts';
import { VOCABULARY } from './vocabulary.ts';

/** How a picture is shown: from an address of this server, or as a note in its place. */
export type PictureView = { src: string } | { note: string };

const sanitiser = unified().use(rehypeSanitize, VOCABULARY);
const serialiser = unified().use(rehypeStringify);

/** The story in Medium's own vocabulary, as a feed would carry it: title h3, subtitle h4. */
export function toMediumHtml(grafs: readonly Graf[]): string {
	return serialiser.stringify(
		sanitiser.runSync({
			type: 'root',
			children: assemble(grafs, (graf) => {
				// What an embed becomes is Medium's affair; what was sent is a paragraph with an address.
				if (graf.type === 'embed') return h('p', [h('a', { href: graf.url }, graf.url)]);
				return element(graf, (url) => ({ src: url }), MEDIUM_HEADINGS);
			}),
		}),
	);
}

/** The story for a column of a page that compares: its headings stand below those of the page. */
export function toColumnTree(grafs: readonly Graf[], view: (url: string) => PictureView): Root {
	const tree = assemble(grafs, (graf) => element(graf, view, MEDIUM_HEADINGS));
	return sanitiser.runSync({ type: 'root', children: tree.map(decorate) });
}

/** The story for the page: title h1, subtitle h2, pictures as `view` says. Sanitised. */
export function toPageTree(grafs: readonly Graf[], view: (url: string) => PictureView): Root {
	let level = 2;
	const tree = assemble(grafs, (graf) => {
		const node = element(graf, view, PAGE_HEADINGS);
		// Medium knows h3 and h4 only; a screen reader should not meet a gap in the levels.
		if (graf.type === 'h3') level = 3;
		if (graf.type === 'h3') node.properties.ariaLevel = 2;
		if (graf.type === 'h4') node.properties.ariaLevel = level;
		return node;
	});
	return sanitiser.runSync({ type: 'root', children: tree.map(decorate) });
}

const MEDIUM_HEADINGS = { title: 'h3', subtitle: 'h4' };
const PAGE_HEADINGS = { title: 'h1.title', subtitle: 'h2.subtitle' };

/** Puts neighbouring list items into one list. */
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
				h('figcaption', 'Medium usually shows an address alone on its line as an embed.'),
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

/** What stands where a picture cannot be shown. */
export function missingPicture(address: string, alt: string, note: string): Element {
	return h('figure.missing', [
		...(alt === '' ? [] : [h('p', alt)]),
		h('p', [/^https?:/i.test(address) ? h('a', { href: address }, address) : address]),
		h('p', note),
	]);
}

const LINK_REL = ['nofollow', 'noopener', 'noreferrer', 'ugc'];

/** What a page adds: links say that strangers chose them, pictures wait until they are seen. */
function decorate(node: Element): Element {
	const children = node.children.map((child) =>
		child.type === 'element' ? decorate(child) : child,
	);
	return { ...node, properties: { ...node.properties, ...EXTRAS[node.tagName] }, children };
}

const EXTRAS: Record<string, Properties> = {
	a: { rel: LINK_REL },
	img: { loading: 'lazy' },
	// In reach of the keyboard, because a long line scrolls.
	pre: { tabIndex: 0 },
};
