import type { IncomingHttpHeaders } from 'node:http';

/** One request as the log shows it. No token, secret or code is ever in it. */
export type LoggedRequest = {
	/** ISO 8601, on the sandbox's clock. */
	time: string;
	method: string;
	host: string;
	/** Without the query. */
	path: string;
	query: Record<string, unknown>;
	/** Whether an Authorization header came; never what was in it. */
	authorization: boolean;
	userAgent: string;
	contentType: string;
	/** Of JSON and form-encoded requests; pictures and token requests are left out. */
	body?: unknown;
	/** Of the answer; absent while it is under way and when none was sent. */
	status?: number;
	outcome: 'pending' | 'answered' | 'broken off';
	fault?: string;
};

/** How many requests are remembered, and up to which size their bodies are. */
const REMEMBERED = 2_000;
const BODY_BYTES = 256 * 1024;

const SECRET_NAME = /token|secret|code|password|authorization/i;

/** The last requests, oldest first. */
export class RequestLog {
	entries: LoggedRequest[] = [];

	/** Starts an entry; the caller completes it as the request goes on. */
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
		if (this.entries.length > REMEMBERED) this.entries.shift();
		return entry;
	}

	clear(): void {
		this.entries = [];
	}
}

/** The body for the log: itself, or its size when it is too large to keep. */
export function loggableBody(body: unknown): unknown {
	const size = JSON.stringify(body)?.length ?? 0;
	return size > BODY_BYTES ? { tooLargeToKeep: size } : body;
}

function ensureSlash(url: string): string {
	return url.startsWith('/') ? url : '/';
}
