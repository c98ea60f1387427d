import type { FastifyInstance } from 'fastify';
import { addressOf } from './addresses.ts';
import { readRule } from './faults.ts';
import type { MediumParts } from './parts.ts';
import type { Story } from './store.ts';
import { keepStory } from './story/kept.ts';
import { toMediumHtml } from './story/render.ts';

type Body = { Body: Record<string, unknown> | undefined };

/** `/sandbox/*`: what tests and curious people read and set. Never on one of Medium's hosts. */
export function addControlRoutes(server: FastifyInstance, parts: MediumParts): void {
	const { store, clock, dailyLimit, faults, feeds, requests } = parts;

	// A page on the internet can make a browser post to this machine; the browser then says so.
	server.addHook('onRequest', async (request, reply) => {
		const site = request.headers['sec-fetch-site'];
		if (!request.routeOptions.url?.startsWith('/sandbox/') || site === undefined) return;
		if (site !== 'same-origin' && site !== 'none') {
			return reply.code(403).send({ error: 'Not from another site.' });
		}
	});

	server.get('/sandbox/state', () => ({
		time: new Date(clock.now()).toISOString(),
		settings: settings(),
		faults: faults.rules,
		users: [...store.users.values()],
		publications: [...store.publications.values()],
		stories: [...store.stories.values()].map(withAddress),
		images: [...store.images.values()].map(({ bytes, ...image }) => ({
			...image,
			size: bytes.length,
		})),
	}));

	server.get<{ Params: { id: string } }>('/sandbox/stories/:id', (request, reply) => {
		const story = store.stories.get(request.params.id);
		if (story === undefined) return reply.callNotFound();
		const { grafs, leftOut } = keepStory(story);
		const kept = { html: toMediumHtml(grafs), leftOut: Object.fromEntries(leftOut) };
		return { ...withAddress(story), kept };
	});

	server.get('/sandbox/requests', () => ({ requests: requests.entries }));
	server.delete('/sandbox/requests', () => {
		requests.clear();
		return { requests: [] };
	});

	server.post('/sandbox/reset', () => {
		store.reset();
		clock.reset();
		dailyLimit.reset();
		feeds.reset();
		faults.clear();
		requests.clear();
		return { reset: true };
	});

	server.post('/sandbox/faults', (request, reply) => {
		for (const rule of [request.body].flat()) faults.add(readRule(rule));
		void reply.code(201);
		return { faults: faults.rules };
	});
	server.delete('/sandbox/faults', () => {
		faults.clear();
		return { faults: [] };
	});

	server.post<Body>('/sandbox/settings', ({ body }) => {
		const given = Object.entries(body ?? {});
		const known = Object.keys(settings());
		if (given.length === 0 || !given.every(([name, on]) => known.includes(name) && isSwitch(on))) {
			throw new TypeError(`Settings are ${known.join(', ')}; each is true or false.`);
		}
		const { dailyLimit: limit, truncatedFeeds, laggingFeeds } = Object.fromEntries(given);
		if (isSwitch(limit)) dailyLimit.enabled = limit;
		if (isSwitch(truncatedFeeds)) feeds.truncated = truncatedFeeds;
		if (isSwitch(laggingFeeds)) feeds.lagging = laggingFeeds;
		return settings();
	});

	server.post<Body>('/sandbox/clock', ({ body }) => {
		const milliseconds = body?.advanceMs;
		if (typeof milliseconds !== 'number' || !(Math.abs(milliseconds) < 1e13)) {
			throw new TypeError('`advanceMs` is a number of milliseconds.');
		}
		clock.advance(milliseconds);
		return { time: new Date(clock.now()).toISOString() };
	});

	/** Makes one access token expire, or every one that was issued by OAuth2. */
	server.post<Body>('/sandbox/tokens/expire', ({ body }) => {
		const now = clock.now();
		let expired = 0;
		for (const token of store.accessTokens.values()) {
			const meant =
				body?.token === undefined ? token.expiresAt !== undefined : token.token === body.token;
			if (!meant || (token.expiresAt !== undefined && token.expiresAt <= now)) continue;
			token.expiresAt = now;
			expired += 1;
		}
		return { expired };
	});

	function settings(): Record<string, boolean> {
		return {
			dailyLimit: dailyLimit.enabled,
			truncatedFeeds: feeds.truncated,
			laggingFeeds: feeds.lagging,
		};
	}

	function withAddress(story: Story): Story & { path: string } {
		return { ...story, path: addressOf(story, store) };
	}
}

function isSwitch(value: unknown): value is boolean {
	return typeof value === 'boolean';
}
