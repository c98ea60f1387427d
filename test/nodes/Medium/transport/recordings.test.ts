import {
	readContributors,
	readImage,
	readPost,
	readPublications,
	readUser,
} from '../../../../nodes/Medium/transport/answers';
import { interpretResponse } from '../../../../nodes/Medium/transport/apiResponse';
import { API_HINTS } from '../../../../nodes/Medium/transport/hints/apiHints';
import { findRow } from '../../../../nodes/Medium/transport/hints/findRow';
import type { Purpose } from '../../../../nodes/Medium/transport/hints/hint';
import {
	type Example,
	hasRecordings,
	readExamples,
	readRecordings,
} from '../../../sandbox/recordings';

interface Recorded {
	name: string;
	/** `POST /v1/images` and the like. */
	request: string;
	status: number;
	headers: Record<string, string>;
	/** As sent. */
	body: string;
}

/** Which reader is for which call. The answer with a token is no envelope, and n8n's to read. */
const READERS: Array<[request: RegExp, read: (data: unknown) => unknown]> = [
	[/^GET \/v1\/me$/, readUser],
	[/^GET .*\/publications$/, readPublications],
	[/^GET .*\/contributors$/, readContributors],
	[/^POST .*\/posts\b/, readPost],
	[/^POST .*\/images$/, readImage],
];

if (!hasRecordings) {
	it('has no recordings to read: the folder ../shared/recordings is absent', () => {
		expect(readAll()).toEqual([]);
	});
} else {
	const recordings = readAll();

	it('finds recordings of every kind', () => {
		const isSuccess = ({ status }: Recorded): boolean => status < 300;
		for (const [request] of READERS) {
			const found = recordings.filter((recorded) => request.test(recorded.request));
			expect([request, found.some(isSuccess)]).toEqual([request, true]);
		}
		expect(recordings.filter((recorded) => !isSuccess(recorded)).length).toBeGreaterThan(5);
	});

	it.each(recordings.filter(({ status }) => status < 300))(
		'reads what came: $name',
		({ request, body, ...answer }) => {
			const read = READERS.find(([pattern]) => pattern.test(request))?.[1];
			expect(read).toBeDefined();
			const outcome = interpretResponse({ ...answer, body: Buffer.from(body) }, (data) =>
				read?.(data),
			);

			// All of it, as it came: users of n8n see every field that Medium sends.
			const { data } = JSON.parse(body) as { data: object };
			const isDraft = read === readPost && !('publishedAt' in data);
			expect(outcome).toEqual({
				kind: 'ok',
				value: isDraft ? { ...data, publishedAt: null } : data,
			});
		},
	);

	it.each(recordings.filter(({ status }) => status >= 400))(
		'has words for the refusal: $name',
		({ request, body, ...answer }) => {
			const outcome = interpretResponse({ ...answer, body: Buffer.from(body) }, (data) => data);
			if (outcome.kind === 'ok') throw new Error('This is no refusal');

			const purpose: Purpose = request.startsWith('POST') ? 'createPost' : 'read';
			// No recorded refusal needs the last row, the one for what nobody foresaw.
			expect(API_HINTS).toContain(findRow(API_HINTS, outcome, { purpose }));
		},
	);
}

/** Of everything that was recorded or quoted, what has a status and a body. */
function readAll(): Recorded[] {
	return [
		...readRecordings().map(({ file, method, path, status, headers, body }) => ({
			name: file,
			request: `${method} ${path}`,
			status,
			headers,
			body,
		})),
		...readExamples().flatMap(readExample),
	];
}

function readExample({ kind, request = '', status, headers, ...example }: Example): Recorded[] {
	const { body, body_text: text } = example;
	// Without a status nothing was seen on the wire; feeds and tokens are read by others.
	if (typeof status !== 'number' || /feed|tokens/.test(request)) return [];
	if (body === undefined && text === undefined) return [];
	return [
		{
			name: `${kind}: ${request}`,
			request,
			status,
			headers: headers ?? {},
			body: text ?? JSON.stringify(body),
		},
	];
}
