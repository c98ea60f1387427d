import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MediumParts } from '../parts.ts';
import { type Feed, publicationFeed, tagFeed, userFeed } from './feed.ts';
import { writeRss } from './rss.ts';

type Owner = { Params: { owner: string } };
type Tag = { Params: { tag: string } };

/** The feeds: of users (three addresses), publications, tags, and tags in publications. */
export function addFeedRoutes(server: FastifyInstance, parts: MediumParts): void {
	const { store } = parts;
	const ownerFeed = (owner: string): Feed | undefined =>
		owner.startsWith('@') ? userFeed(store, owner.slice(1)) : publicationFeed(store, owner);

	server.get<Owner>('/feed/:owner', (request, reply) =>
		sendFeed(parts, request, reply, ownerFeed(request.params.owner)),
	);
	server.get<Owner>('/:owner/feed', (request, reply) => {
		const { owner } = request.params;
		const feed = owner.startsWith('@') ? userFeed(store, owner.slice(1)) : undefined;
		return sendFeed(parts, request, reply, feed);
	});
	server.get<Owner & Tag>('/feed/:owner/tagged/:tag', (request, reply) => {
		const { owner, tag } = request.params;
		return sendFeed(parts, request, reply, publicationFeed(store, owner, tag));
	});
	server.get<Tag>('/feed/tag/:tag', (request, reply) =>
		sendFeed(parts, request, reply, tagFeed(store, request.params.tag)),
	);
}

function sendFeed(
	{ store, clock, feeds }: MediumParts,
	request: FastifyRequest,
	reply: FastifyReply,
	feed: Feed | undefined,
): unknown {
	if (feed === undefined) return reply.callNotFound();
	const served = feeds.truncated ? { ...feed, isTruncated: true } : feed;
	void reply.header('content-type', 'text/xml; charset=UTF-8');
	if (feeds.validators) {
		// The time of building, which changes with every request, is no part of either.
		const etag = `W/"${createHash('md5')
			.update(writeRss(served, store, 0))
			.digest('hex')}"`;
		const changedAt = Math.max(0, ...feed.stories.map((one) => one.updatedAt ?? one.createdAt));
		void reply.header('etag', etag).header('last-modified', new Date(changedAt).toUTCString());
		if (isFresh(request, etag, changedAt)) return reply.code(304).send();
	}
	return reply.send(writeRss(served, store, clock.now()));
}

/** RFC 9110, 13.2.2: the ETag decides where both are asked for. */
function isFresh({ headers }: FastifyRequest, etag: string, changedAt: number): boolean {
	const known = headers['if-none-match'];
	if (known !== undefined) return known.split(/,\s*/).includes(etag);
	const since = Date.parse(headers['if-modified-since'] ?? '');
	return Math.floor(changedAt / 1_000) * 1_000 <= since;
}
