import { createHexId } from './ids.ts';

const COOKIE_MS = 365 * 24 * 60 * 60 * 1_000;

/** The headers of every API response, including errors (recorded). `now` is in milliseconds since 1970. */
export function apiHeaders(now: number): Record<string, string> {
	const expires = new Date(now + COOKIE_MS).toUTCString();
	return {
		'access-control-allow-origin': '*',
		'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
		expires: 'Thu, 09 Sep 1999 09:09:09 GMT',
		link: '<https://medium.com/humans.txt>; rel="humans"',
		pragma: 'no-cache',
		'set-cookie': `uid=lo_${createHexId(12)}; Path=/; Domain=medium.com; Expires=${expires}; HttpOnly; Secure`,
		'x-content-type-options': 'nosniff',
		'x-powered-by': 'Medium',
	};
}
