import type { FastifyInstance, FastifyReply } from 'fastify';
import type { MediumParts } from '../parts.ts';
import { type Feed, publicationFeed, type Shown, tagFeed, userFeed } from './feed.ts';
import { writeRss } from './rss.ts';

type Owner = { Params: { owner: string } };
type Tag = { Params: { tag: string } };

/** The feeds: of users (three addresses), publications, tags, and tags in publications. */
export function addFeedRoutes(server: FastifyInstance, parts: MediumParts): void {
	const { store, clock, feeds } = parts;
	const shown = (): Shown => ({ store, until: feeds.shownUntil(clock.now()) });
	const ownerFeed = (owner: string): Feed | undefined =>
		owner.startsWith('@') ? userFeed(shown(), owner.slice(1)) : publicationFeed(shown(), owner);

	server.get<Owner>('/feed/:owner', (request, reply) =>
		sendFeed(parts, reply, ownerFeed(request.params.owner)),
	);
	server.get<Owner>('/:owner/feed', (request, reply) => {
		const { owner } = request.params;
		const feed = owner.startsWith('@') ? userFeed(shown(), owner.slice(1)) : undefined;
		return sendFeed(parts, reply, feed);
	});
	server.get<Owner & Tag>('/feed/:owner/tagged/:tag', (request, reply) => {
		const { owner, tag } = request.params;
		return sendFeed(parts, reply, publicationFeed(shown(), owner, tag));
	});
	server.get<Tag>('/feed/tag/:tag', (request, reply) =>
		sendFeed(parts, reply, tagFeed(shown(), request.params.tag)),
	);
}

function sendFeed(
	{ store, clock, feeds }: MediumParts,
	reply: FastifyReply,
	feed: Feed | undefined,
): unknown {
	if (feed === undefined) return reply.callNotFound();
	const served = feeds.truncated ? { ...feed, isTruncated: true } : feed;
	void reply.header('content-type', 'text/xml; charset=UTF-8');
	return reply.send(writeRss(served, store, clock.now()));
}
