import type { Element, ElementContent } from 'hast';
import { readWebAddress } from './addresses';
import { element, isElement, type Parent, plainText, property, text } from './tree';

/** How the address in a frame becomes that of the page it shows. */
const PAGES: ReadonlyArray<(url: URL) => string | null | undefined> = [
	// Medium's own frames: Embedly carries the page's address along.
	(url) =>
		url.hostname === 'cdn.embedly.com'
			? (url.searchParams.get('url') ?? url.searchParams.get('src'))
			: undefined,
	(url) => {
		if (!/^(?:www\.)?youtube(?:-nocookie)?\.com$/.test(url.hostname)) return undefined;
		const list = url.searchParams.get('list');
		const id = /^\/(?:embed|v)\/([\w-]+)/.exec(url.pathname)?.[1];
		if (id === 'videoseries' && list !== null) {
			return `https://www.youtube.com/playlist?list=${list}`;
		}
		return id && `https://www.youtube.com/watch?v=${id}`;
	},
	rewrite('player.vimeo.com', /^\/video\/(\d+)/, 'https://vimeo.com/$1'),
	rewrite('codepen.io', /^\/([^/]+)\/embed\/(?:preview\/)?([^/]+)/, 'https://codepen.io/$1/pen/$2'),
	rewrite(
		'open.spotify.com',
		/^\/embed(?:-podcast)?\/(\w+)\/(\w+)/,
		'https://open.spotify.com/$1/$2',
	),
	rewrite('codesandbox.io', /^\/embed\/([^/]+)/, 'https://codesandbox.io/s/$1'),
	rewrite('gist.github.com', /^\/(.+?)\.(?:js|pibb)$/, 'https://gist.github.com/$1'),
	rewrite('jsfiddle.net', /^\/(.+?)\/embed(?:ded)?\b.*/, 'https://jsfiddle.net/$1/'),
	rewrite('embed.ted.com', /^\/talks\/([^/]+)/, 'https://www.ted.com/talks/$1'),
	rewrite('www.loom.com', /^\/embed\/(\w+)/, 'https://www.loom.com/share/$1'),
	rewrite('www.dailymotion.com', /^\/embed\/video\/(\w+)/, 'https://www.dailymotion.com/video/$1'),
	rewrite('giphy.com', /^\/embed\/(\w+)/, 'https://giphy.com/gifs/$1'),
	rewrite('www.instagram.com', /^\/(p|reel)\/([^/]+)\/embed.*/, 'https://www.instagram.com/$1/$2/'),
	(url) => {
		const id = url.hostname === 'platform.twitter.com' ? url.searchParams.get('id') : null;
		return id && `https://twitter.com/i/status/${id}`;
	},
	(url) => (url.hostname === 'w.soundcloud.com' ? url.searchParams.get('url') : undefined),
	(url) =>
		url.hostname === 'www.figma.com' && url.pathname === '/embed'
			? url.searchParams.get('url')
			: undefined,
];

/** The address of the page that a frame shows; its own where nothing else is known. */
export function pageOf(frame: string): string | undefined {
	const url = readWebAddress(frame);
	if (url === undefined) return undefined;
	for (const toPage of PAGES) {
		const page = toPage(url);
		if (page !== null && page !== undefined && readWebAddress(page) !== undefined) return page;
	}
	return url.href;
}

function rewrite(host: string, path: RegExp, page: string): (url: URL) => string | undefined {
	return (url) =>
		url.hostname === host && path.test(url.pathname)
			? page.replace(
					/\$(\d)/g,
					(_, group: string) => path.exec(url.pathname)?.[Number(group)] ?? '',
				)
			: undefined;
}

/** What holds running text: an embed in there stays within the line. */
const RUNNING = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figcaption', 'a', 'strong', 'em'];

/**
 * The link to stand for a frame, in a paragraph of its own where the frame stands alone; undefined for
 * a frame that leads nowhere.
 */
export function linkOfFrame(frame: Element, parent: Parent): ElementContent[] | undefined {
	const address = pageOf(property(frame, 'src')) ?? innerAddress(frame);
	if (address === undefined) return undefined;
	const link = element('a', [text(address)], frame, { href: address });
	return [isElement(parent, ...RUNNING) ? link : element('p', [link], frame)];
}

/**
 * The address in what a frame shows where it has none of its own, as gists in Medium's feeds; what an
 * `iframe` contains is text to the parser.
 */
export function innerAddress(frame: Element): string | undefined {
	const link = /href="([^"<>]*)"/.exec(plainText(frame))?.[1] ?? '';
	return readWebAddress(link) && link;
}
