import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Recorded responses of Medium, which are not part of this repository. */
const FOLDER = path.join(__dirname, '../../../shared/recordings');

/** Whether the recordings are available. */
export const hasRecordings = existsSync(FOLDER);

/** A recorded request and its response. */
export type Recording = {
	file: string;
	method: string;
	/** Without the host. */
	path: string;
	/** The form in the request; empty if there was none. */
	form: string;
	status: number;
	headers: Record<string, string>;
	/** The response body, unchanged. */
	body: string;
};

/** A request or response that somebody quoted; `kind` says where. */
export type Example = {
	kind: string;
	request?: string;
	status?: number | null;
	headers?: Record<string, string>;
	content_type?: string;
	body?: unknown;
	body_text?: string;
	message?: string;
	codes?: Record<string, string>;
	source: string;
};

/** The part of a VCR cassette that is read. Each cassette contains one request. */
type Cassette = {
	http_interactions: Array<{
		request: { method: string; uri: string; body: { string: string } };
		response: {
			status: { code: number };
			headers: Record<string, string[]>;
			body: { string: string };
		};
	}>;
};

/** Reads all recorded requests; empty if the recordings are not available. */
export function readRecordings(): Recording[] {
	if (!hasRecordings) return [];
	const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yml'));
	return files.map((file) => {
		const cassette = parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Cassette;
		const [exchange] = cassette.http_interactions;
		if (exchange === undefined) throw new Error(`${file} is empty.`);
		const { request, response } = exchange;
		return {
			file,
			method: request.method.toUpperCase(),
			path: new URL(request.uri).pathname,
			form: request.body.string,
			status: response.status.code,
			headers: Object.fromEntries(
				Object.entries(response.headers).map(([name, values]) => [
					name.toLowerCase(),
					values.join(', '),
				]),
			),
			body: response.body.string,
		};
	});
}

/** Reads all quoted requests; empty if the recordings are not available. */
export function readExamples(): Example[] {
	if (!hasRecordings) return [];
	return JSON.parse(readFileSync(path.join(FOLDER, 'examples.json'), 'utf8')) as Example[];
}
