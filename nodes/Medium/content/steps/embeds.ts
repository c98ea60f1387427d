import type { Element, ElementContent, Root } from 'hast';
import { readWebAddress } from '../lib/addresses';
import { innerAddress, pageOf } from '../lib/frames';
import { findProvider } from '../lib/providers';
import {
	element,
	find,
	findAll,
	hasClass,
	isElement,
	plainText,
	property,
	replaceElements,
	text,
} from '../lib/tree';
import type { StepContext } from './context';

/**
 * Embeds: the page's bare address alone in a paragraph, which Medium usually turns into an embed; for
 * pages that Medium is not known to embed, a link that reads as its address.
 * Frames, gists, players, the quotes that X and Instagram give out for embedding, and the cards of
 * WordPress, Ghost and Notion become that; so does a link alone on its line to a page that Medium is
 * known to embed.
 */
export function convertEmbeds(tree: Root, context: StepContext): void {
	replaceElements(tree, (node) => {
		if (isElement(node, 'p')) return fromLinkAlone(node);
		const found = readEmbed(node);
		return found === undefined ? undefined : toParagraph(found, node, context);
	});
}

interface Embed {
	/** '' where there is no address that can be used. */
	url: string;
	/** Shown when there is no address, or the embeds are left out. */
	instead: ElementContent[];
	what: string;
}

function toParagraph(
	{ url, instead, what }: Embed,
	node: Element,
	context: StepContext,
): ElementContent[] {
	if (url === '') {
		context.warn('removed', node, what);
		return instead;
	}
	if (context.options.embeds === 'remove') {
		context.warn('embedRemoved', node, url);
		return instead;
	}
	const caption = isElement(node, 'figure') ? captionOf(node) : [];
	if (findProvider(url) !== undefined) return [element('p', [text(url)], node), ...caption];
	context.warn('embedUnknown', node, url);
	return [element('p', [element('a', [text(url)], node, { href: url })], node), ...caption];
}

function captionOf(figure: Element): ElementContent[] {
	const caption = find(figure, (one) => isElement(one, 'figcaption'));
	return caption === undefined ? [] : [element('p', [element('em', caption.children)], caption)];
}

function readEmbed(node: Element): Embed | undefined {
	switch (node.tagName) {
		case 'iframe':
			return { url: frameAddress(node), instead: [], what: 'a frame' };
		case 'embed':
			return { url: pageOf(property(node, 'src')) ?? '', instead: [], what: 'an embedded object' };
		case 'object': {
			const url = pageOf(property(node, 'data')) ?? '';
			return url === '' ? undefined : { url, instead: [], what: 'an embedded object' };
		}
		case 'video':
		case 'audio':
			return { url: playerAddress(node), instead: [], what: 'a video or sound' };
		case 'blockquote':
			return fromQuote(node);
		case 'figure':
			return hasClass(node, 'wp-block-embed') ? fromFigure(node) : undefined;
		default:
			return undefined;
	}
}

function frameAddress(frame: Element): string {
	return (
		['src', 'dataSrc', 'dataLazySrc', 'dataCookieblockSrc']
			.map((name) => pageOf(property(frame, name)))
			.find((url) => url !== undefined) ??
		innerAddress(frame) ??
		''
	);
}

function playerAddress(player: Element): string {
	const own = readWebAddress(property(player, 'src'))?.href;
	if (own !== undefined) return own;
	// The sources themselves are gone by now where they were no children of the player.
	const link = find(
		player,
		(one) => isElement(one, 'a') && readWebAddress(property(one, 'href')) !== undefined,
	);
	return link === undefined ? '' : property(link, 'href');
}

/** The quotes that X, Instagram and TikTok give out, with a script that makes a frame of them. */
function fromQuote(node: Element): Embed | undefined {
	const isQuoted = hasClass(
		node,
		'twitter-tweet',
		'twitter-video',
		'instagram-media',
		'tiktok-embed',
	);
	if (!isQuoted) return undefined;
	const links = findAll(node, (one) => isElement(one, 'a')).map((one) => property(one, 'href'));
	const url =
		property(node, 'dataInstgrmPermalink') ||
		property(node, 'cite') ||
		links.filter((one) => findProvider(one) !== undefined).at(-1);
	const address = url === undefined ? undefined : readWebAddress(url);
	if (address === undefined) return undefined;
	return {
		url: address.origin + address.pathname,
		instead: [element('blockquote', node.children, node)],
		what: 'a post',
	};
}

/** WordPress puts the bare address in the figure. */
function fromFigure(node: Element): Embed | undefined {
	const frame = find(node, (one) => isElement(one, 'iframe'));
	if (frame !== undefined) return { url: frameAddress(frame), instead: [], what: 'a frame' };
	const wrapper = find(node, (one) => hasClass(one, 'wp-block-embed__wrapper'));
	const url = wrapper === undefined ? undefined : readWebAddress(plainText(wrapper))?.href;
	return url === undefined ? undefined : { url, instead: [], what: 'a frame' };
}

/** A link to a known page that stands alone and reads as its own address loses the mark-up. */
function fromLinkAlone(paragraph: Element): ElementContent[] | undefined {
	const [link, ...others] = paragraph.children.filter(
		(child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''),
	);
	if (!isElement(link, 'a') || others.length > 0) return undefined;
	const url = property(link, 'href');
	const words = plainText(link);
	const isBare =
		words === url || readWebAddress(`https://${words}`)?.href === readWebAddress(url)?.href;
	return isBare && findProvider(url) !== undefined
		? [element('p', [text(url)], paragraph)]
		: undefined;
}
