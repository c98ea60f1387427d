/** What a request's host stands for; on the machine's own name every surface is reachable by path. */
export type Surface = 'api' | 'web' | 'cdn' | 'local' | 'unknown';

/** Where Medium's pictures live; on the local address the same name is the first path segment. */
export const CDN_HOST = 'cdn-images-1.medium.com';

/** Which of Medium's hosts a Host header names. Anything else is refused (DNS rebinding). */
export function surfaceOf(hostHeader: string | undefined): Surface {
	const host = (hostHeader ?? '').toLowerCase().replace(/:\d+$/, '');
	if (host === '127.0.0.1' || host === 'localhost' || host === '[::1]') return 'local';
	if (host === 'api.medium.com') return 'api';
	if (host === CDN_HOST) return 'cdn';
	return host === 'medium.com' || host.endsWith('.medium.com') ? 'web' : 'unknown';
}

/**
 * Whether a path exists on a surface. `https://medium.com/v1/…` is not the API (Medium answers a
 * page there), `https://api.medium.com` has no pages, and only the machine itself has the control.
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
 * The path to route by: pictures live at the root of their own host, everywhere else below
 * a segment named after it. A user's feed lives at `/feed` of the user's host.
 */
export function routedUrl(hostHeader: string | undefined, url: string): string {
	if (surfaceOf(hostHeader) === 'cdn') return `/${CDN_HOST}${url}`;
	const user = USER_HOST.exec(hostHeader ?? '')?.[1];
	if (user === undefined || user === 'api' || user === 'www') return url;
	return url.replace(/^\/feed(?=\/?(?:\?|$))/, `/feed/@${user.toLowerCase()}`);
}
