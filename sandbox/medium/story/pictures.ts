/** Whether Medium loads a picture: its address, or why not. */
export type PictureCheck = { url: string } | { notLoaded: string };

/** Formats that Medium does not load, by the end of the path. */
const UNSUPPORTED = /\.(svgz?|webp)$/i;

/**
 * Checks whether Medium loads a picture. Medium copies public pictures to its own servers. It does
 * not load relative and local addresses, `data:`, SVG and WebP; the story then has no picture.
 */
export function checkPicture(address: string): PictureCheck {
	if (/^\s*data:/i.test(address)) return { notLoaded: 'picture in a data: address' };
	if (!URL.canParse(address)) return { notLoaded: 'picture with a relative address' };
	const url = new URL(address);
	if (url.protocol !== 'http:' && url.protocol !== 'https:') {
		return { notLoaded: `picture with a ${url.protocol} address` };
	}
	if (UNSUPPORTED.test(url.pathname)) return { notLoaded: 'SVG or WebP picture' };
	return { url: url.href };
}
