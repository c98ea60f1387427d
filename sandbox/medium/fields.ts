import type { FastifyRequest } from 'fastify';

/** Whether a request is form-encoded. */
export function isForm({ headers }: FastifyRequest): boolean {
	return /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
}

/** Reads the text fields of a parsed form or query. Missing fields and other types are ''. */
export function textFields(from: unknown): (name: string) => string {
	const values = new Map<string, unknown>(
		typeof from === 'object' && from !== null ? Object.entries(from) : [],
	);
	return (name) => {
		const value = values.get(name);
		return typeof value === 'string' ? value : '';
	};
}
