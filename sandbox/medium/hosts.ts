/** Which part of Medium a host serves. On the local address, every part is available by its path. */
export type Surface = 'api' | 'web' | 'cdn' | 'local' | 'unknown';

/** The host of Medium's pictures. On the local address, this name is the first path segment. */
export const CDN_HOST = 'cdn-images-1.medium.com';

/** Which of Medium's hosts a Host header names. Other hosts are rejected (DNS rebinding). */
export function surfaceOf(hostHeader: string | undefined): Surface {
	const host = (hostHeader ?? '').toLowerCase().replace(/:\d+$/, '');
	if (host === '127.0.0.1' || host === 'localhost' || host === '[::1]') return 'local';
	if (host === 'api.medium.com') return 'api';
	if (host === CDN_HOST) return 'cdn';
	return host === 'medium.com' || host.endsWith('.medium.com') ? 'web' : 'unknown';
}

/**
 * Whether a path exists on a host. `https://medium.com/v1/…` is not the API (Medium returns a
 * page there), `https://api.medium.com` has no pages, and the control API is local only.
 */
export function servesPath(surface: Surface, path: string): boolean {
	const isApi = path === '/v1' || path.startsWith('/v1/');
	const isControl = path === '/sandbox' || path.startsWith('/sandbox/');
	if (surface === 'api') return isApi;
	if (surface === 'web') return !isApi && !isControl;
	return surface !== 'unknown';
}

/** A user's own host: `jane.medium.com`. */
const USER_HOST = /^([a-z0-9-]+)\.medium\.com(?::\d+)?$/i;

/**
 * The path to route by. Pictures are at the root of their own host; on the local address they are
 * below a segment with that host's name. A user's feed is at `/feed` of the user's host.
 */
export function routedUrl(hostHeader: string | undefined, url: string): string {
	if (surfaceOf(hostHeader) === 'cdn') return `/${CDN_HOST}${url}`;
	const user = USER_HOST.exec(hostHeader ?? '')?.[1];
	if (user === undefined || user === 'api' || user === 'www') return url;
	return url.replace(/^\/feed(?=\/?(?:\?|$))/, `/feed/@${user.toLowerCase()}`);
}
