import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { STYLES } from './styles.ts';

const serializer = unified().use(rehypeStringify);
const STYLE_HASH = createHash('sha256').update(STYLES).digest('base64');

/**
 * Sends a page. Its policy allows only this server's own stylesheet and pictures, because stories
 * may contain anything. `formTarget` is an address that a form may redirect to.
 */
export function sendPage(
	reply: FastifyReply,
	page: Root,
	{ formTarget }: { formTarget?: string } = {},
): FastifyReply {
	const target = formTarget === undefined ? '' : ` ${new URL(formTarget).origin}`;
	const policy = [
		"default-src 'none'",
		`style-src 'sha256-${STYLE_HASH}'`,
		"img-src 'self'",
		`form-action 'self'${target}`,
		"base-uri 'none'",
		"frame-ancestors 'none'",
	];
	return reply
		.header('content-type', 'text/html; charset=utf-8')
		.header('content-security-policy', policy.join('; '))
		.header('x-content-type-options', 'nosniff')
		.header('referrer-policy', 'no-referrer')
		.header('cache-control', 'no-store')
		.send(serializer.stringify(page));
}
