import type { IncomingHttpHeaders } from 'node:http';

/** A request in the log. It never contains a token, secret or authorization code. */
export type LoggedRequest = {
	/** ISO 8601, on the sandbox's clock. */
	time: string;
	method: string;
	host: string;
	/** Without the query. */
	path: string;
	query: Record<string, unknown>;
	/** Whether the request had an Authorization header; the log leaves out its value. */
	authorization: boolean;
	userAgent: string;
	contentType: string;
	/** The body of a JSON or form-encoded post. Pictures and token requests are left out. */
	body?: unknown;
	/** The response status; absent while the request is pending, and if no response was sent. */
	status?: number;
	outcome: 'pending' | 'answered' | 'broken off';
	fault?: string;
};

/** How many requests the log keeps, and the largest body it keeps. */
const MAX_ENTRIES = 2_000;
const BODY_BYTES = 256 * 1024;

const SECRET_NAME = /token|secret|code|password|authorization/i;

/** The last requests, oldest first. */
export class RequestLog {
	entries: LoggedRequest[] = [];

	/** Adds an entry. The caller completes it while the request is handled. */
	start(
		request: { method: string; url: string; headers: IncomingHttpHeaders },
		now: number,
	): LoggedRequest {
		const { pathname, searchParams } = new URL(`http://sandbox${ensureSlash(request.url)}`);
		const entry: LoggedRequest = {
			time: new Date(now).toISOString(),
			method: request.method,
			host: request.headers.host ?? '',
			path: pathname,
			query: Object.fromEntries(
				[...searchParams].map(([name, value]) => [name, SECRET_NAME.test(name) ? '…' : value]),
			),
			authorization: request.headers.authorization !== undefined,
			userAgent: request.headers['user-agent'] ?? '',
			contentType: request.headers['content-type'] ?? '',
			outcome: 'pending',
		};
		this.entries.push(entry);
		if (this.entries.length > MAX_ENTRIES) this.entries.shift();
		return entry;
	}

	clear(): void {
		this.entries = [];
	}
}

/** The body for the log, or its size if it is too large to keep. */
export function loggableBody(body: unknown): unknown {
	const size = JSON.stringify(body)?.length ?? 0;
	return size > BODY_BYTES ? { tooLargeToKeep: size } : body;
}

function ensureSlash(url: string): string {
	return url.startsWith('/') ? url : '/';
}
