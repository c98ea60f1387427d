import { readUrl } from '../../helpers/url';

/** A page whose bare address Medium usually turns into an embed, by its host. */
const PROVIDERS: ReadonlyArray<readonly [host: RegExp, name: string, path?: RegExp]> = [
	[/^(?:www\.|m\.|music\.)?youtube\.com$/, 'YouTube', /^\/(?:watch|playlist|shorts\/|live\/)/],
	[/^youtu\.be$/, 'YouTube', /^\/./],
	[/^vimeo\.com$/, 'Vimeo', /\/\d/],
	[/^gist\.github\.com$/, 'GitHub Gist', /^\/./],
	[/^(?:www\.|mobile\.)?(?:x|twitter)\.com$/, 'X', /\/status(?:es)?\/\d/],
	[/^codepen\.io$/, 'CodePen', /\/(?:pen|full|details)\//],
	[/^open\.spotify\.com$/, 'Spotify', /^\/./],
	[/^soundcloud\.com$/, 'SoundCloud', /^\/./],
	[/^codesandbox\.io$/, 'CodeSandbox', /^\/(?:s|p)\//],
	[/^jsfiddle\.net$/, 'JSFiddle', /^\/./],
	[/^(?:www\.)?instagram\.com$/, 'Instagram', /^\/(?:p|reel)\//],
	[/^(?:www\.)?ted\.com$/, 'TED', /^\/talks\//],
	[/^(?:www\.)?loom\.com$/, 'Loom', /^\/share\//],
	[/^(?:www\.)?dailymotion\.com$/, 'Dailymotion', /^\/video\//],
	[/^(?:www\.)?tiktok\.com$/, 'TikTok', /\/video\//],
	[/^(?:www\.)?figma\.com$/, 'Figma', /^\/(?:file|design|proto)\//],
	[/^giphy\.com$/, 'GIPHY', /^\/gifs\//],
];

/** Whose page an address is of; undefined where Medium is not known to make an embed of it. */
export function findProvider(address: string): string | undefined {
	const url = readAddress(address);
	if (url === undefined) return undefined;
	return PROVIDERS.find(
		([host, , path]) => host.test(url.hostname) && (path === undefined || path.test(url.pathname)),
	)?.[1];
}

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
	const url = readAddress(frame);
	if (url === undefined) return undefined;
	for (const toPage of PAGES) {
		const page = toPage(url);
		if (page !== null && page !== undefined && readAddress(page) !== undefined) return page;
	}
	return url.href;
}

/** A complete http or https address; also one that begins with //. */
export function readAddress(address: string): URL | undefined {
	const whole = address.trim().replace(/^\/\//, 'https://');
	return /^https?:\/\//i.test(whole) ? readUrl(whole) : undefined;
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
