import type { Element, ElementContent, Root } from 'hast';
import type { BlockContent, PhrasingContent, Root as MarkdownRoot, RootContent } from 'mdast';
import { defListToMarkdown } from 'mdast-util-definition-list';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { toMarkdown as write } from 'mdast-util-to-markdown';
import { StepContext } from './context';
import { DEFAULTS } from './defaults';
import { flattenStory } from './flattenStory';
import { parseHtml } from './html';
import { findProvider } from './providers';
import { find, isBlank, isElement, plainText, property, textOf, without } from './tree';

/**
 * Writes a story's HTML, as Medium's feeds carry it, as Markdown: without the picture that counts
 * readers and without Medium's last line, embeds as bare addresses, captions in italics below their
 * pictures.
 *
 * @throws StoryProblem for HTML that is nested without end
 */
export function toMarkdown(html: string): string {
	const { tree } = parseHtml(html, 'fragment');
	flattenStory(tree, new StepContext(DEFAULTS));
	const root: MarkdownRoot = { type: 'root', children: tree.children.flatMap(toBlocks) };
	return write(root, {
		extensions: [gfmToMarkdown(), mathToMarkdown(), defListToMarkdown],
		bullet: '-',
		emphasis: '*',
		fences: true,
		listItemIndent: 'one',
		incrementListMarker: true,
	});
}

function toBlocks(node: Root['children'][number]): RootContent[] {
	if (node.type !== 'element') return [];
	switch (node.tagName) {
		case 'h1':
		case 'h2':
		case 'h3':
			return [{ type: 'heading', depth: 2, children: toPhrasing(node) }];
		case 'h4':
		case 'h5':
		case 'h6':
			return [{ type: 'heading', depth: 3, children: toPhrasing(node) }];
		case 'ul':
		case 'ol':
			return [toList(node)];
		case 'blockquote':
			return [{ type: 'blockquote', children: [paragraph(node)] }];
		case 'pre':
			return [{ type: 'code', value: textOf(node) }];
		case 'hr':
			return [{ type: 'thematicBreak' }];
		case 'figure':
			return [toPicture(node)];
		default:
			return [isEmbed(node) ? { type: 'html', value: textOf(node) } : paragraph(node)];
	}
}

function isEmbed({ children }: Element): boolean {
	const [only] = children;
	return children.length === 1 && only?.type === 'text' && findProvider(only.value) !== undefined;
}

function paragraph(node: Element): BlockContent {
	return { type: 'paragraph', children: toPhrasing(node) };
}

function toList(list: Element): RootContent {
	return {
		type: 'list',
		ordered: list.tagName === 'ol',
		spread: false,
		children: list.children.flatMap((item) =>
			isElement(item, 'li')
				? [{ type: 'listItem', spread: false, children: [paragraph(item)] }]
				: [],
		),
	};
}

function toPicture(figure: Element): RootContent {
	const image = find(figure, (node) => isElement(node, 'img'));
	const link = find(figure, (node) => isElement(node, 'a'), isCaption);
	const caption = find(figure, isCaption);
	const picture: PhrasingContent = {
		type: 'image',
		url: image === undefined ? '' : property(image, 'src'),
		alt: image === undefined ? '' : property(image, 'alt'),
	};
	const linked: PhrasingContent =
		link === undefined
			? picture
			: { type: 'link', url: property(link, 'href'), children: [picture] };
	if (caption === undefined || plainText(caption) === '') {
		return { type: 'paragraph', children: [linked] };
	}
	// The caption is in italics as a whole; more of them within would end these.
	const plain = { ...caption, children: without('em', caption.children) };
	const words: PhrasingContent = { type: 'emphasis', children: toPhrasing(plain) };
	return { type: 'paragraph', children: [linked, { type: 'text', value: '\n' }, words] };
}

function isCaption(node: Element): boolean {
	return node.tagName === 'figcaption';
}

function toPhrasing(parent: Element): PhrasingContent[] {
	return parent.children.flatMap((child): PhrasingContent[] => {
		if (child.type === 'text') return [{ type: 'text', value: child.value }];
		if (child.type !== 'element') return [];
		switch (child.tagName) {
			case 'br':
				return [{ type: 'break' }];
			case 'code':
				return [{ type: 'inlineCode', value: textOf(child) }];
			case 'strong':
				return mark(child, (children) => ({ type: 'strong', children }));
			case 'em':
				return mark(child, (children) => ({ type: 'emphasis', children }));
			case 'a':
				return mark(child, (children) => ({
					type: 'link',
					url: property(child, 'href'),
					children,
				}));
			default:
				return toPhrasing(child);
		}
	});
}

/** Markdown knows no marks that begin or end with a space or line break: these go around them. */
function mark(
	node: Element,
	make: (children: PhrasingContent[]) => PhrasingContent,
): PhrasingContent[] {
	const { before, inside, after } = splitEdges(node.children);
	const around = (nodes: ElementContent[]): PhrasingContent[] =>
		toPhrasing({ ...node, children: nodes });
	if (inside.every(isBlank)) return around(node.children);
	return [...around(before), make(around(inside)), ...around(after)];
}

interface Edges {
	before: ElementContent[];
	inside: ElementContent[];
	after: ElementContent[];
}

function splitEdges(children: ElementContent[]): Edges {
	const before: ElementContent[] = [];
	const after: ElementContent[] = [];
	const inside = [...children];
	for (;;) {
		const first = inside[0];
		const space = first?.type === 'text' ? /^\s+/.exec(first.value)?.[0] : undefined;
		if (isElement(first, 'br')) before.push(first);
		else if (first?.type === 'text' && space !== undefined) {
			before.push({ type: 'text', value: space });
			inside[0] = { ...first, value: first.value.slice(space.length) };
			if (space.length < first.value.length) break;
		} else break;
		inside.shift();
	}
	for (;;) {
		const last = inside.at(-1);
		const space = last?.type === 'text' ? /\s+$/.exec(last.value)?.[0] : undefined;
		if (isElement(last, 'br')) after.unshift(last);
		else if (last?.type === 'text' && space !== undefined) {
			after.unshift({ type: 'text', value: space });
			inside[inside.length - 1] = { ...last, value: last.value.slice(0, -space.length) };
			if (space.length < last.value.length) break;
		} else break;
		inside.pop();
	}
	return { before, inside, after };
}
