import type { Miss, Silence } from '../transport/outcome';

/** What stopped a request before it could reach Medium. */
const NEVER_SENT: ReadonlySet<Silence> = new Set([
	'dns',
	'tls',
	'connectionRefused',
	'unreachable',
	'blocked',
	'notConnected',
	'reconnect',
	'noCredential',
	'proxy',
]);

/**
 * Whether a create that missed has certainly left nothing behind, so that it may be sent again.
 * Everything else is an unknown outcome: the story may exist.
 */
export function isClearlyRefused(miss: Miss): boolean {
	if (miss.kind === 'unanswered') return NEVER_SENT.has(miss.silence);
	return miss.status >= 400 && miss.status < 500;
}
