import type { FastifyInstance } from 'fastify';
import { avatarAddress } from '../addresses.ts';
import { ApiError } from '../apiErrors.ts';
import { authenticate } from '../auth.ts';
import type { MediumParts } from '../parts.ts';
import type { Publication } from '../store.ts';

/** The most followed publications that the API returns (api.md 3.4 and its issues). */
const MAX_FOLLOWED = 200;

/** `GET /v1/users/:id/publications` and `GET /v1/publications/:id/contributors`, both without paging. */
export function addPublicationRoutes(server: FastifyInstance, parts: MediumParts): void {
	const { store } = parts;

	server.get<{ Params: { userId: string } }>('/v1/users/:userId/publications', (request) => {
		const user = authenticate(request, 'listPublications', parts);
		// The documentation says 403 for another user's id; the recorded response is 400.
		if (request.params.userId !== user.id) throw new ApiError('invalidUserId');
		const all = [...store.publications.values()];
		const own = all.filter((one) => store.roleOf(user.id, one) !== undefined);
		const followed = all.filter((one) => !own.includes(one) && one.followers.includes(user.id));
		return { data: [...own, ...followed.slice(0, MAX_FOLLOWED)].map(toResponse) };
	});

	server.get<{ Params: { id: string } }>('/v1/publications/:id/contributors', (request) => {
		authenticate(request, 'basicProfile', parts);
		const publicationId = request.params.id;
		// For an unknown id or a slug, Medium returns an empty list (recorded).
		const contributors = store.publications.get(publicationId)?.contributors ?? [];
		return { data: contributors.map((one) => ({ publicationId, ...one })) };
	});
}

function toResponse({ id, slug, name, description }: Publication): Record<string, string> {
	return {
		id,
		name,
		description,
		url: `https://medium.com/${slug}`,
		imageUrl: avatarAddress({ id }),
	};
}
