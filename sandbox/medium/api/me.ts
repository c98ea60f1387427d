import type { FastifyInstance } from 'fastify';
import { authenticate } from '../auth.ts';
import { CDN_HOST } from '../hosts.ts';
import type { MediumParts } from '../parts.ts';

/** `GET /v1/me`: the user a token belongs to (api.md 3.1). */
export function addMeRoute(server: FastifyInstance, parts: MediumParts): void {
	server.get('/v1/me', (request) => {
		const { id, username, name } = authenticate(request, 'basicProfile', parts);
		return {
			data: {
				id,
				username,
				name,
				url: `https://medium.com/@${username}`,
				imageUrl: `https://${CDN_HOST}/fit/c/400/400/1*${id.slice(0, 12)}.png`,
			},
		};
	});
}
