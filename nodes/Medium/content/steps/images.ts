import type { Element, ElementContent } from 'hast';
import { readPicture } from '../lib/addresses';
import {
	element,
	find,
	findAll,
	hasClass,
	isBlank,
	isElement,
	type Parent,
	plainText,
	property,
	replaceElements,
	text,
} from '../lib/tree';
import type { StepContext } from './context';
import { fileOf, isCounter, sourcesOf } from './imageSources';

/** Medium's, and what its API does not take (medium-api-docs, 3.4). */
const UNSUPPORTED = /\.(svgz?|webp|avif|heic|heif|jxl)(?:$|[?#])/i;

/**
 * Pictures: each one a figure of its own with its address complete where that is possible, its link
 * and its caption. Those that count readers go; emoji become letters.
 */
export function convertImages(tree: Parent, context: StepContext): void {
	replaceElements(tree, (node) => {
		switch (node.tagName) {
			case 'figure':
				return fromFigure(node, context);
			case 'p':
				return fromParagraph(node, context);
			case 'picture':
				return fromPicture(node, context);
			case 'a':
				return fromLink(node, context);
			case 'img':
				return fromImage(node, context);
			default:
				return undefined;
		}
	});
}

function fromFigure(figure: Element, context: StepContext): ElementContent[] | undefined {
	const images = findAll(figure, (one) => isElement(one, 'img', 'picture'));
	const caption = find(figure, (one) => isElement(one, 'figcaption'));
	const body = figure.children.filter((child) => child !== caption);
	const content = element('div', body, figure);
	// A figure around something else, a table or code, is no more than a box.
	const isPictures = images.length > 0 && plainText(content) === '' && !hasOther(content);
	convertImages(content, context);
	const words = caption === undefined || isBlank(caption) ? undefined : caption;
	if (!isPictures) {
		const below = words && element('p', [element('em', words.children)], words);
		return below === undefined ? content.children : [...content.children, below];
	}
	const figures = findAll(content, (one) => isElement(one, 'figure'));
	const last = figures.at(-1);
	if (last === undefined) {
		// The picture could not be kept; what was said about it still stands.
		const rest = content.children.filter((child) => !isBlank(child));
		return words === undefined || context.options.pictures === 'remove'
			? rest
			: [...rest, element('p', words.children, words)];
	}
	if (words !== undefined) {
		last.children = [
			...last.children.filter((child) => !isElement(child, 'figcaption')),
			element('figcaption', captionText(words), words),
		];
	}
	return figures;
}

/** In Markdown, captions are often written so: the picture, and below it a line in italics. */
function fromParagraph(paragraph: Element, context: StepContext): ElementContent[] | undefined {
	const parts = paragraph.children.filter((child) => !isBlank(child));
	const [picture, caption] = parts;
	const isCaptioned =
		parts.length === 2 &&
		isElement(caption, 'em') &&
		(isElement(picture, 'img') || (isElement(picture, 'a') && plainText(picture) === '')) &&
		paragraph.children.some(
			(child) => isElement(child, 'br') || (child.type === 'text' && child.value.includes('\n')),
		);
	if (!isCaptioned) return undefined;
	const words = element('figcaption', caption.children, caption);
	return fromFigure(element('figure', [picture, words], paragraph), context);
}

/** What a figure holds besides pictures that is to be seen. */
function hasOther(content: Element): boolean {
	return find(content, (one) => isElement(one, 'pre', 'hr', 'table', 'input')) !== undefined;
}

/** Captions hold running text only; paragraphs in them become lines. */
function captionText(caption: Element): ElementContent[] {
	return caption.children.flatMap((child, index) => {
		if (!isElement(child, 'p', 'div')) return [child];
		return index > 0 && caption.children.slice(0, index).some((one) => !isBlank(one))
			? [element('br', []), ...child.children]
			: child.children;
	});
}

function fromPicture(picture: Element, context: StepContext): ElementContent[] {
	const image = find(picture, (one) => isElement(one, 'img'));
	return image === undefined ? [] : fromImage(image, context);
}

/** A picture in a link keeps the link, unless that leads to the picture itself. */
function fromLink(link: Element, context: StepContext): ElementContent[] | undefined {
	const image = find(link, (one) => isElement(one, 'img'));
	if (image === undefined || plainText(link) !== '') return undefined;
	const made = findAll(link, (one) => isElement(one, 'img')).flatMap((one) =>
		fromImage(one, context),
	);
	const target = property(link, 'href');
	return made.map((figure) => {
		const [picture, ...others] = isElement(figure, 'figure') ? figure.children : [];
		if (!isElement(figure, 'figure') || !isElement(picture, 'img')) {
			return element('a', [figure], link, { href: target });
		}
		const isItself = target === '' || fileOf(target) === fileOf(property(picture, 'src'));
		if (!isItself) {
			figure.children = [element('a', [picture], link, { href: target }), ...others];
		}
		return figure;
	});
}

function fromImage(image: Element, context: StepContext): ElementContent[] {
	const alt = property(image, 'alt').replace(/\s+/g, ' ').trim();
	if (isCounter(image)) return [];
	if (hasClass(image, 'emoji', 'wp-smiley')) return [text(alt)];
	if (context.options.pictures === 'remove') return [];
	const { baseUrl, isOwnFile } = context.options;
	const [written = '', ...others] = sourcesOf(image);
	const source = UNSUPPORTED.test(written)
		? (others.find((other) => !UNSUPPORTED.test(other)) ?? written)
		: written;
	const address = readPicture(source, baseUrl, isOwnFile);
	if (address.kind === 'unusable') {
		context.warn('pictureAddress', image, source || alt || 'there is none');
		return alt === '' ? [] : [text(alt)];
	}
	const src = 'url' in address ? address.url : address.reference;
	if (address.kind === 'relative' && !isOwnFile(src)) context.warn('pictureRelative', image, src);
	if (UNSUPPORTED.test(src)) context.warn('pictureFormat', image, src);
	const title = context.options.captions === 'fromTitle' ? property(image, 'title').trim() : '';
	return [
		element(
			'figure',
			[
				element('img', [], image, { src, alt }),
				...(title === '' ? [] : [element('figcaption', [text(title)], image)]),
			],
			image,
		),
	];
}
