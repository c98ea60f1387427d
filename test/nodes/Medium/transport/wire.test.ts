import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import type { FaultRule } from '../../../support/localMedium';
import { type MediumRunOptions, POST_PARAMETERS, runMedium } from '../../../support/mediumNode';
import type { WorkflowRun } from '../../../../sandbox/engine/workflowRun';
import { startWire, type Wire } from './wire';

/** Waits between tries: nothing is really waited for. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

const SEEDED_TOKEN = `${'c0ffee'.repeat(10)}00001`;
const GET_ME: IDataObject = { resource: 'user', operation: 'get' };
const NO_TIME_LIMIT = {};
const BROKEN_OFF = 'Medium’s response was cut off';

let wire: Wire;

async function run(
	parameters: IDataObject,
	options: Partial<MediumRunOptions> = {},
): Promise<WorkflowRun> {
	return await runMedium({
		parameters,
		credentials: { mediumApi: { accessToken: SEEDED_TOKEN } },
		...options,
	});
}

const pathsAsked = async (): Promise<string[]> =>
	(await wire.medium.control.requests()).map((request) => `${request.method} ${request.path}`);

beforeAll(async () => {
	wire = await startWire();
});
beforeEach(async () => await wire.medium.control.reset());
afterAll(async () => await wire.stop());

describe('over real sockets, a read', () => {
	it('comes through', async () => {
		const { error, items } = await run(GET_ME);
		expect(error).toBeUndefined();
		expect(items('Node')[0]?.json).toMatchObject({ username: 'mara.lindqvist' });
	});

	it.each(['resetBeforeStoring', 'cutAnswer', 'malformedJson'])(
		'is tried again after %s',
		async (fault) => {
			await wire.medium.control.addFault({ fault, match: { times: 2 } });
			const { error } = await run(GET_ME);
			expect(error).toBeUndefined();
			expect(await pathsAsked()).toEqual(['GET /v1/me', 'GET /v1/me', 'GET /v1/me']);
		},
	);

	it.each<[FaultRule['fault'], string, number, IDataObject]>([
		['resetBeforeStoring', 'The connection to Medium was lost', 4, NO_TIME_LIMIT],
		['cutAnswer', BROKEN_OFF, 4, NO_TIME_LIMIT],
		[{ name: 'serverError', status: 503, body: 'html' }, 'could not handle', 4, NO_TIME_LIMIT],
		[{ name: 'tooManyRequests', retryAfter: 3600 }, 'asks to slow down', 1, NO_TIME_LIMIT],
		['gzipBomb', 'too large to be from Medium', 1, NO_TIME_LIMIT],
		['emptyBody', 'Medium’s response was empty', 1, NO_TIME_LIMIT],
		['htmlInsteadOfJson', 'returned a web page', 1, NO_TIME_LIMIT],
		[
			'cloudflareChallenge',
			'Cloudflare blocked the request with a browser check',
			1,
			NO_TIME_LIMIT,
		],
		['invalidToken', 'the access token is invalid', 1, NO_TIME_LIMIT],
		['neverAnswers', 'Medium did not answer in time', 1, { requestTimeout: 0.8 }],
		[{ name: 'slowTrickle', ms: 100 }, 'Medium did not answer in time', 1, { requestTimeout: 0.8 }],
	])('ends after %p in clear words', async (fault, message, requests, options) => {
		await wire.medium.control.addFault({ fault });
		const { error } = await run({ ...GET_ME, options });
		expect(error?.message).toContain(message);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
		expect(await pathsAsked()).toHaveLength(requests);
	});

	it('takes a good answer under a wrong name', async () => {
		await wire.medium.control.addFault({ fault: 'wrongContentType' });
		expect((await run(GET_ME)).error).toBeUndefined();
	});
});

describe('over real sockets, a create', () => {
	it.each<[string, boolean, string, IDataObject]>([
		['resetBeforeStoring', false, 'The connection to Medium was lost', NO_TIME_LIMIT],
		['resetAfterStoring', true, 'The connection to Medium was lost', NO_TIME_LIMIT],
		['cutAnswer', true, BROKEN_OFF, NO_TIME_LIMIT],
		['malformedJson', true, BROKEN_OFF, NO_TIME_LIMIT],
		['emptyBody', true, 'Medium’s response was empty', NO_TIME_LIMIT],
		['gzipBomb', true, 'too large to be from Medium', NO_TIME_LIMIT],
		['neverAnswers', false, 'Medium did not answer in time', { writeTimeout: 0.8 }],
		['slowTrickle', true, 'Medium did not answer in time', { writeTimeout: 0.8 }],
	])(
		'after %s is sent once, and said to exist perhaps',
		async (fault, stored, message, options) => {
			await wire.medium.control.addFault({ fault, match: { method: 'POST' } });
			const before = (await wire.medium.control.stories()).length;

			const { error } = await run({ ...POST_PARAMETERS, options });

			expect(error?.message).toContain(message);
			expect(error?.description).toContain('may have been created');
			expect((await pathsAsked()).filter((asked) => asked.startsWith('POST'))).toHaveLength(1);
			expect(await wire.medium.control.stories()).toHaveLength(before + (stored ? 1 : 0));
		},
	);
});

describe('over real sockets, a picture', () => {
	it.each(['memory', 'filesystem'] as const)('of 25 MB arrives whole from %s', async (binary) => {
		const content = Buffer.alloc(25 * 1024 * 1024, 7);
		content.set(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));

		const { error, items } = await run(
			{ resource: 'image', operation: 'upload', imageSource: 'binary' },
			{
				binary,
				input: [{ json: {}, binary: { data: { content, mimeType: 'image/png' } } }],
			},
		);

		expect(error).toBeUndefined();
		expect(items('Node')[0]?.json.md5).toBe(createHash('md5').update(content).digest('hex'));
	});
});
