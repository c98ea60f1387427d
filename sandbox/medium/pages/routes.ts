import type { FastifyInstance } from 'fastify';
import { CDN_HOST } from '../hosts.ts';
import { storyIdOf } from '../ids.ts';
import type { MediumParts } from '../parts.ts';
import { comparedWithOther, comparedWithSent } from './compare.ts';
import { listPage } from './index.ts';
import { messagePage } from './message.ts';
import { uploadedName } from './pictures.ts';
import { sendPage } from './send.ts';
import { storyPage } from './story.ts';

type StoryRequest = {
	Params: { owner: string; story: string };
	/** `?raw` compares a story with the text as sent, `?raw=<id>` with another story. */
	Querystring: { raw?: string };
};

/** The pages, and the pictures of `cdn-images-1.medium.com`. */
export function addPageRoutes(server: FastifyInstance, { store }: MediumParts): void {
	server.get('/', (_request, reply) =>
		sendPage(reply, listPage('Published in this sandbox', [...store.stories.values()], store)),
	);

	server.get<{ Params: { owner: string } }>('/:owner', (request, reply) => {
		const { owner } = request.params;
		const stories = [...store.stories.values()];
		const user = [...store.users.values()].find(({ username }) => owner === `@${username}`);
		if (user !== undefined) {
			const own = stories.filter(({ authorId }) => authorId === user.id);
			return sendPage(reply, listPage(`Stories by ${user.name}`, own, store));
		}
		const publication = [...store.publications.values()].find(({ slug }) => slug === owner);
		if (publication === undefined) return reply.callNotFound();
		const own = stories.filter(({ publicationId }) => publicationId === publication.id);
		return sendPage(reply, listPage(publication.name, own, store));
	});

	// Only the id matters, as on Medium. The owner and the title in the address are for readers.
	server.get<StoryRequest>('/:owner/:story', (request, reply) => {
		const story = store.stories.get(storyIdOf(request.params.story) ?? '');
		if (story === undefined) return reply.callNotFound();
		const { raw } = request.query;
		if (raw === undefined) return sendPage(reply, storyPage(story, store));
		if (raw === '') return sendPage(reply, comparedWithSent(story, store));
		const other = store.stories.get(raw);
		return other === undefined
			? reply.callNotFound()
			: sendPage(reply, comparedWithOther(story, other, store));
	});

	server.get(`/${CDN_HOST}/*`, (request, reply) => {
		const image = store.images.get(uploadedName(request.url.replace(/\?.*$/s, '')));
		if (image === undefined) return reply.callNotFound();
		return reply
			.header('content-type', image.contentType)
			.header('x-content-type-options', 'nosniff')
			.header('content-security-policy', "default-src 'none'; sandbox")
			.header('cache-control', 'max-age=31536000, immutable')
			.send(image.bytes);
	});
}

/** The page for an unknown address. */
export const NOT_FOUND_PAGE = messagePage(
	'Page not found',
	'This address has no story, author or publication.',
);
