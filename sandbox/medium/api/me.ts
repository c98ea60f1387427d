import type { FastifyInstance } from 'fastify';
import { avatarAddress } from '../addresses.ts';
import { authenticate } from '../auth.ts';
import type { MediumParts } from '../parts.ts';

/** `GET /v1/me`: the user that a token belongs to (api.md 3.1). */
export function addMeRoute(server: FastifyInstance, parts: MediumParts): void {
	server.get('/v1/me', (request) => {
		const { id, username, name } = authenticate(request, 'basicProfile', parts);
		return {
			data: {
				id,
				username,
				name,
				url: `https://medium.com/@${username}`,
				imageUrl: avatarAddress({ id }),
			},
		};
	});
}
