import type { FastifyInstance } from 'fastify';
import { slugOf } from './ids.ts';
import type { MediumParts } from './parts.ts';
import type { Story } from './store.ts';
import { firstWordsOf } from './story/kept.ts';

type Id = { Params: { id: string } };

/** What people do on Medium's pages and the API cannot do: edit, delete and respond to stories. */
export function addStoryControl(server: FastifyInstance, { store, clock }: MediumParts): void {
	/** The id and the address stay the same. */
	server.patch<Id>('/sandbox/stories/:id', (request, reply) => {
		const story = store.stories.get(request.params.id);
		if (story === undefined) return reply.callNotFound();
		// A new object, because the conversion of a story is cached by object.
		const edited = { ...story, ...readChanges(request.body), updatedAt: clock.now() };
		store.stories.set(story.id, edited);
		return edited;
	});

	server.delete<Id>('/sandbox/stories/:id', (request, reply) => {
		if (!store.stories.delete(request.params.id)) return reply.callNotFound();
		return { deleted: request.params.id };
	});

	/** A response has no title and no tags: its first words serve as the title. */
	server.post('/sandbox/responses', (request, reply) => {
		const { username, content } = readFields(request.body);
		const user = [...store.users.values()].find((one) => one.username === username);
		if (user === undefined || typeof content !== 'string' || content.trim() === '') {
			throw new TypeError('`username` must be the name of a user, and `content` must be HTML.');
		}
		const now = clock.now();
		const text = { content, contentFormat: 'html' as const };
		const title = firstWordsOf(text, TITLE_CHARACTERS);
		void reply.code(201);
		return store.addStory({
			...text,
			title,
			slug: slugOf(title),
			authorId: user.id,
			tags: [],
			canonicalUrl: '',
			publishStatus: 'public',
			license: '',
			publishedAt: now,
			createdAt: now,
			isResponse: true,
		});
	});
}

const TITLE_CHARACTERS = 100;

function readChanges(
	body: unknown,
): Partial<Pick<Story, 'title' | 'content' | 'tags' | 'isMemberOnly'>> {
	const { title, content, tags, isMemberOnly } = readFields(body);
	return {
		...(typeof title === 'string' && { title }),
		...(typeof content === 'string' && { content }),
		...(Array.isArray(tags) && { tags: tags.map(String) }),
		...(typeof isMemberOnly === 'boolean' && { isMemberOnly }),
	};
}

function readFields(body: unknown): Record<string, unknown> {
	return typeof body === 'object' && body !== null ? { ...body } : {};
}
