import { readWebAddress } from './addresses';

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
	const url = readWebAddress(address);
	if (url === undefined) return undefined;
	return PROVIDERS.find(
		([host, , path]) => host.test(url.hostname) && (path === undefined || path.test(url.pathname)),
	)?.[1];
}
