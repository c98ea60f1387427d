import type { Element, ElementContent, Root } from 'hast';
import { readUrl } from '../../helpers/url';
import {
	classesOf,
	element,
	find,
	findAll,
	hasClass,
	isElement,
	plainText,
	property,
} from '../lib/tree';
import type { StoryFacts } from '../story';

/** What a whole HTML document holds of a story. */
interface MainPart {
	tree: Root;
	facts: StoryFacts;
}

/** Where programs that export stories put the text, the surest sign first. */
const TEXTS: ReadonlyArray<(node: Element) => boolean> = [
	// Notion.
	(node) => hasClass(node, 'page-body'),
	// Medium's own export, and others that follow microformats.org.
	(node) => hasClass(node, 'e-content'),
	// WordPress and its themes; Ghost.
	(node) => hasClass(node, 'entry-content', 'gh-content', 'post-content', 'wp-block-post-content'),
	(node) => hasClass(node, 'post-body', 'article-content', 'article-body', 'post-full-content'),
	(node) => [node.properties.itemProp].flat().includes('articleBody'),
	(node) => isElement(node, 'article'),
	(node) => isElement(node, 'main') || node.properties.role === 'main',
	(node) => isElement(node, 'body'),
];

/** What stands around a text in a document and is no part of it. */
const AROUND = ['nav', 'aside', 'footer', 'form'];
const AROUND_CLASSES = [
	'comments',
	'comments-area',
	'sharedaddy',
	'jp-relatedposts',
	'post-navigation',
];

/** Finds the article in a whole document, with what the document says about it in its head. */
export function findMainPart(document: Root): MainPart {
	const text = findText(document);
	const facts = readHead(document);
	const heading =
		text === undefined || find(text, isFirstHeading) !== undefined
			? undefined
			: find(document, isFirstHeading);
	if (heading !== undefined && plainText(heading) !== '') facts.title = plainText(heading);
	if (text === undefined) return { tree: document, facts };
	return { tree: { type: 'root', children: withoutSurroundings(text).children }, facts };
}

function findText(document: Root): Element | undefined {
	for (const isText of TEXTS) {
		const found = findAll(document, isText);
		if (found.length === 1) return found[0];
		// A page with teasers of other articles: the text is what is longest.
		if (found.length > 1) {
			return found
				.map((node) => ({ node, length: plainText(node).length }))
				.reduce((longest, other) => (other.length > longest.length ? other : longest)).node;
		}
	}
	return undefined;
}

function isFirstHeading(node: Element): boolean {
	return isElement(node, 'h1');
}

function withoutSurroundings(text: Element): Element {
	const isExact = !isElement(text, 'article', 'main', 'body');
	const clean = (node: Element): Element => ({
		...node,
		children: node.children.flatMap((child): ElementContent[] => {
			if (child.type !== 'element') return [child];
			const isAround =
				(!isExact && AROUND.includes(child.tagName)) ||
				classesOf(child).some((name) => AROUND_CLASSES.includes(name));
			return isAround ? [] : [clean(child)];
		}),
	});
	return clean(element(text.tagName, text.children, text));
}

function readHead(document: Root): StoryFacts {
	const facts: StoryFacts = {};
	const head = find(document, (node) => isElement(node, 'head'));
	if (head === undefined) return facts;
	const title = find(head, (node) => isElement(node, 'title'));
	const openGraph = find(head, (node) => isElement(node, 'meta') && isNamed(node, 'og:title'));
	const name = (openGraph && property(openGraph, 'content')) || (title && plainText(title));
	if (name) facts.title = name;
	const link = find(
		head,
		(node) => isElement(node, 'link') && [node.properties.rel].flat().includes('canonical'),
	);
	const address = link === undefined ? '' : property(link, 'href');
	if (/^https?:\/\//i.test(address) && readUrl(address)) facts.canonicalUrl = address;
	return facts;
}

function isNamed(meta: Element, name: string): boolean {
	return meta.properties.property === name || meta.properties.name === name;
}
