import type { FastifyInstance, FastifyReply } from 'fastify';
import { ApiError } from '../apiErrors.ts';
import { authenticate } from '../auth.ts';
import { isShortId, slugOf } from '../ids.ts';
import { describeLicense } from '../licenses.ts';
import type { MediumParts } from '../parts.ts';
import type { Publication, Story, User } from '../store.ts';
import { authorAddressOf } from '../addresses.ts';
import { firstWordsOf } from '../story/kept.ts';
import { type PostInput, readPostInput } from './postInput.ts';

/** Medium replaces a longer title with one from the content (api.md 3.2). */
const TITLE_CHARACTERS = 100;

/** `POST /v1/users/:id/posts` and `POST /v1/publications/:id/posts`. */
export function addPostRoutes(server: FastifyInstance, parts: MediumParts): void {
	server.post<{ Params: { userId: string } }>('/v1/users/:userId/posts', (request, reply) => {
		const user = authenticate(request, 'publishPost', parts);
		const input = readPostInput(request);
		// The documentation says 403 or 404; the recorded response is 400.
		if (request.params.userId !== user.id) throw new ApiError('invalidUserId');
		return publish(parts, reply, user, input);
	});

	server.post<{ Params: { id: string } }>('/v1/publications/:id/posts', (request, reply) => {
		const user = authenticate(request, 'publishPost', parts);
		const input = readPostInput(request);
		// Usually somebody sent a slug instead of the id (n8n forum 28610).
		if (!isShortId(request.params.id)) throw new ApiError('invalidPublicationId');
		const publication = parts.store.publications.get(request.params.id);
		if (publication === undefined) throw new ApiError('invalidPublicationId');
		const role = parts.store.roleOf(user.id, publication);
		const allowed = role === 'editor' || (role === 'writer' && input.publishStatus === 'draft');
		if (!allowed) throw new ApiError('mayNotPublish');
		return publish(parts, reply, user, input, publication);
	});
}

function publish(
	{ store, clock, dailyLimit }: MediumParts,
	reply: FastifyReply,
	user: User,
	input: PostInput,
	publication?: Publication,
): { data: Record<string, unknown> } {
	if (!dailyLimit.take(user.id)) throw new ApiError('dailyLimit');
	const createdAt = clock.now();
	const title =
		[...input.title].length > TITLE_CHARACTERS
			? firstWordsOf(input, TITLE_CHARACTERS)
			: input.title;
	const story = store.addStory({
		...input,
		title,
		slug: slugOf(title),
		authorId: user.id,
		...(publication && { publicationId: publication.id }),
		createdAt,
		// Medium accepts past dates and ignores future ones.
		publishedAt: Math.min(input.publishedAt ?? createdAt, createdAt),
	});
	const url = `https://medium.com${authorAddressOf(story, store)}`;
	void reply.code(201).header('location', url);
	return { data: toResponse(story, url) };
}

/** The story as the API returns it: a draft has no `publishedAt`, and tags are in lower case (recorded). */
function toResponse(story: Story, url: string): Record<string, unknown> {
	return {
		id: story.id,
		title: story.title,
		authorId: story.authorId,
		url,
		canonicalUrl: story.canonicalUrl,
		publishStatus: story.publishStatus,
		...(story.publishStatus !== 'draft' && { publishedAt: story.publishedAt }),
		license: story.license,
		licenseUrl: describeLicense(story.license).url,
		tags: story.tags.map((tag) => tag.toLowerCase()),
		...(story.publicationId !== undefined && { publicationId: story.publicationId }),
	};
}
