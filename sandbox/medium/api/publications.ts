import type { FastifyInstance } from 'fastify';
import { avatarAddress } from '../addresses.ts';
import { ApiError } from '../apiErrors.ts';
import { authenticate } from '../auth.ts';
import type { MediumParts } from '../parts.ts';
import type { Publication } from '../store.ts';

/** Publications one only follows are answered up to this number (api.md 3.4 and its issues). */
const FOLLOWED_AT_MOST = 200;

/** `GET /v1/users/:id/publications` and `GET /v1/publications/:id/contributors`; neither pages. */
export function addPublicationRoutes(server: FastifyInstance, parts: MediumParts): void {
	const { store } = parts;

	server.get<{ Params: { userId: string } }>('/v1/users/:userId/publications', (request) => {
		const user = authenticate(request, 'listPublications', parts);
		// The documentation promises 403 for somebody else's id; the recorded answer is 400.
		if (request.params.userId !== user.id) throw new ApiError('invalidUserId');
		const all = [...store.publications.values()];
		const own = all.filter((one) => store.roleOf(user.id, one) !== undefined);
		const followed = all.filter((one) => !own.includes(one) && one.followers.includes(user.id));
		return { data: [...own, ...followed.slice(0, FOLLOWED_AT_MOST)].map(asAnswered) };
	});

	server.get<{ Params: { id: string } }>('/v1/publications/:id/contributors', (request) => {
		authenticate(request, 'basicProfile', parts);
		const publicationId = request.params.id;
		// An unknown id, or a slug, is answered like an empty publication (recorded).
		const contributors = store.publications.get(publicationId)?.contributors ?? [];
		return { data: contributors.map((one) => ({ publicationId, ...one })) };
	});
}

function asAnswered({ id, slug, name, description }: Publication): Record<string, string> {
	return {
		id,
		name,
		description,
		url: `https://medium.com/${slug}`,
		imageUrl: avatarAddress({ id }),
	};
}
