/** What happens to a picture's address when Medium reads a story. */
export type PictureVerdict = { url: string } | { notLoaded: string };

/** Formats Medium does not load, by the end of the address's path. */
const UNSUPPORTED = /\.(svgz?|webp)$/i;

/**
 * Medium copies public pictures to its own servers. Relative and local addresses, `data:`, SVG and
 * WebP are not loaded; the picture is then missing from the story.
 */
export function judgePicture(address: string): PictureVerdict {
	if (/^\s*data:/i.test(address)) return { notLoaded: 'picture in a data: address' };
	if (!URL.canParse(address)) return { notLoaded: 'picture with a relative address' };
	const url = new URL(address);
	if (url.protocol !== 'http:' && url.protocol !== 'https:') {
		return { notLoaded: `picture with a ${url.protocol} address` };
	}
	if (UNSUPPORTED.test(url.pathname)) return { notLoaded: 'SVG or WebP picture' };
	return { url: url.href };
}
