import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Real answers of Medium; they are not part of this repository. */
const FOLDER = path.join(__dirname, '../../../shared/recordings');

/** Whether there are recordings on this machine. */
export const hasRecordings = existsSync(FOLDER);

/** A recorded exchange. */
export type Recording = {
	file: string;
	method: string;
	/** Without the host. */
	path: string;
	/** The form that was sent; empty when there was none. */
	form: string;
	status: number;
	headers: Record<string, string>;
	/** The body of the answer, as sent. */
	body: string;
};

/** What somebody quoted of an exchange; `kind` says where. */
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

/** What is read of a VCR cassette, which holds one exchange. */
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

/** All recorded exchanges; none where there are no recordings. */
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

/** All quoted exchanges; none where there are no recordings. */
export function readExamples(): Example[] {
	if (!hasRecordings) return [];
	return JSON.parse(readFileSync(path.join(FOLDER, 'examples.json'), 'utf8')) as Example[];
}
